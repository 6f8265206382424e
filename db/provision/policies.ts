import type { Schema } from '../schema.ts'
import { accessSchema } from './names.ts'

/** Which rows of a table a station may see and write, besides what it is granted. The owner and administrators are free. */
export interface Policy {
  readonly table: keyof Schema
  readonly name: string
  /** What follows `create policy <name> on <table>`; names no role, so that a copy of the database can be read anywhere. */
  readonly text: string
}

// Asked once per statement, not once per row.
const own = `(select ${accessSchema}.station())`
const mayPair = `(select ${accessSchema}.is_manager())`
const unwritten = `seq = 0 and hash = repeat('0', 64) and at = 0`

export const policies: readonly Policy[] = [
  // Everybody reads all chains; everybody writes their own, and nobody another's.
  { table: 'event', name: 'events_are_read', text: 'for select using (true)' },
  { table: 'event', name: 'own_events', text: `for insert with check (station_id = ${own})` },
  { table: 'event_head', name: 'heads_are_read', text: 'for select using (true)' },
  { table: 'event_head', name: 'own_head', text: `for update using (station_id = ${own})` },
  // Whoever lets a station in begins its chain; an empty one says nothing in anybody's name.
  { table: 'event_head', name: 'new_head', text: `for insert with check (${unwritten})` },
  { table: 'station_presence', name: 'presence_is_read', text: 'for select using (true)' },
  { table: 'station_presence', name: 'own_presence', text: `for insert with check (station_id = ${own})` },
  { table: 'station_presence', name: 'own_beat', text: `for update using (station_id = ${own})` },
  // What was answered to one station is none of another's business.
  { table: 'request', name: 'own_requests', text: `using (station_id = ${own})` },
  // A new station finds what was sealed for it, and nothing else; management sees who was let in.
  { table: 'pairing', name: 'own_pairing', text: `for select using (login = session_user or ${mayPair})` },
  { table: 'pairing', name: 'new_pairing', text: `for insert with check (${mayPair})` },
  { table: 'pairing', name: 'ended_pairing', text: `for update using (${mayPair})` },
]
