import type { BrowserWindow } from 'electron'
import { look } from '#support/store-files.ts'
import { testPin } from '#support/pins.ts'
import { newPerson } from '#support/test-office.ts'
import { texts } from '#text/index.ts'
import { AppMenu } from '../screens/app-menu.ts'
import { CounterScreen } from '../screens/counter-screen.ts'
import { ReceptionScreen } from '../screens/reception-screen.ts'
import { SetUpScreen } from '../screens/set-up-screen.ts'
import { SignInScreen } from '../screens/sign-in.ts'
import { dataFile } from '../support/data-file.ts'
import { officeWith, prepareOffice } from '../support/prepared-office.ts'
import { expect, test } from '../support/reception.ts'
import { sentence } from '../support/sentence.ts'

const { es } = texts
const otherPin = '314159'

test('a wrong PIN says how many tries are left; the fifth brings a wait that counts, and takes nothing', async ({
  start,
}) => {
  const running = await start({ dataDir: await prepareOffice() })
  const signIn = new SignInScreen(await running.window('reception'))
  await signIn.choose('Jorge')
  for (const left of [4, 3, 2, 1]) {
    await signIn.enter(otherPin)
    await expect(signIn.refusal).toHaveText(sentence({ code: 'pin.wrong', left }))
    await expect(signIn.pin).toHaveValue('')
  }
  await signIn.enter(otherPin)
  await expect(signIn.lockedOut).toContainText(es.pin.lockedOut)
  await expect(signIn.page.getByTestId('locked-out-left')).toHaveText(/^0:[12]\d$/)
  await signIn.enter()
  await expect(signIn.pin).toHaveValue('')
  await signIn.page.keyboard.press('Escape')
  await signIn.choose('Jorge')
  await signIn.enter()
  await expect(signIn.lockedOut).toBeVisible()
})

test('a manager lets somebody in: a start code, their own PIN, and back at the next start', async ({
  start,
}) => {
  const dataDir = await prepareOffice({
    office: { people: [newPerson('Mercedes'), newPerson('Lucía', { pin: null })] },
  })
  const running = await start({ dataDir, args: ['--roles', 'reception,counter:1'] })
  const reception = new ReceptionScreen(await running.window('reception'))
  const counter = new CounterScreen(await running.window('counter'))
  const lucia = new SignInScreen(counter.page)
  await lucia.choose('Lucía')
  await expect(lucia.face).toContainText(es.pin.noneHint)

  await reception.signIn('Mercedes')
  const menu = new AppMenu(reception.page)
  await menu.choose('people')
  await reception.page.getByRole('button', { name: es.people.giveTo('Lucía') }).click()
  const code = await reception.page.getByTestId('shown-code').innerText()
  await reception.page.getByTestId('code-done').click()
  await expect(reception.page.getByTestId('shown-code')).toBeHidden()
  await expect(reception.page.getByTestId('person-access').filter({ hasText: 'Lucía' })).toContainText(
    'código',
  )

  await lucia.choosePin(code.replaceAll(/\s+/g, ''), otherPin)
  await counter.isFree()
  await expect(reception.page.getByTestId('person-access').filter({ hasText: 'Lucía' })).toContainText(es.people.access.pin) // prettier-ignore
  await running.close()

  const again = await start({ dataDir, args: ['--roles', 'counter:1'] })
  await new CounterScreen(await again.window('counter')).signIn('Lucía', otherPin)
})

test('a locked desk shows nothing, keeps what was typed, and opens to its PIN', async ({ start }) => {
  const running = await start({ dataDir: await officeWith(['A', 'B']) })
  const reception = new ReceptionScreen(await running.window('reception'))
  const signIn = new SignInScreen(reception.page)
  await reception.signIn('Mercedes')
  await expect.poll(() => reception.waiting()).toEqual(['A-001', 'B-001'])
  await reception.press('n')
  await reception.form.getByTestId('issue-name').fill('Teresa Olmedo')
  await reception.press('Control+l')
  await expect(signIn.lock).toBeVisible()
  const html = await reception.page.content()
  for (const hidden of ['A-001', 'B-001', 'Olmedo', es.reception.issueTitle])
    expect(html).not.toContain(hidden)
  await reception.press('Escape')
  await expect(signIn.lock).toBeVisible()
  await expect
    .poll(() => reception.page.evaluate(async () => (await window.antesala.queue.waiting({})).ok))
    .toBe(false)

  await signIn.enter(otherPin)
  await expect(signIn.refusal).toHaveText(sentence({ code: 'pin.wrong', left: 4 }))
  await signIn.enter()
  await expect(signIn.lock).toBeHidden()
  await expect(reception.form.getByTestId('issue-name')).toHaveValue('Teresa Olmedo')
  await expect(reception.form.getByTestId('issue-name')).toBeFocused()
  await reception.press('Escape')
  await expect.poll(() => reception.waiting()).toEqual(['A-001', 'B-001'])
})

