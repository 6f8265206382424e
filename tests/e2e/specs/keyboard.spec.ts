import { texts } from '#text/index.ts'
import { AppMenu } from '../screens/app-menu.ts'
import { CounterScreen } from '../screens/counter-screen.ts'
import { ReceptionScreen } from '../screens/reception-screen.ts'
import { SignInScreen } from '../screens/sign-in.ts'
import { expectFocusSeen, tabAround, tabTo } from '../support/focus.ts'
import { officeWith, prepareOffice } from '../support/prepared-office.ts'
import { expect, test } from '../support/reception.ts'

const { es } = texts

test('reception without a mouse: signs in, gives a ticket with name and priority, finds, attends with a reason, finishes, undoes', async ({
  start,
}) => {
  const running = await start({ dataDir: await officeWith(['A', 'A']) })
  const reception = new ReceptionScreen(await running.window('reception'))
  const { page } = reception
  await expect(page.getByRole('button', { name: 'Mercedes' })).toBeFocused()
  await expectFocusSeen(page)
  await reception.press('ArrowDown')
  await expect(page.getByRole('button', { name: 'Jorge' })).toBeFocused()
  await reception.press('ArrowUp')
  await reception.press('Enter')
  await new SignInScreen(page).enter()
  await expect.poll(() => reception.waiting()).toEqual(['A-001', 'A-002'])

  await reception.press('n')
  await expect(reception.form).toBeVisible()
  await reception.press('Tab')
  await reception.type('Teresa Olmedo')
  await reception.press('Tab')
  await reception.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'Persona mayor' })).toBeChecked()
  await reception.press('b')
  await expect(reception.issued).toContainText('B-001')
  await expect(reception.issued).toContainText(es.reception.ahead(0))
  await reception.press('Enter')
  await expect(reception.issued).toBeHidden()
  await expect.poll(() => reception.waiting()).toEqual(['B-001', 'A-001', 'A-002'])
  await expect(reception.row('B-001')).toContainText('persona mayor: +20 min')

  await reception.find('olmedo')
  await expect(reception.selected).toContainText('B-001')
  await reception.leaveSearch()
  await reception.press('ArrowDown')
  await reception.press('ArrowDown')
  await expect(reception.row('A-002')).toHaveAttribute('aria-selected', 'true')
  await reception.press('Enter')
  await expect(reception.reasons.getByRole('textbox')).toBeFocused()
  await reception.type('Solo entrega un documento')
  await reception.press('Enter')
  await expect(reception.serving).toContainText('A-002')
  await expect.poll(() => reception.waiting()).toEqual(['B-001', 'A-001'])
  await reception.press('Enter')
  await expect(reception.serving).toBeHidden()
  await reception.press('Control+z')
  await expect(reception.serving).toContainText('A-002')
  await reception.press('Enter')
  await expect(reception.serving).toBeHidden()
})

test('a counter without a mouse: calls, calls again, starts, returns with a reason, not here, finishes, undoes', async ({
  start,
}) => {
  const running = await start({ dataDir: await officeWith(['A', 'B', 'A']), args: ['--roles', 'counter:1'] })
  const counter = new CounterScreen(await running.window('counter'))
  await counter.press('ArrowDown')
  await counter.press('Enter')
  await new SignInScreen(counter.page).enter()
  await counter.isFree()

  await counter.press('Enter')
  await counter.hasCalled('A-001')
  await counter.press('r')
  await expect(counter.open).toContainText(es.counter.calledTimes(2))
  await counter.press('Enter')
  await counter.isServing('A-001')
  await counter.press('d')
  await expect(counter.page.getByTestId('reason-dialog').getByRole('textbox')).toBeFocused()
  await counter.page.keyboard.type('Le falta un documento: fx')
  await counter.press('Enter')
  await counter.isFree()
  await expect(counter.next).toContainText('A-001')

  await counter.press(' ')
  await counter.hasCalled('A-001')
  await counter.press('x')
  await counter.isFree()
  await counter.press('Enter')
  await counter.hasCalled('B-001')
  await counter.press('Enter')
  await counter.isServing('B-001')
  await counter.press('Enter')
  await counter.isFree()
  await counter.press('Control+z')
  await counter.isServing('B-001')
  await counter.press('Enter')
  await counter.isFree()
  await expect(counter.next).toContainText('A-002')
})

