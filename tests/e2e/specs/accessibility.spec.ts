import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { texts } from '#text/index.ts'
import { testPin } from '#support/pins.ts'
import { makeDataDir } from '../../../build/launch.ts'
import { managerFolder, startOfficeServer } from '../support/office-server.ts'
import { StationsSheet } from '../screens/stations-sheet.ts'
import { AppMenu } from '../screens/app-menu.ts'
import { CounterScreen } from '../screens/counter-screen.ts'
import { DisplayScreen } from '../screens/display-screen.ts'
import { ReceptionScreen } from '../screens/reception-screen.ts'
import { SetUpScreen } from '../screens/set-up-screen.ts'
import { SignInScreen } from '../screens/sign-in.ts'
import { expectAccessible } from '../support/accessible.ts'
import { prepareOffice } from '../support/prepared-office.ts'
import { expect, test } from '../support/reception.ts'
import { threeWindows } from '../support/three-windows.ts'

test('reception on a busy morning, in every state', async ({ demo }) => {
  const reception = new ReceptionScreen(await demo.window('reception'))
  const menu = new AppMenu(reception.page)
  const look = (state: string) => expectAccessible(reception.page, state)
  await expect(reception.page.getByTestId('greet')).toBeVisible()
  await look('list, greeting due, one selected')
  await reception.press('n')
  await expect(reception.form).toBeVisible()
  await look('new ticket')
  await reception.press('a')
  await expect(reception.issued).toBeVisible()
  await look('ticket issued')
  await reception.press('Enter')
  await reception.find('a')
  await expect(reception.page.getByTestId('found-list')).toBeVisible()
  await look('found')
  await reception.find('zzz')
  await expect(reception.page.getByText(texts.es.reception.findNone('zzz'))).toBeVisible()
  await look('nothing found')
  await reception.leaveSearch()
  // The second of those who wait: the last rows are those who were set aside.
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await reception.press(key)
  await expect(reception.reasons).toBeVisible()
  await look('reason asked')
  await reception.page.keyboard.type('Se encuentra mal')
  await reception.press('Enter')
  await expect(reception.page.getByTestId('serving-ticket')).toBeVisible()
  await look('serving')
  await menu.open()
  await look('menu')
  await menu.close()
  for (const sheet of ['help', 'about', 'windows'] as const) {
    await menu.show(sheet, texts.es)
    await look(sheet)
    await menu.close()
  }
})

test('counter and display with a call, in every state', async ({ demo }) => {
  const counter = new CounterScreen(await demo.window('counter'))
  const display = new DisplayScreen(await demo.window('display'))
  const look = (state: string) => expectAccessible(counter.page, state)
  await look('free, somebody next')
  await counter.press('Enter')
  await expect(counter.start).toBeVisible()
  await look('called')
  await expectAccessible(display.page, 'display, a call', { far: true })
  await counter.press('Enter')
  await expect(counter.finish).toBeVisible()
  await look('serving')
  await counter.page.getByTestId('more').press('Enter')
  await expect(counter.page.getByRole('menu')).toBeVisible()
  await look('more')
})

test('sign-in, an empty list, a counter and a display with nobody', async ({ start }) => {
  const running = await start({ dataDir: await prepareOffice(), args: threeWindows })
  const reception = new ReceptionScreen(await running.window('reception'))
  const counter = new CounterScreen(await running.window('counter'))
  const signIn = new SignInScreen(reception.page)
  await expectAccessible(reception.page, 'sign-in')
  await signIn.choose('Mercedes')
  await expectAccessible(reception.page, 'PIN asked')
  await signIn.enter('314159')
  await expect(signIn.refusal).toBeVisible()
  await expectAccessible(reception.page, 'wrong PIN')
  await reception.page.getByTestId('lost-pin').click()
  await expectAccessible(reception.page, 'lost PIN')
  await reception.page.getByTestId('have-recovery').click()
  await expectAccessible(reception.page, 'recovery code asked')
  for (let step = 0; step < 3; step++) await reception.press('Escape')
  await reception.signIn('Mercedes')
  await counter.signIn('Jorge')
  await expectAccessible(reception.page, 'empty list')
  await expectAccessible(counter.page, 'empty counter')
  await expectAccessible(await running.window('display'), 'idle display', { far: true })
})

