import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { testPin } from '#support/pins.ts'
import { look } from '#support/store-files.ts'
import { texts } from '#text/index.ts'
import { CounterScreen } from '../screens/counter-screen.ts'
import { DisplayScreen } from '../screens/display-screen.ts'
import { ReceptionScreen } from '../screens/reception-screen.ts'
import { SetUpScreen } from '../screens/set-up-screen.ts'
import { SignInScreen } from '../screens/sign-in.ts'
import { expect, test } from '../support/reception.ts'
import { lateMorning } from '../support/late-morning.ts'

const { es } = texts

test('a first start by keyboard alone: the office is made, gives its first ticket and is there after a restart', async ({
  start,
}) => {
  const first = await start()
  const setUp = new SetUpScreen(await first.window('setup'))
  await expect(setUp.heading).toHaveText(es.setup.welcome.heading)
  await setUp.press('1')
  await expect(setUp.officeName).toBeFocused()
  await setUp.type('Ayuntamiento de Villaseca')
  await setUp.press('Tab')
  await setUp.press('Tab')
  await expect(setUp.zone).toBeFocused()
  await setUp.type('bogota')
  await setUp.press('Enter')
  await expect(setUp.zone).toHaveValue('Colombia: Bogotá')
  await setUp.press('Enter')
  await setUp.isAt('services')
  await setUp.press('Enter')
  await expect(setUp.counterCount).toBeFocused()
  await setUp.type('2')
  await setUp.press('Enter')
  await setUp.isAt('people')
  await setUp.type('Pilar Ruiz')
  await setUp.press('Enter')
  await expect(setUp.newPin).toBeFocused()
  await setUp.type(testPin)
  await setUp.press('Tab')
  await setUp.type(testPin)
  await setUp.press('Alt+n')
  await setUp.type('Julián Soto')
  await setUp.press('Enter')
  await setUp.isAt('summary')
  const summary = setUp.page.getByTestId('step-summary')
  for (const fact of ['Ayuntamiento de Villaseca', 'Bogotá', '2 ventanillas', 'Pilar Ruiz', 'Julián Soto'])
    await expect(summary).toContainText(fact)
  expect(await setUp.create()).toMatch(/^[0-9A-Z]{16}$/)
  await setUp.enter()

  const reception = new ReceptionScreen(await first.window('reception'))
  const signIn = new SignInScreen(reception.page)
  await expect.poll(() => first.app.windows().length).toBe(1)
  await expect(reception.page.getByRole('button', { name: 'Pilar Ruiz' })).toBeFocused()
  await reception.press('Enter')
  await signIn.enter()
  await expect(signIn.face).toBeHidden()
  await expect(reception.page.getByRole('heading', { level: 1 })).toHaveText('Ayuntamiento de Villaseca')
  expect(await reception.issueByKeys('a')).toBe('A-001')
  await first.close()

  const second = await start({ dataDir: first.dataDir })
  const again = new ReceptionScreen(await second.window('reception'))
  expect(second.app.windows()).toHaveLength(1)
  const names = new SignInScreen(again.page)
  await names.choose('Julián Soto')
  await expect(names.face).toContainText(es.pin.noneHint)
  await again.press('Escape')
  await again.signIn('Pilar Ruiz')
  await expect(again.page.getByRole('heading', { level: 1 })).toHaveText('Ayuntamiento de Villaseca')
  await expect.poll(() => again.waiting()).toEqual(['A-001'])
})

test('one click opens the demo: three windows, people waiting, and no office in the real data', async ({
  start,
}) => {
  const running = await start({ env: lateMorning() })
  const setUp = new SetUpScreen(await running.window('setup'))
  await setUp.demo.click()

  const reception = new ReceptionScreen(await running.window('reception'))
  const counter = new CounterScreen(await running.window('counter'))
  const display = new DisplayScreen(await running.window('display'))
  await expect.poll(() => running.app.windows().length).toBe(3)
  await expect.poll(async () => (await reception.waiting()).length).toBeGreaterThan(3)
  await expect(reception.page.getByText('Oficina de demostración')).toBeVisible()
  await counter.press('Enter')
  await expect(counter.number).toHaveText(/^[A-D]-\d{3}$/)
  await display.calls(await counter.number.innerText(), 3)
  await running.close()

  const real = join(running.dataDir, 'antesala.sqlite')
  expect(existsSync(real) ? look(real, 'select * from office') : []).toEqual([])
  expect(look(join(running.dataDir, 'demo', 'antesala.sqlite'), 'select is_demo from office')).toEqual([
    { is_demo: 1 },
  ])
})

test('English chosen at the first start is spoken by every window, also after a restart', async ({
  start,
}) => {
  const { en } = texts
  const first = await start({ env: lateMorning() })
  const setUp = new SetUpScreen(await first.window('setup'))
  await setUp.speak('en')
  await expect(setUp.heading).toHaveText(en.setup.welcome.heading)
  await setUp.demo.click()
  const reception = await first.window('reception')
  await expect(reception.getByTestId('new-ticket')).toContainText(en.reception.newTicket)
  await expect(reception.getByTestId('waiting-list')).toContainText(en.reception.columns.service)
  const counter = await first.window('counter')
  await expect(counter.getByTestId('call-next')).toContainText(en.counter.callNext)
  const display = await first.window('display')
  await expect(display.getByRole('heading', { name: en.display.last })).toBeVisible()
  for (const window of [reception, counter, display])
    await expect(window.locator('html')).toHaveAttribute('lang', 'en')
  await first.close()

  const second = await start({ dataDir: first.dataDir })
  const again = new SetUpScreen(await second.window('setup'))
  await expect(again.heading).toHaveText(en.setup.welcome.heading)
})
