/**
 * The typed schema, one for both engines. Times are ms since the epoch, booleans 0/1, ids UUIDv7 text.
 * One store holds one office. Names, notes and reasons live in `personal` only (domain.md §7).
 */
import type { Generated, Kysely, Transaction } from 'kysely'
import type { EventKind } from '#domain/events.ts'
import type { CounterPreference, PauseReason } from '#domain/counter.ts'
import type { Language, StaffRole, StationRole } from '#domain/people.ts'
import type { PersonalField } from '#domain/personal.ts'
import type { EndDayPolicy } from '#domain/rules.ts'
import type { LineState } from '#domain/service-lines.ts'
import type { Channel } from '#domain/ticket.ts'
import type { TicketState } from '#domain/ticket-state.ts'

export type Bit = 0 | 1

export interface OfficeTable {
  id: string
  name: string
  time_zone: string
  day_start_minute: number
  not_here_limit: number
  cool_down_ms: number
  undo_window_ms: number
  is_demo: Bit
  created_at: number
  end_day_policy: Generated<EndDayPolicy>
  /** After so many strict priorities in a row one general client is called; null for never. */
  strict_run: number | null
  absent_opens_ms: Generated<number>
  keep_place_ms: Generated<number>
  appointment_grace_ms: Generated<number>
  auto_lock_ms: Generated<number>
  /** What is added to the clock while it is behind the newest event. */
  clock_offset_ms: Generated<number>
  /** Tells whether the key that PINs are kept with is the one they were made with. */
  pepper_check: string | null
  /** A station whose own version is below it may read and not write. */
  min_writer_version: Generated<number>
}

export interface ZoneTable {
  id: string
  name: string
}

export interface ServiceTable {
  id: string
  zone_id: string
  name: string
  prefix: string
  expected_ms: number
  target_ms: number
  first_number: number
  sort: number
  is_active: Bit
  /** Whoever has waited longer comes before any preference of a counter. */
  max_wait_ms: number | null
  is_quick: Generated<Bit>
}

export interface PriorityTable {
  id: string
  name: string
  head_start_ms: number
  is_strict: Bit
  sort: number
  is_active: Bit
}

export interface CounterTable {
  id: string
  zone_id: string
  number: number
  /** Who is at it now; null when closed. */
  person_id: string | null
  is_active: Bit
  preference: Generated<CounterPreference>
  paused_at: number | null
  pause_reason: PauseReason | null
  /** Since when nobody works here (closed or paused); null while somebody does. */
  away_at: Generated<number | null>
  /** From which station its person signed in. */
  station_id: string | null
}

export interface CounterServiceTable {
  counter_id: string
  service_id: string
  /** For a counter that prefers what it does best: smaller comes first. */
  rank: Generated<number>
}

export interface PersonTable {
  id: string
  sort: number
  is_active: Bit
  /** Since when this person is not at work (signed out or paused); null while at work. */
  away_at: Generated<number | null>
}

export interface PersonLanguageTable {
  person_id: string
  language: Language
}

export interface CredentialTable {
  person_id: string
  kind: 'pin' | 'start' | 'recovery' | 'duress'
  salt: string
  hash: string
  /** Cost of scrypt: N. */
  cost: number
  created_at: number
  expires_at: number | null
}

export interface SignInAttemptTable {
  person_id: string
  station_id: string
  failures: number
  locked_until: number
}

export interface PersonRoleTable {
  person_id: string
  role: StaffRole
}

export interface StationTable {
  id: string
  zone_id: string
  name: string
  created_at: number
  is_active: Generated<Bit>
  /** What the server knows it as; null where there is no server. */
  login: string | null
  /** SHA-256 of its certificate, in hexadecimal; null where there is no server. */
  certificate: string | null
}

export interface StationRoleTable {
  station_id: string
  role: StationRole
}

export interface StationPresenceTable {
  station_id: string
  /** By the server's clock. */
  seen_at: number
  started_at: number
  /** What this station adds to its own clock to have the server's. */
  clock_offset_ms: number
  version: string
  writer_version: number
  /** JSON list of the addresses at which its direct link listens. */
  link_addresses: string
  link_port: number | null
}

