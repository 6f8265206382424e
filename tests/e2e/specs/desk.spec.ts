import { texts } from '#text/index.ts'
import { CounterScreen } from '../screens/counter-screen.ts'
import { ReceptionScreen } from '../screens/reception-screen.ts'
import { expectAccessible } from '../support/accessible.ts'
import { officeWith } from '../support/prepared-office.ts'
import { expect, test } from '../support/reception.ts'

const { es } = texts
const roles = ['--roles', 'reception,counter:1']

test('a counter without a mouse: sets aside, takes up, sends on, counts services, pauses', async ({
  start,
}) => {
  const running = await start({ dataDir: await officeWith(['A', 'A', 'B']), args: roles })
  const counter = new CounterScreen(await running.window('counter'))
  const { page } = counter
  await counter.signIn('Jorge')

  await counter.press('Enter')
  await counter.hasCalled('A-001')
  await counter.press('Enter')
  await counter.isServing('A-001')
  await counter.press('h')
  await expect(page.getByRole('radio', { name: es.holds.own })).toBeFocused()
  await counter.press('Tab')
  await page.keyboard.type('Fue a pagar')
  await counter.press('Enter')
  await counter.isFree()
  const holds = page.getByTestId('holds')
  await expect(holds).toContainText('«Fue a pagar»')

  await counter.press('a')
  await counter.press('Enter')
  await counter.isServing('A-001')
  await expect(holds).toBeHidden()
  await counter.press('l')
  await expect(page.getByTestId('line-sheet')).toBeVisible()
  await counter.press('b')
  await expect(page.getByTestId('line')).toHaveCount(2)
  await counter.press('+')
  await expect(page.getByTestId('quantity').first()).toHaveValue('2')
  await counter.press('Escape')
  await expect(page.getByTestId('line-list')).toContainText('Partidas× 2')

  await counter.press('t')
  await expect(page.getByTestId('transfer-find')).toBeFocused()
  await page.keyboard.type('ced')
  await expect(page.getByTestId('transfer-confirm')).toContainText(es.transfer.toService('Cédula'))
  await counter.press('Enter')
  await counter.isFree()
  await expect(counter.next).toContainText('A-001')
  await expect(counter.next).toContainText('Cédula')

  await counter.press('p')
  await counter.press('2')
  await expect(page.getByTestId('paused')).toContainText(es.pause.reasons.meal)
  await counter.press('Enter')
  await counter.isFree()
})

test('whoever may calls a chosen one with a reason, and brings back who had left', async ({ start }) => {
  const running = await start({ dataDir: await officeWith(['A', 'A', 'A']), args: roles })
  const reception = new ReceptionScreen(await running.window('reception'))
  const counter = new CounterScreen(await running.window('counter'))
  const { page } = counter
  await reception.signIn('Mercedes')
  await counter.signIn('Jorge')
  await expect(reception.row('A-001')).toHaveAttribute('aria-selected', 'true')
  await reception.press('f')
  await expect.poll(() => reception.waiting()).toEqual(['A-002', 'A-003'])

  await counter.press('/')
  await expect(page.getByTestId('find-field')).toBeFocused()
  await counter.press('ArrowDown')
  await counter.press('Enter')
  await expect(page.getByTestId('reason-dialog').getByRole('textbox')).toBeFocused()
  await page.keyboard.type('Se encuentra mal')
  await counter.press('Enter')
  await counter.hasCalled('A-003')
  await expect(page.getByTestId('ticket-history')).toContainText('«Se encuentra mal»')
  await expect(page.getByTestId('out-of-order')).toContainText('1')
  await counter.press('Enter')
  await counter.isServing('A-003')
  await counter.press('Enter')
  await counter.isFree()

  await counter.press('/')
  await page.keyboard.type('001')
  await expect(page.getByTestId('find-act')).toHaveText(es.desk.reactivate)
  await counter.press('Enter')
  await expect(page.getByTestId('notice-offer')).toContainText(es.desk.reactivated.kept('A-001'))
  await expect.poll(() => reception.waiting()).toEqual(['A-001', 'A-002'])
})

test('what is set aside and sent on is seen at reception, and every sheet can be used by everybody', async ({
  start,
}) => {
  test.setTimeout(120_000)
  const running = await start({ dataDir: await officeWith(['A', 'A', 'A', 'B']), args: roles })
  const reception = new ReceptionScreen(await running.window('reception'))
  const counter = new CounterScreen(await running.window('counter'))
  const { page } = counter
  const look = (state: string) => expectAccessible(page, state)
  await reception.signIn('Mercedes')
  await counter.signIn('Jorge')
  await counter.press('Enter')
  await counter.hasCalled('A-001')
  await counter.press('Enter')
  await counter.isServing('A-001')
  for (const [key, sheet] of [
    ['h', 'hold-sheet'],
    ['t', 'transfer-sheet'],
    ['l', 'line-sheet'],
  ] as const) {
    await counter.press(key)
    await expect(page.getByTestId(sheet)).toBeVisible()
    if (key === 't') await counter.press('ArrowDown')
    await look(sheet)
    await counter.press('Escape')
    await expect(page.getByTestId(sheet)).toBeHidden()
  }
  await counter.press('h')
  await counter.press('Enter')
  await counter.isFree()
  await look('somebody set aside')
  await counter.press('Enter')
  await counter.hasCalled('A-002')
  await counter.press('Enter')
  await counter.isServing('A-002')
  await look('serving, somebody set aside')
  await counter.press('t')
  await page.keyboard.type('4')
  await expect(page.getByTestId('transfer-warning')).toBeVisible()
  await look('sent to who is away')
  await counter.press('Enter')
  await counter.isFree()

  await expect(reception.row('A-002').getByTestId('target')).toContainText(es.transfer.forCounter(4))
  await reception.press('a')
  await expect(reception.selected).toContainText('A-001')
  await expect(reception.page.getByTestId('why-not-resume')).toHaveText(es.holds.onlyBy('Jorge'))
  await expectAccessible(reception.page, 'reception, somebody else’s set aside')

  await counter.press('/')
  await expect(page.getByTestId('find-sheet')).toBeVisible()
  await counter.press('ArrowDown')
  await look('find')
  await counter.press('Escape')
  await counter.press('p')
  await expect(page.getByTestId('pause-sheet')).toBeVisible()
  await look('pause asked')
  await counter.press('5')
  await expect(page.getByTestId('paused')).toBeVisible()
  await look('paused')
})
