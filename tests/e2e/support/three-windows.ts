import { CounterScreen } from '../screens/counter-screen.ts'
import { DisplayScreen } from '../screens/display-screen.ts'
import { ReceptionScreen } from '../screens/reception-screen.ts'
import type { Reception } from './reception.ts'

export const threeWindows = ['--roles', 'reception,counter:1,display'] as const

export interface ThreeWindows {
  readonly reception: ReceptionScreen
  readonly counter: CounterScreen
  readonly display: DisplayScreen
}

/** Reception, counter 1 and the hall display of one running program, people signed in. */
export async function openThreeWindows(running: Reception): Promise<ThreeWindows> {
  const reception = new ReceptionScreen(await running.window('reception'))
  const counter = new CounterScreen(await running.window('counter'))
  const display = new DisplayScreen(await running.window('display'))
  await reception.signIn('Mercedes')
  await counter.signIn('Jorge')
  return { reception, counter, display }
}
