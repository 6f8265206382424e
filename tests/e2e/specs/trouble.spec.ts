import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StoreRefusal } from '#domain/refusal.ts'
import { openStore } from '#db/store.ts'
import { startChild } from '#support/child.ts'
import { officeFaults } from '#support/office-faults.ts'
import { damage, look, tamper } from '#support/store-files.ts'
import { value } from '#support/test-office.ts'
import { makeDataDir } from '../../../build/launch.ts'
import { ReceptionScreen } from '../screens/reception-screen.ts'
import { TroubleScreen } from '../screens/trouble-screen.ts'
import { bytesOf, dataFile } from '../support/data-file.ts'
import { giveToProgram, officeWith, prepareOffice } from '../support/prepared-office.ts'
import { expect } from '../support/reception.ts'
import { sentence } from '../support/sentence.ts'
import { noSmallDisk, test } from '../support/small-disk.ts'

/** Files that are found where the data should be; each is made from a good one. */
const found: readonly (readonly [
  what: string,
  code: Exclude<StoreRefusal['code'], 'store.busy'>,
  make: (file: string) => void,
])[] = [
  ['a text', 'store.foreign', (file) => replace(file, () => writeFileSync(file, 'lista de la compra'))],
  [
    'a database of somebody else',
    'store.foreign',
    (file) => replace(file, () => tamper(file, 'create table factura (n)')),
  ],
  [
    'data of a newer version',
    'store.newer',
    (file) => tamper(file, "insert into kysely_migration values ('9990-later', '2031-01-01')"),
  ],
  ['a damaged file', 'store.damaged', (file) => damage(file, 2, 8)],
  ['a folder', 'store.unreadable', (file) => replace(file, () => mkdirSync(file))],
  ['a file nobody may read', 'store.unreadable', (file) => chmodSync(file, 0o000)],
  ['a file nobody may write', 'store.read_only', (file) => chmodSync(file, 0o444)],
]

function replace(file: string, make: () => void): void {
  rmSync(file)
  make()
}

for (const [what, code, make] of found)
  test(`${what} in place of the data is named in a sentence and left as it was`, async ({ start }) => {
    const dataDir = await prepareOffice()
    const file = dataFile(dataDir)
    make(file)
    giveToProgram(dataDir)
    const before = bytesOf(file)
    const running = await start({ dataDir })
    const trouble = new TroubleScreen(await running.window('trouble'))
    await trouble.says(sentence({ code, file }))
    await trouble.retry.click()
    await expect(trouble.news).toContainText('Sigue igual')
    await running.close()
    expect(bytesOf(file)).toBe(before)
  })

test('a data folder that cannot be used is told by a window, too', async ({ start }) => {
  const closed = await prepareOffice()
  chmodSync(closed, 0o555)
  const first = await start({ dataDir: closed })
  const readOnly = sentence({ code: 'store.read_only', file: dataFile(closed) })
  await new TroubleScreen(await first.window('trouble')).says(readOnly)
  await first.close()

  const occupied = makeDataDir()
  rmSync(occupied, { recursive: true })
  writeFileSync(occupied, 'a file where the folder should be')
  const second = await start({ dataDir: occupied })
  const unreadable = sentence({ code: 'store.unreadable', file: dataFile(occupied) })
  await new TroubleScreen(await second.window('trouble')).says(unreadable)
})

test('data that another copy has open are refused until it lets go; then one key opens the office', async ({
  start,
}) => {
  const dataDir = await officeWith(['A'])
  const file = dataFile(dataDir)
  const other = startChild('hold-store.ts', [file])
  await other.heard('holding')
  giveToProgram(dataDir)
  const running = await start({ dataDir })
  const trouble = new TroubleScreen(await running.window('trouble'))
  await trouble.says(sentence({ code: 'store.locked', file }))
  await trouble.press('Enter')
  await expect(trouble.news).toContainText('Sigue igual')

  other.process.stdin?.end()
  await other.ended()
  await trouble.recover()
  const reception = new ReceptionScreen(await running.window('reception'))
  await expect.poll(() => running.app.windows().length).toBe(1)
  await reception.signIn('Mercedes')
  await expect.poll(() => reception.waiting()).toEqual(['A-001'])
  expect(await reception.issueByKeys('a')).toBe('A-002')
})

test('a defect while the data are opened is told with the reference that stands in the log', async ({
  start,
}) => {
  const running = await start({
    env: { ANTESALA_SQLITE_BINDING: '/nowhere.node' },
    expectedDefects: [/opening the data Error: Cannot find module/],
  })
  const trouble = new TroubleScreen(await running.window('trouble'))
  const log = readFileSync(join(running.dataDir, 'logs', 'antesala.log'), 'utf8')
  const [, reference = ''] = /\[(\w{6})\] opening/.exec(log) ?? []
  await trouble.says(sentence({ code: 'unexpected', reference }))
})

test('a full disk refuses a ticket in a sentence, keeps the others, and goes on when there is room', async ({
  smallDisk,
  start,
}) => {
  test.skip(noSmallDisk !== null, noSmallDisk ?? '')
  const dataDir = await prepareOffice({ folder: smallDisk.folder })
  const running = await start({ dataDir })
  const reception = new ReceptionScreen(await running.window('reception'))
  await reception.signIn('Mercedes')
  expect(await reception.issueByKeys('a')).toBe('A-001')
  expect(await reception.issueByKeys('b')).toBe('B-001')

  smallDisk.fill()
  await reception.press('n')
  await expect(reception.form).toBeVisible()
  await reception.press('a')
  await expect(reception.form.getByTestId('notice-refused')).toHaveText(
    sentence({ code: 'store.full', file: dataFile(dataDir) }),
  )
  await reception.press('Escape')
  expect(await reception.waiting()).toEqual(['A-001', 'B-001'])

  smallDisk.free()
  expect(await reception.issueByKeys('a')).toBe('A-002')
  await expect.poll(() => reception.waiting()).toEqual(['A-001', 'B-001', 'A-002'])
  await running.close()
  const store = value(await openStore(dataFile(dataDir)))
  expect(await officeFaults(store.db)).toEqual([])
  await store.close()
  expect(look(dataFile(dataDir), 'pragma integrity_check')).toEqual([{ integrity_check: 'ok' }])
  expect(look(dataFile(dataDir), 'select prefix, number from ticket order by arrival_at')).toEqual([
    { prefix: 'A', number: 1 },
    { prefix: 'B', number: 1 },
    { prefix: 'A', number: 2 },
  ])
})
