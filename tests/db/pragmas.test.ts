import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openStore } from '#db/store.ts'
import { useFolder } from '#support/folder.ts'
import { value } from '#support/test-office.ts'

const folder = useFolder()

test.each([
  ['journal_mode', 'wal'],
  ['synchronous', 2],
  ['foreign_keys', 1],
  ['secure_delete', 1],
  ['application_id', 0x416e7473],
  ['busy_timeout', 50],
])('a store on disk has %s = %s', async (pragma, expected) => {
  const store = value(await openStore(`${folder()}/antesala.sqlite`))
  const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${pragma}`).execute(store.db)
  await store.close()
  expect(Object.values(rows[0] ?? {})).toEqual([expected])
})

test('it has them again when it is opened again', async () => {
  const file = `${folder()}/antesala.sqlite`
  await value(await openStore(file)).close()
  const store = value(await openStore(file))
  for (const [pragma, expected] of [
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['secure_delete', 1],
    ['foreign_keys', 1],
  ] as const) {
    const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${pragma}`).execute(store.db)
    expect(Object.values(rows[0] ?? {}), pragma).toEqual([expected])
  }
  await store.close()
})

test('it says which SQLite it is, for About', async () => {
  const store = value(await openStore(':memory:'))
  expect(store.engine).toMatch(/^3\.\d+\.\d+$/)
  await store.close()
})

test('a write starts with the write lock: two stores of one file cannot both be in one', async () => {
  const store = value(await openStore(`${folder()}/antesala.sqlite`))
  await store.db.transaction().execute(async (trx) => {
    const { default: BetterSqlite3 } = await import('better-sqlite3')
    const other = new BetterSqlite3(store.file, { timeout: 0 })
    await sql`select 1`.execute(trx)
    expect(() => other.exec('begin immediate')).toThrow(/locked/)
    other.close()
  })
  await store.close()
})
