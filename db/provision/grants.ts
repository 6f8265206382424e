import type { StationRole } from '#domain/people.ts'
import { migrationTable } from '../migrate.ts'
import type { Schema } from '../schema.ts'

/** What is granted on one table. Nobody may take rows away: none of an office ever goes (domain.md §2). */
export interface Privileges {
  readonly select?: true
  readonly insert?: true
  /** Only these columns: who locks a row (`for update`) must be able to change one. */
  readonly update?: readonly string[]
}

export type TableName = keyof Schema | typeof migrationTable
type Grants = Readonly<Partial<Record<TableName, Privileges>>>

const read = { select: true } as const

function reading(...tables: readonly TableName[]): Grants {
  return Object.fromEntries(tables.map((table) => [table, read]))
}

const calls = ['announced_at', 'withdrawn_at'] as const

/** Every station: the office, who else is there, and its own chain of events. Row policies keep it to its own. */
const everybody: Grants = {
  ...reading('zone', 'service', 'priority', 'counter_service', 'station', 'station_role', migrationTable),
  ...reading('counter', 'pairing'),
  // A clock that was put back is noticed by whoever writes next.
  office: { select: true, update: ['clock_offset_ms'] },
  event: { select: true, insert: true },
  event_head: { select: true, update: ['seq', 'hash', 'at'] },
  request: { select: true, insert: true },
  station_presence: {
    select: true,
    insert: true,
    update: [
      'seen_at',
      'started_at',
      'clock_offset_ms',
      'version',
      'writer_version',
      'link_addresses',
      'link_port',
    ],
  },
}

/** The queue as the hall may see it: numbers, never names. */
const hall: Grants = reading('ticket', 'display_call')

/** Handing out a ticket. Whoever does it need not read names. */
const issuing: Grants = {
  ...hall,
  ...reading('ticket_line', 'leg', 'acknowledgement'),
  ticket: { select: true, insert: true },
  ticket_line: { select: true, insert: true },
  leg: { select: true, insert: true },
  number_counter: { select: true, insert: true, update: ['last'] },
  personal: { insert: true },
}

/** Wherever people sign in, with a PIN, and see the queue; the day ends at whichever is first. */
const staffed: Grants = {
  ...reading('ticket_line', 'number_counter', 'person_role', 'person_language', 'personal', 'erasure'),
  office: { select: true, update: ['clock_offset_ms', 'pepper_check'] },
  person: { select: true, update: ['away_at'] },
  counter: {
    select: true,
    update: ['person_id', 'station_id', 'away_at', 'paused_at', 'pause_reason'],
  },
  credential: {
    select: true,
    insert: true,
    update: ['salt', 'hash', 'cost', 'created_at', 'expires_at'],
  },
  sign_in_attempt: { select: true, insert: true, update: ['failures', 'locked_until'] },
  ticket: {
    select: true,
    update: [
      'state',
      'service_id',
      'counter_id',
      'person_id',
      'base_at',
      'queue_at',
      'cool_until',
      'not_here_count',
      'call_count',
      'target_counter_id',
      'target_person_id',
      'held_by_id',
      'is_accurate',
    ],
  },
  leg: { select: true, insert: true, update: ['ended_at', 'is_void'] },
  acknowledgement: { select: true },
  display_call: { select: true, update: calls },
  seal: { select: true, insert: true },
  seal_head: { select: true, insert: true },
}

/** Greeting somebody, and letting them back in. */
const greeting: Grants = { acknowledgement: { select: true, insert: true } }

/** Working through tickets: notes and reasons, lines, taking back. */
const serving: Grants = {
  acknowledgement: { select: true, insert: true, update: ['is_void'] },
  ticket_line: {
    select: true,
    insert: true,
    update: ['service_id', 'quantity', 'state', 'is_void'],
  },
  personal: { select: true, insert: true },
}

const calling: Grants = { display_call: { select: true, insert: true, update: [...calls, 'times'] } }

/** Founding the office, letting stations in and out, erasing. */
const managing: Grants = {
  office: { select: true, insert: true },
  ...Object.fromEntries(
    (
      [
        'zone',
        'service',
        'priority',
        'counter',
        'counter_service',
        'person',
        'person_role',
        'person_language',
        'station_role',
        'event_head',
        'erasure',
      ] as const
    ).map((table) => [table, { select: true, insert: true }]),
  ),
  station: { select: true, insert: true, update: ['is_active', 'login', 'certificate', 'name', 'zone_id'] },
  pairing: { select: true, insert: true, update: ['bundle', 'expires_at', 'used_at'] },
  personal: { select: true, insert: true, update: ['value', 'salt'] },
}

/**
 * What each function of a station may do in the office's database: the first and the last line of defence are the same
 * table as `domain/permissions.ts`, seen from the other side. A station with several functions may do what any of them may.
 */
export const grants: Readonly<Record<StationRole, Grants>> = {
  display: together(everybody, hall, { display_call: { select: true, update: ['announced_at'] } }),
  kiosk: together(everybody, issuing),
  security: together(everybody, hall),
  phone: together(everybody, hall, staffed),
  door: together(everybody, issuing, staffed, greeting),
  reception: together(everybody, issuing, staffed, serving),
  counter: together(everybody, issuing, staffed, serving, calling),
  manager: together(everybody, hall, staffed, managing),
}

function together(...all: readonly Grants[]): Grants {
  const sum: Partial<Record<TableName, Privileges>> = {}
  for (const some of all)
    for (const [name, { select, insert, update }] of Object.entries(some) as [TableName, Privileges][]) {
      const known = sum[name] ?? {}
      const columns = [...new Set([...(known.update ?? []), ...(update ?? [])])]
      sum[name] = {
        ...known,
        ...(select === undefined ? {} : { select }),
        ...(insert === undefined ? {} : { insert }),
        ...(columns.length === 0 ? {} : { update: columns }),
      }
    }
  return sum
}
