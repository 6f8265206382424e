import { readdirSync } from 'node:fs'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { migrationNames } from '#db/migrations/index.ts'
import type { Schema } from '#db/schema.ts'
import { openStore, type Store } from '#db/store.ts'
import { useFolder } from '#support/folder.ts'
import { allRows, anotherRow, insertOneOfEach, insertRow, oneOfEach, tableNames } from '#support/rows.ts'
import { value } from '#support/test-office.ts'

const folder = useFolder()
let store: Store
beforeEach(async () => {
  store = value(await openStore(':memory:'))
  await insertOneOfEach(store.db)
})

test('every migration file is known, in order', () => {
  const files = readdirSync(new URL('../../db/migrations/', import.meta.url)).filter((name) =>
    /^\d/.test(name),
  )
  expect(migrationNames).toEqual(files.map((name) => name.replace(/\.ts$/, '')).sort())
})

test('raised from nothing it has the tables of the typed schema, all of them strict', async () => {
  const { rows } = await sql<{ name: string; strict: number }>`pragma table_list`.execute(store.db)
  const strict = new Map(rows.map(({ name, strict }) => [name, strict]))
  const names = await tableNames(store.db)
  expect(names).toEqual([...new Set(oneOfEach.map(([table]) => table))].sort())
  expect(names.filter((name) => strict.get(name) !== 1)).toEqual([])
})

test('what was put in comes out', async () => {
  const rows = await allRows(store.db)
  for (const [table] of oneOfEach)
    expect(rows[table], table).toEqual(oneOfEach.filter(([name]) => name === table).map(([, row]) => row))
})

const wholeNumbers = oneOfEach.flatMap(([table, row]) =>
  Object.entries(row).flatMap(([column, value]) =>
    typeof value === 'number' ? [[table, column] as const] : [],
  ),
)

test.each([...new Map(wholeNumbers.map((each) => [each.join('.'), each])).values()])(
  '%s.%s takes whole numbers only',
  async (table, column) => {
    for (const wrong of ['soon', 1.5 as unknown as string])
      await expect(insertRow(store.db, table, anotherRow(table, { [column]: wrong }))).rejects.toThrow(
        /INTEGER/,
      )
  },
)

const refused: readonly (readonly [string, keyof Schema, Record<string, string | number | null>, RegExp])[] = [
  ['a number given twice on a day', 'ticket', { state: 'waiting', counter_id: null, person_id: null }, /ticket\.business_day, ticket\.prefix, ticket\.number/],
  ['a second open ticket at a counter', 'ticket', { number: 2, person_id: null }, /ticket\.counter_id/],
  ['a second open ticket of a person', 'ticket', { number: 2, counter_id: null, state: 'serving' }, /ticket\.person_id/],
  ['a second open leg', 'leg', { position: 3 }, /leg\.ticket_id/],
  ['two legs in one place', 'leg', { position: 1, ended_at: 9e12 }, /leg\.ticket_id, leg\.position/],
  ['a leg that ends before it starts', 'leg', { position: 3, ended_at: 1 }, /CHECK/],
  ['an event number used twice in a chain', 'event', { undoes: null }, /event\.station_id, event\.seq/],
  ['an event taken back twice', 'event', { seq: 3 }, /event\.undoes/],
  ['a state that is none', 'ticket', { number: 2, state: 'asleep', counter_id: null, person_id: null }, /CHECK/],
  ['a leg in a state that is none', 'leg', { position: 3, state: 'asleep', ended_at: 9e12 }, /CHECK/],
  ['a greeting of an unknown kind', 'acknowledgement', { kind: 'wave' }, /CHECK/],
  ['a counter number used twice', 'counter', { person_id: null }, /counter\.number/],
  ['one person at two counters', 'counter', { number: 2 }, /counter\.person_id/],
  ['a request answered twice', 'request', { id: 'r1' }, /request\.id/],
  ['a ticket of no service', 'ticket', { number: 2, service_id: 'none', counter_id: null, person_id: null }, /FOREIGN KEY/],
  ['a leg of no ticket', 'leg', { ticket_id: 'none' }, /FOREIGN KEY/],
  ['an event of no station', 'event', { station_id: 'none', seq: 3, undoes: null }, /FOREIGN KEY/],
] // prettier-ignore

test.each(refused)('%s is refused', async (_, table, changes, reason) => {
  const before = await allRows(store.db)
  await expect(insertRow(store.db, table, anotherRow(table, changes))).rejects.toThrow(reason)
  expect(await allRows(store.db)).toEqual(before)
})

test('any number of finished tickets may share a counter and a person, and any number of void legs may be open', async () => {
  for (const number of [2, 3])
    await insertRow(
      store.db,
      'ticket',
      anotherRow('ticket', { id: `t${String(number)}`, number, state: 'finished' }),
    )
  for (const position of [3, 4])
    await insertRow(store.db, 'leg', anotherRow('leg', { id: `g${String(position)}`, position, is_void: 1 }))
  expect((await allRows(store.db))['leg']).toHaveLength(4)
})

test('a row that others point to is never deleted', async () => {
  for (const table of ['ticket', 'event', 'person', 'counter', 'service', 'station'] as const)
    await expect(sql`delete from ${sql.table(table)}`.execute(store.db), table).rejects.toThrow(/FOREIGN KEY/)
})

test('opening again keeps everything and migrates nothing', async () => {
  const file = `${folder()}/antesala.sqlite`
  const first = value(await openStore(file))
  await insertOneOfEach(first.db)
  const before = await allRows(first.db)
  const applied = await sql`select * from kysely_migration`.execute(first.db)
  await first.close()
  const again = value(await openStore(file))
  expect(await allRows(again.db)).toEqual(before)
  expect((await sql`select * from kysely_migration`.execute(again.db)).rows).toEqual(applied.rows)
  await again.close()
})
