import type { PreparedServer } from '#support/postgres/prepared-server.ts'
import { layCables, noCables, type Cables } from '../support/cables.ts'
import { allSayFound, allSayLost, startThreeComputers } from '../support/computers.ts'
import { startOfficeServer } from '../support/office-server.ts'
import { expect, test } from '../support/reception.ts'

/** What a person may not know for longest (architecture.md, "The store"), ms. */
const knownWithinMs = 3_000

let office: PreparedServer
let cables: Cables | null = null
test.afterEach(async () => {
  await office.stop()
  cables?.remove()
  cables = null
})

test('the server dies: every screen says so, the list stays, nothing is called; it comes back by itself', async ({
  start,
}) => {
  office = await startOfficeServer({ durable: true })
  const all = await startThreeComputers(start, office)
  const { reception, counter, display } = all
  await reception.issueByKeys('a')
  await reception.issueByKeys('b')
  await expect(counter.next).toContainText('A-001')

  const died = performance.now()
  await office.server.crash()
  expect(await allSayLost(all, died)).toBeLessThan(knownWithinMs)
  expect(await reception.waiting()).toEqual(['A-001', 'B-001'])
  await expect(counter.next).toContainText('A-001')
  await counter.press('Enter')
  await expect(counter.page.getByTestId('notice-refused')).toContainText('servidor')
  await expect(counter.number).toBeHidden()

  await office.server.start()
  await allSayFound(all)
  await expect(counter.page.getByTestId('notice-refused')).toBeHidden()
  await counter.press('Enter')
  await counter.hasCalled('A-001')
  await display.calls('A-001', 1)
  await expect.poll(() => reception.waiting()).toEqual(['B-001'])
})

test('the server freezes, as behind a pulled cable: every screen says so within three seconds, and goes on after', async ({
  start,
}) => {
  office = await startOfficeServer()
  const all = await startThreeComputers(start, office)
  await all.reception.issueByKeys('a')
  await expect(all.counter.next).toContainText('A-001')

  const frozen = performance.now()
  office.server.freeze()
  expect(await allSayLost(all, frozen)).toBeLessThan(knownWithinMs)

  office.server.thaw()
  await allSayFound(all)
  expect(await all.reception.issueByKeys('b')).toBe('B-001')
  await all.counter.press('Enter')
  await all.counter.hasCalled('A-001')
  await all.display.calls('A-001', 1)
})

test('one computer’s cable is cut: it says so and refuses to call, the others work on, and it catches up', async ({
  start,
}) => {
  test.skip(noCables !== null, noCables ?? '')
  cables = layCables(2)
  office = await startOfficeServer({ network: cables })
  const [first = '', second = ''] = cables.addresses
  const { reception, counter, display } = await startThreeComputers(start, office, [first, second, first])
  await reception.issueByKeys('a')
  await expect(counter.next).toContainText('A-001')

  const cut = performance.now()
  cables.cut(1)
  await expect(counter.page.getByTestId('connection-band')).toBeVisible()
  expect(performance.now() - cut).toBeLessThan(knownWithinMs)
  await expect(reception.page.getByTestId('connection-band')).toBeHidden()
  expect(await reception.issueByKeys('b')).toBe('B-001')
  await expect(display.waiting).toContainText('2')
  await counter.press('Enter')
  await expect(counter.number).toBeHidden()

  cables.mend(1)
  await expect(counter.page.getByTestId('connection-band')).toBeHidden()
  await expect(counter.page.getByTestId('next-list')).toContainText('B-001')
  await counter.press('Enter')
  await counter.hasCalled('A-001')
  await display.calls('A-001', 1)
})
