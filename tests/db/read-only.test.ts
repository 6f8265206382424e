import { chmodSync, cpSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openFileReader } from '#db/reader.ts'
import type { ReadHandle } from '#db/schema.ts'
import { startChild, withoutPrivileges } from '#support/child.ts'
import { bytesIn, useFolder } from '#support/folder.ts'
import { damage, pagesOf, storeFile, tamper } from '#support/store-files.ts'
import { openTestOffice, value, type TestOffice } from '#support/test-office.ts'
import { verifyProgram } from '#support/verify-program.ts'

const folder = useFolder()

/** Every file of a folder: its bytes, and when it was written last. */
function traces(of: string): Record<string, string> {
  const bytes = bytesIn(of)
  return Object.fromEntries(Object.entries(bytes).map(([name, digest]) => [name, `${digest} ${String(statSync(join(of, name)).mtimeMs)}`])) // prettier-ignore
}

async function ticketsIn(file: string): Promise<number> {
  const reader = value(await openFileReader(file))
  const rows = value(
    await reader.snapshot((db: ReadHandle) => db.selectFrom('ticket').select('id').execute()),
  )
  await reader.close()
  return rows.length
}

/** As another process sees it: two SQLites in one do not see each other's locks. */
async function ticketsSeenBesides(file: string): Promise<number> {
  const child = startChild('read-store.ts', [file])
  const first = await child.heard('first')
  child.process.stdin?.write('\n')
  await child.ended()
  return Number(first.split(' ')[1])
}

/** An office that works, with three tickets: two in the file, the last one only in its log. */
async function workingOffice(): Promise<TestOffice> {
  const t = await openTestOffice({ file: join(folder(), 'antesala.sqlite') })
  await t.issue()
  await t.issue()
  expect(await t.store.forget([])).toEqual([])
  await t.issue()
  return t
}

/** What a power cut leaves of it, in a folder of its own. @returns the file */
async function afterPowerCut(name: string): Promise<string> {
  const t = await workingOffice()
  const dead = join(folder(), name)
  mkdirSync(dead)
  for (const end of ['', '-wal', '-shm']) cpSync(`${t.store.file}${end}`, join(dead, `antesala.sqlite${end}`))
  await t.store.close()
  return join(dead, 'antesala.sqlite')
}

test('beside the program that works it reads one instant while the program goes on writing, and not a byte changes', async () => {
  const t = await workingOffice()
  const before = traces(folder())
  const child = startChild('read-store.ts', [t.store.file])
  expect(await child.heard('first')).toBe('first 3')
  expect(traces(folder())).toEqual(before)
  await t.issue()
  await t.issue()
  child.process.stdin?.write('\n')
  expect((await child.ended()).lines).toEqual(['first 3', 'then 3', 'overtaken false'])
  expect(await ticketsSeenBesides(t.store.file)).toBe(5)
  await t.store.close()
})

test('of a program that has closed it reads everything, leaves nothing beside it and changes nothing', async () => {
  const t = await workingOffice()
  await t.store.close()
  const before = traces(folder())
  expect(Object.keys(before).filter((name) => name.endsWith('-wal'))).toEqual([])
  expect(await ticketsIn(t.store.file)).toBe(3)
  expect(traces(folder())).toEqual(before)
})

test('it notices a program that begins to work while it reads a file that nobody had open', async () => {
  const t = await workingOffice()
  await t.store.close()
  const child = startChild('read-store.ts', [t.store.file])
  await child.heard('first')
  const again = await openTestOffice({ file: t.store.file })
  await again.issue()
  child.process.stdin?.write('\n')
  expect((await child.ended()).lines.at(-1)).toBe('overtaken true')
  await again.store.close()
})

test('after a power cut it reads what was confirmed last, and leaves the file to the program that will mend it', async () => {
  const file = await afterPowerCut('dead')
  const before = traces(join(folder(), 'dead'))
  expect(await ticketsIn(file)).toBe(3)
  expect(traces(join(folder(), 'dead'))).toEqual(before)
})

test('a copy of file and log without the index is read too, and nothing stays of it elsewhere', async () => {
  const file = await afterPowerCut('copied')
  rmSync(`${file}-shm`)
  const before = traces(join(folder(), 'copied'))
  const reader = value(await openFileReader(file))
  const rows = await reader.snapshot((db) => db.selectFrom('ticket').select('id').execute())
  expect(value(rows)).toHaveLength(3)
  await reader.close()
  expect(traces(join(folder(), 'copied'))).toEqual(before)
})

test.each(['closed', 'cut off', 'copied', 'working'])(
  'a data folder that this user may not write is read all the same: %s',
  async (how) => {
    const t = how === 'working' || how === 'closed' ? await workingOffice() : null
    if (how === 'closed') await t?.store.close()
    const file = t?.store.file ?? (await afterPowerCut('dead'))
    if (how === 'copied') rmSync(`${file}-shm`)
    const where = join(file, '..')
    const before = traces(where)
    for (const name of readdirSync(where)) chmodSync(join(where, name), 0o555)
    chmodSync(where, 0o555)
    const said = await verifyProgram(['--data', where, '--json'], withoutPrivileges)
    chmodSync(where, 0o755)
    for (const name of readdirSync(where)) chmodSync(join(where, name), 0o644)
    expect({ ...said, out: (JSON.parse(said.out) as { tickets: number }).tickets }).toEqual({
      code: 0,
      out: 3,
      errors: '',
    })
    expect(traces(where)).toEqual(before)
    await t?.store.close()
  },
)

const refusals: readonly (readonly [string, string, (file: string) => void])[] = [
  ['a file that is not there', 'store.unreadable', (file) => rmSync(file)],
  ['a text', 'store.foreign', (file) => writeFileSync(file, 'Lista de la compra: papel, tinta, paciencia.\n')],
  ['another program’s database', 'store.foreign', (file) => tamper(file, 'pragma application_id = 7')],
  ['a newer version’s file', 'store.newer', (file) => tamper(file, "insert into kysely_migration values ('9999', '')")],
  ['an empty file', 'store.foreign', (file) => writeFileSync(file, '')],
  ['our file before there was an office in it', 'office.missing', (file) => { rmSync(file); tamper(file, 'pragma application_id = 0x416e7473; create table a (b)') }],
] // prettier-ignore

test.each(refusals)('%s is refused, and left as it is', async (_, code, spoil) => {
  const file = await storeFile(folder())
  spoil(file)
  const before = traces(folder())
  expect(await openFileReader(file)).toMatchObject({ ok: false, code })
  expect(traces(folder())).toEqual(before)
})

test('a damaged file is refused when the damage is met', async () => {
  const file = await storeFile(folder())
  damage(file, 2, pagesOf(file) - 3)
  const opened = await openFileReader(file)
  const read = opened.ok
    ? await opened.value.snapshot((db) => db.selectFrom('event').selectAll().execute())
    : opened
  expect(read).toMatchObject({ ok: false, code: 'store.damaged' })
  if (opened.ok) await opened.value.close()
})
