import { chmodSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { migrationNames } from '#db/migrations/index.ts'
import { openStore } from '#db/store.ts'
import { startChild, withoutPrivileges } from '#support/child.ts'
import { bytesIn, bytesOf, useFolder } from '#support/folder.ts'
import { damage, look, pagesOf, storeFile, tamper } from '#support/store-files.ts'
import { value } from '#support/test-office.ts'

const folder = useFolder()

/** What a child without root's rights hears when it opens the file. */
async function openedByAChild(file: string) {
  return (await startChild('open-store.ts', [file], withoutPrivileges).ended()).lines
}

test('a folder where the file should be is unreadable', async () => {
  const file = `${folder()}/antesala.sqlite`
  mkdirSync(file)
  expect(await openStore(file)).toEqual({ ok: false, code: 'store.unreadable', file })
  rmSync(file, { recursive: true })
})

test('a file where the folder should be is unreadable, and stays', async () => {
  writeFileSync(`${folder()}/data`, 'notes')
  const before = bytesIn(folder())
  for (const file of [`${folder()}/data/antesala.sqlite`, `${folder()}/data/deeper/antesala.sqlite`])
    expect(await openStore(file)).toEqual({ ok: false, code: 'store.unreadable', file })
  expect(bytesIn(folder())).toEqual(before)
})

test('a file that this user may not read is unreadable, and untouched', async () => {
  const file = await storeFile(folder())
  const before = bytesIn(folder())
  chmodSync(file, 0o000)
  expect(await openedByAChild(file)).toEqual(['opened store.unreadable'])
  chmodSync(file, 0o644)
  expect(bytesIn(folder())).toEqual(before)
})

test('a file that this user may not write is read-only at once, not at the first ticket', async () => {
  const file = await storeFile(folder())
  const before = bytesOf(file)
  chmodSync(file, 0o444)
  expect(await openedByAChild(file)).toEqual(['opened store.read_only'])
  expect(bytesOf(file)).toBe(before)
})

test('a folder that this user may not write is refused, and untouched', async () => {
  const inside = `${folder()}/data`
  mkdirSync(inside)
  const file = await storeFile(inside)
  rmSync(`${file}.lock`, { force: true })
  const before = bytesIn(inside)
  chmodSync(inside, 0o555)
  expect((await openedByAChild(file))[0]).toMatch(/^opened store\.(read_only|unreadable)$/)
  chmodSync(inside, 0o755)
  expect(bytesIn(inside)).toEqual(before)
})

test('a text file is foreign: not a byte is changed and nothing is put beside it', async () => {
  const file = `${folder()}/antesala.sqlite`
  writeFileSync(file, 'Lista de la compra: papel, tinta, paciencia.\n')
  const before = bytesIn(folder())
  expect(await openStore(file)).toEqual({ ok: false, code: 'store.foreign', file })
  expect(bytesIn(folder())).toEqual(before)
})

test('a SQLite file of another program is foreign, and not a byte is changed', async () => {
  const file = `${folder()}/antesala.sqlite`
  tamper(
    file,
    "create table recipe (id integer primary key, name text); insert into recipe (name) values ('Gazpacho')",
  )
  const before = bytesIn(folder())
  expect(await openStore(file)).toEqual({ ok: false, code: 'store.foreign', file })
  expect(bytesIn(folder())).toEqual(before)
})

test('a file of a newer version is refused with all its rows, and works again there', async () => {
  const file = await storeFile(folder())
  tamper(file, "insert into kysely_migration values ('9999-from-the-future', '2030-01-01T00:00:00.000Z')")
  const before = bytesOf(file)
  expect(await openStore(file)).toEqual({ ok: false, code: 'store.newer', file })
  expect(bytesOf(file)).toBe(before)
  expect(look(file, 'select number from ticket')).toEqual([{ number: 1 }])
})

test('a damaged file is refused and left for whoever repairs it', async () => {
  const file = await storeFile(folder())
  damage(file, 2, pagesOf(file) - 3)
  const before = bytesOf(file)
  expect(await openStore(file)).toEqual({ ok: false, code: 'store.damaged', file })
  expect(bytesOf(file)).toBe(before)
})

test('half a file is damaged, not foreign and not new', async () => {
  const file = await storeFile(folder())
  truncateSync(file, Math.floor(pagesOf(file) / 2) * 4096)
  const before = bytesOf(file)
  expect(await openStore(file)).toEqual({ ok: false, code: 'store.damaged', file })
  expect(bytesOf(file)).toBe(before)
})

test('one page overwritten in the middle is found when the file is opened', async () => {
  for (const page of [1, 5, 9]) {
    const inside = `${folder()}/${String(page)}`
    mkdirSync(inside)
    const file = await storeFile(inside)
    damage(file, page, 1)
    expect(await openStore(file), `page ${String(page)}`).toMatchObject({ code: 'store.damaged' })
  }
})

test('an empty file is a new store, and so is a place where there is none', async () => {
  for (const name of ['empty.sqlite', 'new/folder/none.sqlite']) {
    const file = `${folder()}/${name}`
    if (name.startsWith('empty')) writeFileSync(file, '')
    await value(await openStore(file)).close()
    expect(look<{ name: string }>(file, 'select name from kysely_migration order by name')).toEqual(
      migrationNames.map((name) => ({ name })),
    )
  }
})
