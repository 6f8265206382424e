import { sql } from 'kysely'
import type { ReadHandle, Schema } from '#db/schema.ts'
import { at0 } from './builders.ts'
import { engine } from './engine.ts'
import { rowsOf0010 } from './rows-0010.ts'

type Value = string | number | null

/** One row as SQL writes it, past every type of ours: for what the database itself must refuse or keep. */
export async function insertRow(
  db: ReadHandle,
  table: keyof Schema,
  row: Readonly<Record<string, Value>>,
): Promise<void> {
  const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)))
  await sql`insert into ${sql.table(table)} (${columns}) values (${sql.join(Object.values(row))})`.execute(db)
}

/** A row with the table it belongs to. */
export type Row = readonly [keyof Schema, Readonly<Record<string, Value>>]

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

/** One valid row for every table, in the order in which they may be inserted; all belong together. */
export const oneOfEach: readonly Row[] = [
  ...rowsOf0010.map(([table, row]): Row => [table, { ...row, ...added0020[table] }]),
  ...tables0020,
]

/** The one row of a table, changed; its id is new so that only what the test is about can collide. */
export function anotherRow(
  table: keyof Schema,
  changes: Readonly<Record<string, Value>>,
): Readonly<Record<string, Value>> {
  const [, row] = oneOfEach.findLast(([name]) => name === table) ?? [table, {}]
  return 'id' in row ? { ...row, id: 'another', ...changes } : { ...row, ...changes }
}

export async function insertOneOfEach(db: ReadHandle): Promise<void> {
  for (const [table, row] of oneOfEach) await insertRow(db, table, row)
}

/** Everything a database holds, table by table, by id: ids grow with time, so in the order of insertion. */
export async function allRows(db: ReadHandle): Promise<Record<string, unknown[]>> {
  const tables = await tableNames(db)
  const rows: Record<string, unknown[]> = {}
  for (const table of tables)
    rows[table] = (await sql`select * from ${sql.table(table)} order by 1, 2`.execute(db)).rows
  return rows
}

/** The tables of an office, on either engine, by name. */
export async function tableNames(db: ReadHandle): Promise<string[]> {
  const tables = await db.introspection.getTables()
  return tables.map(({ name }) => name).sort()
}

/** Changes rows past the references between them, as somebody with a tool could. */
export async function withoutReferences(
  db: ReadHandle,
  work: (handle: ReadHandle) => Promise<unknown>,
): Promise<void> {
  const [off, on] =
    engine === 'postgres'
      ? ['set session_replication_role = replica', 'reset session_replication_role']
      : ['pragma foreign_keys = off', 'pragma foreign_keys = on']
  await db.connection().execute(async (connection) => {
    await sql.raw(off).execute(connection)
    await work(connection)
    await sql.raw(on).execute(connection)
  })
}