test('the focus is seen at every stop and returns to where it was', async ({ start }) => {
  const running = await start({ dataDir: await officeWith(['A', 'B']) })
  const reception = new ReceptionScreen(await running.window('reception'))
  const { page } = reception
  await reception.signIn('Mercedes')
  expect(await tabAround(page)).toBeGreaterThan(5)

  const newTicket = page.getByTestId('new-ticket')
  await tabTo(page, newTicket)
  await reception.press('Enter')
  await expect(reception.form).toBeVisible()
  await tabTo(page, reception.form.getByTestId('issue-name'))
  await expectFocusSeen(page)
  await reception.press('Escape')
  await expect(newTicket).toBeFocused()
  await expectFocusSeen(page)

  const menu = new AppMenu(page)
  await tabTo(page, menu.trigger)
  for (const sheet of ['about', 'windows', 'help'] as const) {
    await menu.show(sheet, es)
    await menu.close()
    await expect(menu.trigger).toBeFocused()
  }
  await tabTo(page, page.getByTestId('void'))
  await reception.press('Enter')
  await expect(reception.reasons).toBeVisible()
  await reception.press('Escape')
  await expect(page.getByTestId('void')).toBeFocused()
})

test('letters typed into a field stay there, and F1 lists the keys from anywhere', async ({ start }) => {
  // Found, so that what can be done with a ticket is among the keys.
  const typed = 'nieves fus'
  const dataDir = await prepareOffice({
    async fill(office) {
      await office.issue('A', { name: 'Nieves Fuset' })
    },
  })
  const running = await start({ dataDir })
  const reception = new ReceptionScreen(await running.window('reception'))
  const { page } = reception
  await reception.signIn('Mercedes')
  await reception.find(typed)
  const find = page.getByTestId('find')
  await expect(find).toHaveValue(typed)
  await expect(reception.form).toBeHidden()
  await expect(reception.selected).toContainText('Nieves Fuset')

  await reception.press('F1')
  const help = page.getByTestId('key-help')
  for (const line of [es.reception.newTicket, es.reception.keyFind, es.desk.leave, es.keys.help])
    await expect(help).toContainText(line)
  await reception.press('n')
  await expect(reception.form).toBeHidden()
  await reception.press('Escape')
  await expect(help).toBeHidden()
  await expect(find).toBeFocused()
  await expect(find).toHaveValue(typed)
  await reception.press('Escape')
  await expect.poll(() => reception.waiting()).toEqual(['A-001'])
})

test('ten calls at another window move neither the focus nor what is being typed', async ({ start }) => {
  const text = 'de la Fuente'
  const running = await start({
    dataDir: await officeWith(Array.from({ length: 10 }, () => 'A')),
    args: ['--roles', 'reception,counter:1'],
  })
  const reception = new ReceptionScreen(await running.window('reception'))
  const counter = new CounterScreen(await running.window('counter'))
  await reception.signIn('Mercedes')
  await counter.signIn('Jorge')
  const find = reception.page.getByTestId('find')
  await reception.find('')
  await find.evaluate((field) => {
    field.addEventListener('blur', () => field.setAttribute('data-lost', 'focus'))
  })
  for (let call = 1; call <= 10; call++) {
    await reception.type(text.charAt(call - 1))
    await counter.press('Enter')
    await counter.hasCalled(`A-${String(call).padStart(3, '0')}`)
    await counter.press('Enter')
    await expect(counter.finish).toBeVisible()
    await counter.press('Enter')
    await counter.isFree()
  }
  await reception.type(text.slice(10))
  await expect(reception.page.getByTestId('waiting-count')).toHaveText(es.reception.waiting(0))
  await expect(find).toBeFocused()
  await expect(find).toHaveValue(text)
  await expect(find).not.toHaveAttribute('data-lost')
})