test('a shared desk changes hands with F9, and with Escape it does not', async ({ start }) => {
  const dataDir = await officeWith(['A'])
  const running = await start({ dataDir, args: ['--roles', 'counter:1'] })
  const counter = new CounterScreen(await running.window('counter'))
  const signIn = new SignInScreen(counter.page)
  const menu = counter.page.getByTestId('person-menu')
  await counter.signIn('Jorge')
  await counter.press('F9')
  await expect(signIn.face).toContainText(es.signIn.switchHint('Jorge'))
  await counter.press('Escape')
  await counter.isFree()
  await expect(menu).toHaveText('Jorge')

  await counter.press('F9')
  await signIn.choose('Lucía')
  await signIn.enter()
  await counter.isFree()
  await expect(menu).toHaveText('Lucía')
  const kinds = "select kind from event where kind like 'person.signed_%' order by seq"
  expect(look(dataFile(dataDir), kinds)).toEqual(
    ['person.signed_in', 'person.signed_out', 'person.signed_in'].map((kind) => ({ kind })),
  )
})

test('the printed code lets management in again, once, and gives the next one', async ({ start }) => {
  const first = await start()
  const setUp = new SetUpScreen(await first.window('setup'))
  await setUp.press('1')
  await setUp.type('Registro Civil')
  for (const step of ['services', 'counters', 'people']) {
    await setUp.press('Enter')
    await setUp.isAt(step)
  }
  await setUp.writeManager('Pilar Ruiz')
  await setUp.press('Enter')
  await setUp.isAt('summary')
  const printed = await setUp.create()
  await setUp.enter()

  const reception = new ReceptionScreen(await first.window('reception'))
  const signIn = new SignInScreen(reception.page)
  const recoverWith = async (code: string, pin: string) => {
    await signIn.choose('Pilar Ruiz')
    await reception.page.getByTestId('lost-pin').click()
    await reception.page.getByTestId('have-recovery').click()
    await signIn.choosePin(code, pin)
  }
  await recoverWith(printed, otherPin)
  const next = (await reception.page.getByTestId('shown-code').innerText()).replaceAll(/\s+/g, '')
  expect(next).not.toBe(printed)
  await reception.page.getByTestId('kept').check()
  await reception.page.getByTestId('go-on').click()
  await expect(signIn.face).toBeHidden()
  await first.close()

  const second = await start({ dataDir: first.dataDir })
  const again = new SignInScreen(await second.window('reception'))
  await again.choose('Pilar Ruiz')
  await again.enter(testPin)
  await expect(again.refusal).toHaveText(sentence({ code: 'pin.wrong', left: 4 }))
  await again.enter(otherPin)
  await expect(again.face).toBeHidden()
})

test('the sheet that is printed holds the code, the office and the day, and nothing of the window', async ({
  start,
}) => {
  const running = await start({ dataDir: await officeWith(['A']) })
  const reception = new ReceptionScreen(await running.window('reception'))
  const { page } = reception
  await reception.signIn('Mercedes')
  await new AppMenu(page).choose('people')
  await page.getByRole('button', { name: es.people.giveTo('Jorge') }).click()
  await expect(page.getByTestId('start-code')).toBeVisible()
  await expect(page.getByTestId('print-card')).toBeHidden()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByTestId('print-card')).toBeVisible()
  await expect(page.getByTestId('print-card')).toContainText('Oficina de prueba')
  await expect(page.getByTestId('print-card')).toContainText('Jorge')
  for (const hidden of ['start-code', 'reception', 'person-menu'])
    await expect(page.getByTestId(hidden)).toBeHidden()

  const window = await running.app.browserWindow(page)
  const sheet = await window.evaluate(async ({ webContents }: BrowserWindow) => {
    const pdf = await webContents.printToPDF({ preferCSSPageSize: true })
    return Buffer.from(pdf).toString('latin1')
  })
  expect(sheet.match(/\/Type \/Page\b/g), 'one page').toHaveLength(1)
  const [, width = '', height = ''] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(sheet) ?? []
  // A5 in points.
  expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([420, 595])
})

test('the day is closed from reception: who still waited is not served, and the seal is shown', async ({
  start,
}) => {
  const dataDir = await officeWith(['A', 'B', 'A'])
  const running = await start({ dataDir })
  const reception = new ReceptionScreen(await running.window('reception'))
  const { page } = reception
  await reception.signIn('Mercedes')
  await new AppMenu(page).choose('close-day')
  await expect(page.getByTestId('close-day-ask')).toContainText(es.day.waiting(3))
  await page.getByTestId('close-day-confirm').click()
  await expect(page.getByTestId('day-closed')).toContainText(es.day.notServed(3))
  const shown = (await page.getByTestId('shown-code').innerText()).replaceAll(/\s+/g, '')
  expect(look(dataFile(dataDir), "select hash from seal where kind = 'close'")).toEqual([{ hash: shown }])
  await reception.press('Escape')
  await expect.poll(() => reception.waiting()).toEqual([])
})
