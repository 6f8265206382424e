import { expect, test } from '../support/reception.ts'
import { prepareOffice } from '../support/prepared-office.ts'
import { openThreeWindows, threeWindows } from '../support/three-windows.ts'

test('a visit, seen on three windows: arrives, is called, is not here, comes back, is served, is finished', async ({
  start,
}) => {
  const running = await start({ dataDir: await prepareOffice(), args: threeWindows })
  const { reception, counter, display } = await openThreeWindows(running)

  expect(await reception.issueByKeys('a')).toBe('A-001')
  expect(await reception.issueByKeys('b')).toBe('B-001')
  await expect.poll(() => reception.waiting()).toEqual(['A-001', 'B-001'])
  await expect(counter.page.getByTestId('next-face')).toContainText('A-001')

  await counter.press('Enter')
  await counter.hasCalled('A-001')
  await display.calls('A-001', 1)
  await expect(counter.page.getByTestId('announced')).toContainText('anunciada en sala')
  await expect.poll(() => reception.waiting()).toEqual(['B-001'])

  await counter.press('x')
  await counter.isFree()
  await expect(reception.row('A-001')).toContainText('Ha vuelto')

  await counter.press('Enter')
  await counter.hasCalled('B-001')
  await counter.press('Enter')
  await counter.isServing('B-001')
  await counter.press('Enter')
  await counter.isFree()

  await reception.row('A-001').getByRole('button', { name: 'Ha vuelto' }).click()
  await expect(counter.page.getByTestId('next-face')).toContainText('A-001')
  await counter.press('Enter')
  await counter.hasCalled('A-001')
  await display.calls('A-001', 1)
  await counter.press('Enter')
  await counter.isServing('A-001')
  await counter.press('Enter')
  await counter.isFree()
  await expect(counter.page.getByTestId('today')).toContainText('2')
  await expect.poll(() => reception.waiting()).toEqual([])
  await expect(display.page.getByTestId('last-calls')).toContainText('A-001')
})

test('what is undone is undone on every window', async ({ start }) => {
  const running = await start({ dataDir: await prepareOffice(), args: threeWindows })
  const { reception, counter, display } = await openThreeWindows(running)
  await reception.issueByKeys('a')

  await counter.press('Enter')
  await display.calls('A-001', 1)
  await counter.press('Control+z')
  await counter.isFree()
  await display.isQuiet()
  await expect.poll(() => reception.waiting()).toEqual(['A-001'])

  await counter.press('Enter')
  await counter.hasCalled('A-001')
  await counter.press('Enter')
  await counter.isServing('A-001')
  await counter.press('Enter')
  await counter.isFree()
  await counter.press('Control+z')
  await counter.isServing('A-001')
})

test('a restart in the middle loses nothing', async ({ start }) => {
  const dataDir = await prepareOffice()
  const first = await start({ dataDir, args: threeWindows })
  const before = await openThreeWindows(first)
  await before.reception.issueByKeys('a')
  await before.reception.issueByKeys('b')
  await before.counter.press('Enter')
  await before.counter.hasCalled('A-001')
  await before.counter.press('Enter')
  await before.counter.isServing('A-001')
  await first.close()

  const after = await openThreeWindows(await start({ dataDir, args: threeWindows }))
  await after.counter.isServing('A-001')
  await after.display.calls('A-001', 1)
  await expect.poll(() => after.reception.waiting()).toEqual(['B-001'])
  expect(await after.reception.issueByKeys('b')).toBe('B-002')
})
