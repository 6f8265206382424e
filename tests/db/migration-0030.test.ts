import { afterEach, beforeEach, expect, test } from 'vitest'
import BetterSqlite3 from 'better-sqlite3'
import { Kysely } from 'kysely'
import { sqliteColumns } from '#db/dialects/columns.ts'
import { sqliteDialect } from '#db/dialects/sqlite.ts'
import { migrate } from '#db/migrate.ts'
import { markOwnership } from '#db/ownership.ts'
import type { Schema } from '#db/schema.ts'
import { openStore, type Store } from '#db/store.ts'
import { stationRoles } from '#domain/people.ts'
import { useFolder } from '#support/folder.ts'
import { allRows, anotherRow, insertOneOfEach, insertRow } from '#support/rows.ts'
import { rowsOf0020 } from '#support/rows-0020.ts'
import { look, tamper } from '#support/store-files.ts'
import { value } from '#support/test-office.ts'

const folder = useFolder()
let store: Store
beforeEach(async () => {
  store = value(await openStore(':memory:'))
  await insertOneOfEach(store.db)
})
afterEach(() => store.close())

/** A file as the second migration left it, with a row in every table. */
async function fileOf0020(): Promise<string> {
  const file = `${folder()}/antesala.sqlite`
  const sqlite = new BetterSqlite3(file)
  sqlite.pragma('journal_mode = wal')
  markOwnership(sqlite)
  const db = new Kysely<Schema>({ dialect: sqliteDialect(sqlite) })
  await migrate(db, sqliteColumns, '0020-people-and-rules')
  for (const [table, row] of rowsOf0020) await insertRow(db, table, row)
  await db.destroy()
  return file
}

test('an office of one computer keeps every row, and its station may be everything that it was', async () => {
  const raised = value(await openStore(await fileOf0020()))
  const rows = await allRows(raised.db)
  for (const [table, row] of rowsOf0020)
    expect(rows[table], table).toContainEqual(expect.objectContaining(row))
  expect(rows['office']).toMatchObject([{ min_writer_version: 30 }])
  expect(rows['station']).toMatchObject([{ is_active: 1, login: null, certificate: null }])
  const roles = (rows['station_role'] as { station_id: string; role: string }[]).map(({ role }) => role)
  expect(roles.sort()).toEqual([...stationRoles].sort())
  for (const table of ['station_presence', 'pairing']) expect(rows[table]).toEqual([])
  await raised.close()
})

test('the copy made before is of the second migration', async () => {
  const file = await fileOf0020()
  await value(await openStore(file)).close()
  const copy = `${file}.before-0030-stations`
  expect(look(copy, 'select name from kysely_migration order by name')).toEqual([
    { name: '0010-initial' },
    { name: '0020-people-and-rules' },
  ])
  expect(look(copy, 'select number, state from ticket')).toEqual([{ number: 1, state: 'called' }])
})

test('a raise that fails half way leaves the second migration as it was', async () => {
  const file = await fileOf0020()
  tamper(file, 'create table pairing (what text)')
  await expect(openStore(file)).rejects.toThrow(/pairing/)
  expect(look(file, "select name from pragma_table_info('station') where name = 'login'")).toEqual([])
  tamper(file, 'drop table pairing')
  await value(await openStore(file)).close()
})

const refused: readonly (readonly [string, keyof Schema, Record<string, string | number | null>, RegExp])[] = [
  ['two stations with one login', 'station', {}, /station\.login/],
  ['a function that is none', 'station_role', { role: 'barista' }, /CHECK/],
  ['the same function twice', 'station_role', {}, /station_role\.station_id, station_role\.role/],
  ['a function of no station', 'station_role', { station_id: 'none' }, /FOREIGN KEY/],
  ['two heartbeats of one station', 'station_presence', {}, /station_presence\.station_id/],
  ['two pairings of one station', 'pairing', { login: 'other' }, /pairing\.station_id/],
  ['two pairings with one login', 'pairing', { station_id: 'x8' }, /pairing\.login/],
] // prettier-ignore

test.each(refused)('%s is refused', async (_, table, changes, reason) => {
  const before = await allRows(store.db)
  await expect(insertRow(store.db, table, anotherRow(table, changes))).rejects.toThrow(reason)
  expect(await allRows(store.db)).toEqual(before)
})

test('stations without a server have no login, however many they are', async () => {
  for (const id of ['x2', 'x3'])
    await insertRow(store.db, 'station', anotherRow('station', { id, login: null, certificate: null }))
  expect((await allRows(store.db))['station']).toHaveLength(3)
})
