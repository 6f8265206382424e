import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import BetterSqlite3 from 'better-sqlite3'
import { Kysely } from 'kysely'
import { sqliteColumns } from '#db/dialects/columns.ts'
import { sqliteDialect } from '#db/dialects/sqlite.ts'
import { migrate } from '#db/migrate.ts'
import { markOwnership } from '#db/ownership.ts'
import type { Schema } from '#db/schema.ts'
import { openStore, type Store } from '#db/store.ts'
import { verifyStore } from '#services/verify/verify-store.ts'
import { at0 } from '#support/builders.ts'
import { useFolder } from '#support/folder.ts'
import { allRows, anotherRow, insertOneOfEach, insertRow, oneOfEach } from '#support/rows.ts'
import { rowsOf0010 } from '#support/rows-0010.ts'
import { look, tamper } from '#support/store-files.ts'
import { value } from '#support/test-office.ts'

const folder = useFolder()
let store: Store
beforeEach(async () => {
  store = value(await openStore(':memory:'))
  await insertOneOfEach(store.db)
})
afterEach(() => store.close())

/** A file as the first version left it, with a row in every table. */
async function fileOf0010(): Promise<string> {
  const file = `${folder()}/antesala.sqlite`
  const sqlite = new BetterSqlite3(file)
  sqlite.pragma('journal_mode = wal')
  markOwnership(sqlite)
  const db = new Kysely<Schema>({ dialect: sqliteDialect(sqlite) })
  await migrate(db, sqliteColumns, '0010-initial')
  for (const [table, row] of rowsOf0010) await insertRow(db, table, row)
  await db.destroy()
  return file
}

test('a file of the first version keeps every row, and what is new begins as the rules say', async () => {
  const file = await fileOf0010()
  const raised = value(await openStore(file))
  const rows = await allRows(raised.db)
  for (const [table, row] of rowsOf0010)
    expect(rows[table], table).toContainEqual(expect.objectContaining(row))
  expect(rows['office']).toMatchObject([
    {
      end_day_policy: 'not_served',
      strict_run: null,
      absent_opens_ms: 300_000,
      keep_place_ms: 600_000,
      appointment_grace_ms: 600_000,
      auto_lock_ms: 600_000,
      clock_offset_ms: 0,
      pepper_check: null,
    },
  ])
  expect(rows['service']).toMatchObject([{ max_wait_ms: null, is_quick: 0 }])
  expect(rows['counter']).toMatchObject([
    { preference: 'none', paused_at: null, away_at: 0, station_id: null },
  ])
  expect(rows['ticket_line']).toMatchObject([{ is_void: 0 }])
  for (const table of ['credential', 'person_language', 'seal', 'seal_head', 'erasure'])
    expect(rows[table]).toEqual([])
  await raised.close()
})

test('a station that had not written yet gets the head of an empty chain; the others keep theirs', async () => {
  const file = await fileOf0010()
  tamper(file, "insert into station values ('x2', 'z1', 'Sin estrenar', 1)")
  const raised = value(await openStore(file))
  expect((await allRows(raised.db))['event_head']).toEqual([
    { station_id: 'x1', seq: 2, hash: '2', at: at0 },
    { station_id: 'x2', seq: 0, hash: '0'.repeat(64), at: 0 },
  ])
  await raised.close()
})

test('the copy made before is of the first version, with all its rows', async () => {
  const file = await fileOf0010()
  await value(await openStore(file)).close()
  const copy = `${file}.before-0020-people-and-rules`
  expect(look(copy, 'select name from kysely_migration')).toEqual([{ name: '0010-initial' }])
  expect(look(copy, 'select number, state from ticket')).toEqual([{ number: 1, state: 'called' }])
  expect(look(copy, 'select value from personal')).toEqual([{ value: 'Teresa Olmedo' }])
})

test('a raise that fails half way leaves the first version as it was', async () => {
  const file = await fileOf0010()
  tamper(file, 'create table erasure (what text)')
  await expect(openStore(file)).rejects.toThrow(/erasure/)
  expect(look(file, 'select name from kysely_migration')).toEqual([{ name: '0010-initial' }])
  expect(look(file, "select name from pragma_table_info('office') where name = 'strict_run'")).toEqual([])
  expect(look(file, 'select number, state from ticket')).toEqual([{ number: 1, state: 'called' }])
  tamper(file, 'drop table erasure')
  await value(await openStore(file)).close()
})

test('texts from before digests were kept are left alone by a verification', async () => {
  const file = await fileOf0010()
  const raised = value(await openStore(file))
  const { faults } = await verifyStore(raised.db)
  expect(faults.map(({ code }) => code).filter((code) => code.startsWith('personal'))).toEqual([])
  await raised.close()
})

const refused: readonly (readonly [string, keyof Schema, Record<string, string | number | null>, RegExp])[] = [
  ['two seals in one place', 'seal', {}, /seal\.position/],
  ['a seal of an unknown kind', 'seal', { position: 2, kind: 'week' }, /CHECK/],
  ['one chain twice in a seal', 'seal_head', {}, /seal_head\.seal_id, seal_head\.station_id/],
  ['a head in no seal', 'seal_head', { seal_id: 'none' }, /FOREIGN KEY/],
  ['a person erased twice', 'erasure', {}, /erasure\.subject_id/],
  ['two PINs of one person', 'credential', {}, /credential\.person_id, credential\.kind/],
  ['a credential of an unknown kind', 'credential', { kind: 'card' }, /CHECK/],
  ['an end of the day that is none', 'office', { end_day_policy: 'lottery' }, /CHECK/],
  ['a preference that is none', 'counter', { number: 2, person_id: null, preference: 'friends' }, /CHECK/],
  ['two lines in hand on one ticket', 'ticket_line', { position: 2 }, /ticket_line\.ticket_id/],
  ['a ticket on hold with nobody we know', 'ticket', { number: 2, state: 'held', counter_id: null, person_id: null, held_by_id: 'none' }, /FOREIGN KEY/],
] // prettier-ignore

test.each(refused)('%s is refused', async (_, table, changes, reason) => {
  const before = await allRows(store.db)
  await expect(insertRow(store.db, table, anotherRow(table, changes))).rejects.toThrow(reason)
  expect(await allRows(store.db)).toEqual(before)
})

test('a ticket may have any number of void lines that were in hand', async () => {
  for (const position of [2, 3])
    await insertRow(
      store.db,
      'ticket_line',
      anotherRow('ticket_line', { id: `l${String(position)}`, position, is_void: 1 }),
    )
  expect((await allRows(store.db))['ticket_line']).toHaveLength(3)
})

test('who is on hold is found by an index of few', async () => {
  const held = sql`explain query plan select id from ticket where state = 'held' and held_by_id = 'm1'`
  const { rows } = await held.execute(store.db)
  expect(rows).toMatchObject([{ detail: expect.stringContaining('ticket_held') as string }])
  expect(oneOfEach.length).toBeGreaterThan(rowsOf0010.length)
})