test('set-up, every step, and its problems', async ({ start }) => {
  const running = await start()
  const setUp = new SetUpScreen(await running.window('setup'))
  const look = (state: string) => expectAccessible(setUp.page, state)
  await look('welcome')
  await setUp.press('1')
  await expect(setUp.officeName).toBeFocused()
  await setUp.press('Enter')
  await expect(setUp.page.getByText(texts.es.setup.problems.officeName)).toBeVisible()
  await look('office, name missing')
  await setUp.type('Ayuntamiento de Villaseca')
  for (const step of ['services', 'counters', 'people']) {
    await setUp.press('Enter')
    await setUp.isAt(step)
    await look(step)
  }
  await setUp.type('Pilar Ruiz')
  await setUp.press('Enter')
  await expect(setUp.newPin).toBeFocused()
  await look('people, PIN missing')
  await setUp.newPin.fill(testPin)
  await setUp.newPinAgain.fill(testPin)
  await setUp.press('Enter')
  await setUp.isAt('summary')
  await look('summary')
  await setUp.create()
  await look('recovery code')
})

test('locked, handed over, and what a manager finds in the menu', async ({ start }) => {
  const running = await start({ dataDir: await prepareOffice() })
  const reception = new ReceptionScreen(await running.window('reception'))
  const signIn = new SignInScreen(reception.page)
  const look = (state: string) => expectAccessible(reception.page, state)
  await reception.signIn('Mercedes')
  await reception.press('F9')
  await expect(signIn.face).toBeVisible()
  await look('handed over')
  await reception.press('Escape')
  await reception.press('Control+l')
  await expect(signIn.lock).toBeVisible()
  await look('locked')
  await signIn.enter()
  await expect(signIn.lock).toBeHidden()
  const menu = new AppMenu(reception.page)
  for (const sheet of ['people', 'change-pin', 'close-day'] as const) {
    await menu.choose(sheet)
    await look(sheet)
    await menu.close()
  }
  await menu.choose('people')
  await reception.page.getByTestId('person-access').getByRole('button').first().click()
  await expect(reception.page.getByTestId('start-code')).toBeVisible()
  await look('start code')
})

test('joining an office, and preparing a server', async ({ start }) => {
  const setUp = new SetUpScreen(await (await start()).window('setup'))
  const look = (state: string) => expectAccessible(setUp.page, state)
  await setUp.press('3')
  await expect(setUp.page.getByTestId('pairing-code')).toBeFocused()
  await setUp.page.getByTestId('forward').click()
  await look('joining, code missing')
  await setUp.press('Escape')
  await setUp.press('4')
  await expect(setUp.page.getByTestId('server-user')).toBeVisible()
  await look('preparing a server')
})

test('the office’s stations, and a lost server', async ({ start }) => {
  const office = await startOfficeServer()
  try {
    const args = ['--roles', 'reception,counter:1,display']
    const running = await start({ dataDir: await managerFolder(office), args })
    const reception = new ReceptionScreen(await running.window('reception'))
    const display = await running.window('display')
    const look = (state: string) => expectAccessible(reception.page, state)
    await reception.signIn('Mercedes')
    await reception.issueByKeys('a')
    await new AppMenu(reception.page).choose('stations')
    await expect(reception.page.getByTestId('station')).toHaveCount(1)
    await look('stations')
    await reception.page.getByTestId('add-station').click()
    await reception.page.getByTestId('create-station').click()
    await look('a new station, name missing')
    await reception.page.getByTestId('station-name').fill('Recepción 2')
    await reception.page.locator('[data-role="reception"]').click()
    await reception.page.getByTestId('create-station').click()
    await expect(reception.page.getByTestId('shown-pairing-code')).toBeVisible()
    await look('the code of a station')
    await new StationsSheet(reception.page).close()
    await office.server.crash()
    await expect(reception.page.getByTestId('connection-band')).toBeVisible()
    await look('lost server')
    await expect(display.getByTestId('out-of-touch')).toBeVisible()
    await expectAccessible(display, 'lost server, hall', { far: true })
  } finally {
    await office.stop()
  }
})

test('trouble', async ({ start }) => {
  const dataDir = makeDataDir()
  writeFileSync(join(dataDir, 'antesala.sqlite'), 'lista de la compra')
  const running = await start({ dataDir })
  await expectAccessible(await running.window('trouble'), 'trouble')
})

test('in English', async ({ demo }) => {
  const english = { language: 'en', themes: ['light'] } as const
  const reception = new ReceptionScreen(await demo.window('reception'))
  await expectAccessible(reception.page, 'reception', english)
  await expectAccessible(await demo.window('counter'), 'counter', english)
  await expectAccessible(await demo.window('display'), 'display', { ...english, far: true })
  await reception.press('n')
  await expect(reception.form).toBeVisible()
  await expectAccessible(reception.page, 'new ticket', english)
})
