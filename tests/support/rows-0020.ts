import type { Schema } from '#db/schema.ts'
import { at0 } from './builders.ts'
import { rowsOf0010 } from './rows-0010.ts'
import type { Row, Value } from './rows.ts'

/** What the second migration added to rows of the first, as somebody would fill it. */
const added0020: Readonly<Partial<Record<keyof Schema, Readonly<Record<string, Value>>>>> = {
  office: { end_day_policy: 'keep', strict_run: 3, absent_opens_ms: 1, keep_place_ms: 2, appointment_grace_ms: 3, auto_lock_ms: 4, clock_offset_ms: 5, pepper_check: 'ab' }, // prettier-ignore
  service: { max_wait_ms: 9, is_quick: 1 },
  person: { away_at: at0 },
  counter: { preference: 'skill', paused_at: at0, pause_reason: 'break', away_at: at0, station_id: null },
  counter_service: { rank: 2 },
  ticket: { target_counter_id: null, target_person_id: null, held_by_id: null, appointment_at: null },
  ticket_line: { is_void: 0 },
}

const tables0020: readonly Row[] = [
  ['person_language', { person_id: 'm1', language: 'es' }],
  ['credential', { person_id: 'm1', kind: 'pin', salt: '00', hash: '11', cost: 32_768, created_at: at0, expires_at: null }], // prettier-ignore
  ['sign_in_attempt', { person_id: 'm1', station_id: 'x1', failures: 1, locked_until: at0 }],
  ['seal', { id: 'k1', position: 1, at: at0, kind: 'close', previous_hash: '0', hash: '3' }],
  ['seal_head', { seal_id: 'k1', station_id: 'x1', seq: 2, hash: '2' }],
  ['erasure', { subject_id: 't2', at: at0 }],
]

/**
 * One valid row for every table up to the second migration, in the order in which they may be inserted. Frozen with it.
 */
export const rowsOf0020: readonly Row[] = [
  ...rowsOf0010.map(([table, row]): Row => [table, { ...row, ...added0020[table] }]),
  ...tables0020,
]
