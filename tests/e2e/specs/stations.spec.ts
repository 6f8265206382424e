import type { PreparedServer } from '#support/postgres/prepared-server.ts'
import { startThreeComputers } from '../support/computers.ts'
import { managerFolder, startOfficeServer, stationFolder } from '../support/office-server.ts'
import { expect, test } from '../support/reception.ts'
import { AppMenu } from '../screens/app-menu.ts'
import { ReceptionScreen } from '../screens/reception-screen.ts'
import { JoinScreen } from '../screens/join-screen.ts'
import { StationsSheet } from '../screens/stations-sheet.ts'

let office: PreparedServer
test.beforeEach(async () => {
  office = await startOfficeServer({ durable: true })
})
test.afterEach(() => office.stop())

test('a ticket is issued at one computer, called at another and shown at a third', async ({ start }) => {
  const { reception, counter, display } = await startThreeComputers(start, office)
  expect(await reception.issueByKeys('a')).toBe('A-001')
  await expect(counter.next).toContainText('A-001')
  await counter.press('Enter')
  await counter.hasCalled('A-001')
  await display.calls('A-001', 1)
  await expect(counter.page.getByTestId('announced')).toContainText('anunciada en sala')
  await expect.poll(() => reception.waiting()).toEqual([])
})

test('a computer joins with the code that management is shown, and is seen by the others at once', async ({
  start,
}) => {
  const first = await start({ dataDir: await managerFolder(office), args: ['--roles', 'reception'] })
  const desk = new ReceptionScreen(await first.window('reception'))
  await desk.signIn('Mercedes')
  await new AppMenu(desk.page).choose('stations')
  const stations = new StationsSheet(desk.page)
  const { code } = await stations.add('Recepción 2', ['reception'])
  // This server is private to the test: other computers would be told the address of this one in its network.
  const address = `${office.address.host}:${String(office.address.port)}`

  const second = await start()
  const join = new JoinScreen(await second.window('setup'))
  await join.write(code, address)
  await join.confirm()
  await expect(join.joined).toContainText('Recibe, da turnos y atiende')
  await expect(join.page.getByRole('heading', { name: 'Recepción 2' })).toBeVisible()
  await join.open()
  const other = new ReceptionScreen(await second.window('reception'))
  await expect(stations.arrived).toBeVisible()
  await other.signIn('Jorge')
  expect(await other.issueByKeys('a')).toBe('A-001')
  await stations.close()
  await expect.poll(() => desk.waiting()).toEqual(['A-001'])

  const third = await start()
  const late = new JoinScreen(await third.window('setup'))
  await late.write(code, address)
  await late.confirm()
  await expect(late.page.getByText('ya se ha usado')).toBeVisible()
})

test('a station that is dismissed says so instead of its desk, and the server lets it in no more', async ({
  start,
}) => {
  const desk = new ReceptionScreen(
    await (
      await start({ dataDir: await managerFolder(office), args: ['--roles', 'reception'] })
    ).window('reception'),
  )
  const gone = await start({ dataDir: await stationFolder(office, ['reception'], 'Recepción 2') })
  await gone.window('reception')
  await desk.signIn('Mercedes')
  await new AppMenu(desk.page).choose('stations')
  const stations = new StationsSheet(desk.page)
  await expect(stations.row('Recepción 2')).toContainText('conectado')
  await stations.dismiss('Recepción 2')
  await expect(stations.row('Recepción 2')).toHaveCount(0)
  const trouble = await gone.window('trouble')
  await expect(trouble.getByTestId('trouble')).toContainText('El servidor ya no admite este puesto.')
})

test('started while the server is away, a computer says so and opens its office by itself', async ({
  start,
}) => {
  const dataDir = await stationFolder(office, ['reception'], 'Recepción')
  await office.server.crash()
  const running = await start({ dataDir })
  const trouble = await running.window('trouble')
  await expect(trouble.getByTestId('trouble')).toContainText('servidor')
  await office.server.start()
  const reception = new ReceptionScreen(await running.window('reception'))
  await reception.signIn('Mercedes')
  expect(await reception.issueByKeys('a')).toBe('A-001')
})

test('once the office has moved on, an older version shows everything, writes nothing and says what to do', async ({
  start,
}) => {
  const dataDir = await stationFolder(office, ['reception'], 'Recepción')
  const reception = new ReceptionScreen(await (await start({ dataDir })).window('reception'))
  await reception.signIn('Mercedes')
  expect(await reception.issueByKeys('a')).toBe('A-001')
  await office.run('update office set min_writer_version = 9999')
  await expect(reception.page.getByTestId('connection-band')).toContainText(
    'Actualice Antesala en este equipo.',
  )
  expect(await reception.waiting()).toEqual(['A-001'])
  await reception.press('n')
  await expect(reception.page.getByTestId('notice-refused')).toContainText('versión anterior')
  await office.run('update office set min_writer_version = 30')
  await expect(reception.page.getByTestId('connection-band')).toBeHidden()
  expect(await reception.issueByKeys('a')).toBe('A-002')
})
