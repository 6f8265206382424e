import { expect } from '@playwright/test'
import type { PreparedServer } from '#support/postgres/prepared-server.ts'
import { CounterScreen } from '../screens/counter-screen.ts'
import { DisplayScreen } from '../screens/display-screen.ts'
import { ReceptionScreen } from '../screens/reception-screen.ts'
import { stationFolder } from './office-server.ts'
import type { Reception, StartOptions } from './reception.ts'

export type Start = (options?: StartOptions) => Promise<Reception>

/** Three computers of one office, each with a program and a data folder of its own. */
export interface ThreeComputers {
  readonly reception: ReceptionScreen
  readonly counter: CounterScreen
  readonly display: DisplayScreen
  readonly programs: readonly [Reception, Reception, Reception]
}

/**
 * Reception, counter 1 and the hall, people signed in.
 * @param hosts where each finds the server; where everybody does by default
 */
export async function startThreeComputers(
  start: Start,
  office: PreparedServer,
  hosts: readonly string[] = [],
): Promise<ThreeComputers> {
  const wanted = [
    ['reception', 'Recepción'],
    ['counter', 'Ventanilla 1'],
    ['display', 'Sala'],
  ] as const
  const programs: Reception[] = []
  for (const [index, [role, name]] of wanted.entries()) {
    const address = { ...office.address, host: hosts[index] ?? office.address.host }
    programs.push(await start({ dataDir: await stationFolder(office, [role], name, address) }))
  }
  const [desk, window, hall] = programs as [Reception, Reception, Reception]
  const reception = new ReceptionScreen(await desk.window('reception'))
  const counter = new CounterScreen(await window.window('counter'))
  const display = new DisplayScreen(await hall.window('display'))
  await reception.signIn('Mercedes')
  await counter.signIn('Jorge')
  return { reception, counter, display, programs: [desk, window, hall] }
}

/** Every screen says that the server is lost. @returns how long that took after `since`, ms (performance.now) */
export async function allSayLost(
  { reception, counter, display }: ThreeComputers,
  since: number,
): Promise<number> {
  const said = [reception, counter].map(({ page }) =>
    expect(page.getByTestId('connection-band')).toBeVisible(),
  )
  await Promise.all([...said, expect(display.page.getByTestId('out-of-touch')).toBeVisible()])
  return performance.now() - since
}

/** No screen says so any more. */
export async function allSayFound({ reception, counter, display }: ThreeComputers): Promise<void> {
  for (const { page } of [reception, counter]) await expect(page.getByTestId('connection-band')).toBeHidden()
  await expect(display.page.getByTestId('out-of-touch')).toBeHidden()
}
