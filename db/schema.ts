/**
 * The typed schema, one for both engines. Times are ms since the epoch, booleans 0/1, ids UUIDv7 text.
 * One store holds one office. Names, notes and reasons live in `personal` only (domain.md §7).
 */
import type { Kysely, Transaction } from 'kysely'
import type { EventKind } from '#domain/events.ts'
import type { StaffRole } from '#domain/people.ts'
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
}

export interface CounterServiceTable {
  counter_id: string
  service_id: string
}

export interface PersonTable {
  id: string
  sort: number
  is_active: Bit
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
}

export interface TicketLineTable {
  id: string
  ticket_id: string
  service_id: string
  quantity: number
  state: 'pending' | 'active' | 'done'
  position: number
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
  field: 'name' | 'reason'
  value: string | null
  salt: string | null
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
  station: StationTable
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
}

/** A handle that may only read, or stands outside a transaction. */
export type ReadHandle = Kysely<Schema>
/** Inside a transaction only this handle may be used: the outer one would wait for ever. */
export type WriteHandle = Transaction<Schema>
