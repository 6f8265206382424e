import { testPin } from '#support/pins.ts'
import { startPostgres, type PostgresServer } from '#support/postgres/server.ts'
import { expect, test } from '../support/reception.ts'
import { ReceptionScreen } from '../screens/reception-screen.ts'
import { SetUpScreen } from '../screens/set-up-screen.ts'

let server: PostgresServer
test.beforeEach(async () => {
  server = await startPostgres({ durable: true })
})
test.afterEach(() => server.stop())

test('a first window prepares a bare PostgreSQL, makes the office in it, and is its station after a restart', async ({
  start,
}) => {
  const { host, port, user } = server.connection
  const first = await start()
  const setUp = new SetUpScreen(await first.window('setup'))
  await setUp.page.getByTestId('choose-server').click()
  await setUp.page.getByTestId('server-address').fill(`${host}:${String(port)}`)
  await setUp.page.getByTestId('server-user').fill(user)
  await setUp.page.getByTestId('forward').click()
  await expect(setUp.page.getByTestId('prepared')).toBeVisible()
  await setUp.page.getByTestId('forward').click()
  await expect(setUp.officeName).toBeFocused()
  await setUp.type('Registro de Villaseca')
  await setUp.press('Enter')
  await setUp.isAt('services')
  await setUp.press('Enter')
  await setUp.press('Enter')
  await setUp.isAt('people')
  await setUp.writeManager('Pilar Ruiz')
  await setUp.newPinAgain.press('Enter')
  await setUp.isAt('summary')
  await setUp.create()
  await setUp.enter()
  const reception = new ReceptionScreen(await first.window('reception'))
  await reception.signIn('Pilar Ruiz', testPin)
  expect(await reception.issueByKeys('a')).toBe('A-001')
  await first.close()

  const second = await start({ dataDir: first.dataDir })
  const again = new ReceptionScreen(await second.window('reception'))
  await again.signIn('Pilar Ruiz', testPin)
  await expect.poll(() => again.waiting()).toEqual(['A-001'])
  await expect(again.page.getByTestId('station-pill')).toContainText('1 puesto')
})
