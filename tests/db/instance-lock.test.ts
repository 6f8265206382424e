import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openStore } from '#db/store.ts'
import { startChild } from '#support/child.ts'
import { bytesOf, useFolder } from '#support/folder.ts'
import { storeFile } from '#support/store-files.ts'
import { allRows } from '#support/rows.ts'
import { value } from '#support/test-office.ts'

const folder = useFolder()

test('a file that another process works in is refused, and neither loses anything', async () => {
  const file = await storeFile(folder())
  const holder = startChild('hold-store.ts', [file])
  await holder.heard('holding')
  const before = bytesOf(file)
  expect(await openStore(file)).toEqual({ ok: false, code: 'store.locked', file })
  expect(bytesOf(file)).toBe(before)
  holder.process.stdin?.end()
  expect((await holder.ended()).code).toBe(0)
  const store = value(await openStore(file))
  expect((await allRows(store.db))['ticket']).toHaveLength(1)
  await store.close()
})

test('two stores in one process cannot share a file either', async () => {
  const store = value(await openStore(`${folder()}/antesala.sqlite`))
  expect(await openStore(store.file)).toMatchObject({ code: 'store.locked' })
  await store.close()
  await value(await openStore(store.file)).close()
})

test('kill -9 of the holder frees the file at once: no lock survives its process', async () => {
  const file = await storeFile(folder())
  for (let round = 0; round < 2; round++) {
    const holder = startChild('hold-store.ts', [file])
    await holder.heard('holding')
    holder.process.kill('SIGKILL')
    await holder.ended()
    expect(existsSync(`${file}.lock`)).toBe(true)
    const store = value(await openStore(file))
    expect((await allRows(store.db))['ticket']).toHaveLength(1)
    await store.close()
  }
})

test('of many that open the same file at the same moment exactly one gets it', async () => {
  const file = await storeFile(folder())
  const children = Array.from({ length: 4 }, () => startChild('hold-store.ts', [file]))
  const heard = await Promise.all(children.map((child) => child.heard('')))
  for (const child of children) child.process.stdin?.end()
  await Promise.all(children.map((child) => child.ended()))
  expect(heard.toSorted()).toEqual(['holding', ...Array.from({ length: 3 }, () => 'refused store.locked')])
})

test('a refused opening gives the file free again', async () => {
  const file = `${folder()}/antesala.sqlite`
  await value(await openStore(file)).close()
  const { tamper } = await import('#support/store-files.ts')
  tamper(file, "insert into kysely_migration values ('9999', '')")
  expect(await openStore(file)).toMatchObject({ code: 'store.newer' })
  tamper(file, "delete from kysely_migration where name = '9999'")
  await value(await openStore(file)).close()
})
