import { existsSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from 'vitest'
import { markOwnership } from '#db/ownership.ts'
import { migrationNames } from '#db/migrations/index.ts'
import { openStore } from '#db/store.ts'
import { startChild } from '#support/child.ts'
import { useFolder } from '#support/folder.ts'
import { look } from '#support/store-files.ts'
import { tableNames } from '#support/rows.ts'
import { value } from '#support/test-office.ts'

const folder = useFolder()
const first = migrationNames[0] ?? ''

/** A file of ours from before the first migration, with something in it. */
function olderFile(): string {
  const file = `${folder()}/antesala.sqlite`
  const sqlite = new BetterSqlite3(file)
  markOwnership(sqlite)
  sqlite.exec(`
    create table kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null);
    create table older (what text);
    insert into older values ('kept')
  `)
  sqlite.close()
  return file
}

test('an older file is copied whole before it is raised, and keeps what it had', async () => {
  const file = olderFile()
  const store = value(await openStore(file))
  expect(await tableNames(store.db)).toContain('ticket')
  await store.close()
  const copy = `${file}.before-${first}`
  expect(look(copy, 'select what from older')).toEqual([{ what: 'kept' }])
  expect(look(copy, "select name from sqlite_schema where name = 'ticket'")).toEqual([])
  expect(look(copy, 'pragma integrity_check')).toEqual([{ integrity_check: 'ok' }])
  expect(look(file, 'select what from older')).toEqual([{ what: 'kept' }])
})

test('a file that is new or up to date is not copied', async () => {
  const file = `${folder()}/antesala.sqlite`
  await value(await openStore(file)).close()
  await value(await openStore(file)).close()
  expect(existsSync(`${file}.before-${first}`)).toBe(false)
})

test('a migration that fails leaves nothing of itself, and the next attempt succeeds', async () => {
  const file = olderFile()
  const spoil = new BetterSqlite3(file)
  // Its last index finds a table of that name: everything before it has already been made.
  spoil.exec('create table display_call_ticket (what text)')
  spoil.close()
  await expect(openStore(file)).rejects.toThrow(/display_call_ticket/)
  expect(
    look<{ name: string }>(file, "select name from sqlite_schema where name in ('ticket', 'leg', 'event')"),
  ).toEqual([])
  const mend = new BetterSqlite3(file)
  mend.exec('drop table display_call_ticket')
  mend.close()
  const store = value(await openStore(file))
  expect(await tableNames(store.db)).toContain('ticket')
  await store.close()
})

test('a kill while the first file is being made never leaves one that is refused', async () => {
  for (let round = 0; round < 6; round++) {
    const file = `${folder()}/${String(round)}.sqlite`
    const child = startChild('make-store.ts', [file, String(round)])
    await child.heard('making')
    child.process.kill('SIGKILL')
    await child.ended()
    const store = value(await openStore(file))
    expect(await tableNames(store.db)).toContain('ticket')
    await store.close()
  }
})