export interface PairingTable {
  station_id: string
  login: string
  /** What the station is given, sealed with its pairing code; blanked once it has been used. */
  bundle: string | null
  created_at: number
  expires_at: number
  used_at: number | null
}

export interface TicketTable {
  id: string
  business_day: string
  prefix: string
  number: number
  channel: Channel
  service_id: string
  priority_id: string
  is_strict: Bit
  is_accurate: Bit
  arrival_at: number
  state: TicketState
  counter_id: string | null
  person_id: string | null
  base_at: number
  queue_at: number
  cool_until: number | null
  not_here_count: number
  call_count: number
  /** Waits for this counter, or this person, in particular (domain.md §2). */
  target_counter_id: string | null
  target_person_id: string | null
  /** Whose hold it is; null while held means shared. */
  held_by_id: string | null
  appointment_at: number | null
}

export interface TicketLineTable {
  id: string
  ticket_id: string
  service_id: string
  quantity: number
  state: LineState
  position: number
  is_void: Generated<Bit>
}

export interface LegTable {
  id: string
  ticket_id: string
  position: number
  state: TicketState
  started_at: number
  ended_at: number | null
  counter_id: string | null
  person_id: string | null
  service_id: string
  is_void: Bit
}

export interface EventTable {
  id: string
  station_id: string
  seq: number
  at: number
  kind: EventKind
  ticket_id: string | null
  counter_id: string | null
  person_id: string | null
  /** The event that this one takes back. */
  undoes: string | null
  /** JSON of ids, enums and numbers. */
  payload: string
  previous_hash: string
  hash: string
}

export interface EventHeadTable {
  station_id: string
  seq: number
  hash: string
  at: number
}

export interface AcknowledgementTable {
  id: string
  ticket_id: string
  event_id: string
  at: number
  after_ms: number
  person_id: string | null
  kind: 'issue' | 'call' | 'attend' | 'manual'
  is_void: Bit
}

export interface NumberCounterTable {
  business_day: string
  prefix: string
  last: number
}

export interface DisplayCallTable {
  id: string
  ticket_id: string
  counter_id: string
  business_day: string
  called_at: number
  announced_at: number | null
  withdrawn_at: number | null
  times: number
}

export interface RequestTable {
  id: string
  station_id: string
  name: string
  at: number
  /** JSON of the value that was answered, so that a retry hears the same. */
  answer: string
}

export interface PersonalTable {
  subject_id: string
  field: PersonalField
  value: string | null
  salt: string | null
}

export interface SealTable {
  id: string
  position: number
  at: number
  kind: 'hour' | 'close'
  previous_hash: string
  hash: string
}

export interface SealHeadTable {
  seal_id: string
  station_id: string
  seq: number
  hash: string
}

export interface ErasureTable {
  subject_id: string
  at: number
}

export interface Schema {
  office: OfficeTable
  zone: ZoneTable
  service: ServiceTable
  priority: PriorityTable
  counter: CounterTable
  counter_service: CounterServiceTable
  person: PersonTable
  person_role: PersonRoleTable
  person_language: PersonLanguageTable
  credential: CredentialTable
  sign_in_attempt: SignInAttemptTable
  station: StationTable
  station_role: StationRoleTable
  station_presence: StationPresenceTable
  pairing: PairingTable
  ticket: TicketTable
  ticket_line: TicketLineTable
  leg: LegTable
  event: EventTable
  event_head: EventHeadTable
  acknowledgement: AcknowledgementTable
  number_counter: NumberCounterTable
  display_call: DisplayCallTable
  request: RequestTable
  personal: PersonalTable
  seal: SealTable
  seal_head: SealHeadTable
  erasure: ErasureTable
}

/** A handle that may only read, or stands outside a transaction. */
export type ReadHandle = Kysely<Schema>
/** Inside a transaction only this handle may be used: the outer one would wait for ever. */
export type WriteHandle = Transaction<Schema>
