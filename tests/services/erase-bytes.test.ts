import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { blankTexts } from '#db/queries/erasures.ts'
import { erasePersonal, finishErasures } from '#services/erase.ts'
import { verifyStore } from '#services/verify/verify-store.ts'
import { startChild } from '#support/child.ts'
import { deskOf, type Desk } from '#support/desk.ts'
import { engine, onlyOnSqlite } from '#support/engine.ts'
import { filesWith } from '#support/find-bytes.ts'
import { useFolder } from '#support/folder.ts'
import { openTestOffice, value, type TestOffice } from '#support/test-office.ts'

const folder = useFolder()
let t: TestOffice
let desk: Desk
let ticketId = ''
beforeEach(async () => {
  t = await openTestOffice(engine === 'sqlite' ? { file: join(folder(), 'antesala.sqlite') } : {})
  desk = deskOf(t, t.counter(1))
  ticketId = await aVisit('Zenobia Ñandutí Quispe')
})

/** As the contract lets them be at most: too long for one page of a database. */
const long = (start: string) => `${start} ${'áéíóú '.repeat(200)}`.slice(0, 1000)
const secrets = [
  'Zenobia Ñandutí Quispe',
  'Trae el poder notarial',
  'El hermano espera fuera',
  'Falta la firma',
]

/** A visit that leaves a name, a reason and two notes. @returns its ticket */
async function aVisit(name: string): Promise<string> {
  const id = await t.issue('A', { name })
  const place = { ...t.counter(1), person: t.counter(1).person }
  const here = deskOf(t, place)
  value(await here.attend(id, 'Falta la firma'))
  value(await here.hold(id, 'shared', long('Trae el poder notarial')))
  value(await here.resume(id))
  value(
    await here.transfer(id, { kind: 'service', serviceId: t.service('B') }, long('El hermano espera fuera')),
  )
  return id
}

const erase = () => erasePersonal(t.office, desk.actor, { requestId: t.requestId(), ticketId })

async function found(): Promise<string[]> {
  const files = await Promise.all(secrets.map((secret) => filesWith(t.store, secret)))
  return [...new Set(files.flat())].sort()
}

test('after an erasure the name, the reason and the notes are in no byte, and everything still verifies', async () => {
  if (engine === 'postgres') await sql`analyze personal`.execute(t.store.db)
  expect(await found()).not.toEqual([])
  expect(value(await erase())).toEqual({ subjects: 4, left: [] })
  expect(await found()).toEqual([])
  const { faults, erased } = await verifyStore(t.store.db)
  expect({ faults, erased }).toEqual({ faults: [], erased: 4 })
  await t.store.close()
  if (engine === 'sqlite') expect(await found()).toEqual([])
})

test('names of a few hundred others, issued before and after, stay; the one is gone', async () => {
  for (let i = 0; i < 150; i++)
    await t.issue('A', { name: `Vecina ${String(i).padStart(3, '0')} ${'x'.repeat(i % 60)}` })
  value(await erase())
  expect(await found()).toEqual([])
  const { count } = await t.store.db
    .selectFrom('personal')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('value', 'like', 'Vecina %')
    .executeTakeFirstOrThrow()
  expect(count).toBe(150)
  await t.store.close()
})

test('the copies made before migrations are blanked too', async (context) => {
  onlyOnSqlite('a server has no file that is copied')(context)
  const copy = `${t.store.file}.before-0030-something`
  const sqlite = new BetterSqlite3(t.store.file)
  await sqlite.backup(copy)
  sqlite.close()
  expect(await found()).toContain('antesala.sqlite.before-0030-something')
  value(await erase())
  expect(await found()).toEqual([])
  const others = await filesWith(t.store, 'Mercedes')
  expect(others).toContain('antesala.sqlite.before-0030-something')
  await t.store.close()
})

test('a copy that cannot be read is named, for somebody to see to it', async (context) => {
  onlyOnSqlite('a server has no file that is copied')(context)
  const copy = `${t.store.file}.before-0030-something`
  writeFileSync(
    copy,
    'no database at all, but it might hold anything, and it is as long as a header: '.repeat(20),
  )
  expect(value(await erase())).toEqual({ subjects: 4, left: [copy] })
  await t.store.close()
})

test('whoever reads the data just now keeps the log; it is said, and erasing again finishes it', async (context) => {
  onlyOnSqlite('readers of a server keep rows, not a log')(context)
  const child = startChild('read-store.ts', [t.store.file])
  await child.heard('first')
  expect(value(await erase())).toEqual({ subjects: 4, left: [`${t.store.file}-wal`] })
  expect(await found()).toEqual(['antesala.sqlite-wal'])
  child.process.stdin?.write('\n')
  await child.ended()
  expect(value(await erase())).toEqual({ subjects: 0, left: [] })
  expect(await found()).toEqual([])
  await t.store.close()
})

test('a crash right after the erasure was written is made good at the next start', async () => {
  const list = join(folder(), 'list')
  await t.store.db.transaction().execute((trx) => blankTexts(trx, [ticketId], t.now))
  expect(await filesWith(t.store, 'Zenobia')).not.toEqual([])
  expect(await finishErasures(t.office, { list })).toEqual([])
  expect(await filesWith(t.store, 'Zenobia')).toEqual([])
  // Seen to: the next start does nothing.
  const forgotten: unknown[] = []
  const store = { ...t.store, forget: (ids: readonly string[]) => (forgotten.push(ids), Promise.resolve([])) }
  expect(await finishErasures({ ...t.office, store }, { list })).toEqual([])
  expect(forgotten).toEqual([])
  await t.store.close()
})

test('an older reader on the server keeps the table; it is said, and erasing again finishes it', async (context) => {
  context.skip(engine !== 'postgres', 'SQLite keeps no old versions of rows in its tables')
  const isolation = t.store.db.transaction().setIsolationLevel('repeatable read')
  await isolation.execute(async (trx) => {
    await trx.selectFrom('personal').select('value').execute()
    expect(value(await erase())).toEqual({ subjects: 4, left: ['personal'] })
  })
  expect(value(await erase())).toEqual({ subjects: 0, left: [] })
  expect(await found()).toEqual([])
})

test('desks go on reading names while the bytes are made to go', async () => {
  let slowest = 0
  const erasing = new AbortController()
  const work = (async () => {
    while (!erasing.signal.aborted) {
      const start = performance.now()
      await desk.view()
      slowest = Math.max(slowest, performance.now() - start)
    }
  })()
  expect(value(await erase()).left).toEqual([])
  erasing.abort()
  await work
  expect(slowest).toBeLessThan(3000)
  await t.store.close()
})

test('a restored backup brings nothing back: its file is blanked by the list', async (context) => {
  onlyOnSqlite('backups of a server are the server’s')(context)
  const { replayErasures } = await import('#services/erase.ts')
  const { readErasedIds } = await import('#db/erased-list.ts')
  await t.store.forget([])
  const backup = join(folder(), '..', `${t.requestId()}.sqlite`)
  copyFileSync(t.store.file, backup)
  value(await erase())
  const list = t.store.erasedList ?? ''
  await t.store.close()
  copyFileSync(backup, t.store.file)
  writeFileSync(backup, '')
  t = await openTestOffice({ file: t.store.file })
  expect(await found()).not.toEqual([])
  const ids = [...readErasedIds(list)]
  expect(value(await replayErasures(t.office, t.reception(), ids))).toEqual({ subjects: 4, left: [] })
  expect(await found()).toEqual([])
  expect((await verifyStore(t.store.db)).faults).toEqual([])
  await t.store.close()
})
