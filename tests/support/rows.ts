import { sql } from 'kysely'
import type { ReadHandle, Schema } from '#db/schema.ts'
import { at0 } from './builders.ts'
import { engine } from './engine.ts'
import { rowsOf0020 } from './rows-0020.ts'

export type Value = string | number | null

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

/** What the third migration added to rows of the ones before, as somebody would fill it. */
const added0030: Readonly<Partial<Record<keyof Schema, Readonly<Record<string, Value>>>>> = {
  office: { min_writer_version: 30 },
  station: { is_active: 1, login: 'antesala_s_0123456789ab', certificate: 'c0' },
}

const tables0030: readonly Row[] = [
  ['station_role', { station_id: 'x1', role: 'reception' }],
  ['station_presence', { station_id: 'x1', seen_at: at0, started_at: at0, clock_offset_ms: -40, version: '0.1.0', writer_version: 30, link_addresses: '["192.168.1.20"]', link_port: 47474 }], // prettier-ignore
  ['pairing', { station_id: 'x9', login: 'antesala_s_abcdefabcdef', bundle: '00', created_at: at0, expires_at: at0 + 1, used_at: null }], // prettier-ignore
]

/** One valid row for every table, in the order in which they may be inserted; all belong together. */
export const oneOfEach: readonly Row[] = [
  ...rowsOf0020.map(([table, row]): Row => [table, { ...row, ...added0030[table] }]),
  ...tables0030,
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
