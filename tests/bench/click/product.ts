import type { Page } from '@playwright/test'
import type { ProgramCommand } from '../windows/programs.ts'
import { clickAndWatch, openWatched, type WatchedProgram } from './windows.ts'

/** What the windows of each role show of a ticket's way. */
const selectors: Readonly<Record<string, readonly string[]>> = {
  reception: ['[data-testid=waiting-count]'],
  counter: [
    '[data-testid=waiting-for-you]',
    '[data-testid=open-ticket] [data-testid=ticket-number]',
    '[data-testid=start]',
    '[data-testid=finish]',
  ],
  display: ['[data-testid=current-call]', '[data-testid=waiting-total]'],
}

/** The product's windows, and a clerk at one counter. */
export interface Desk {
  /** One client from call to end, with a mistake on the way. @returns ms of each measured click */
  serveOne(): Promise<number[]>
  close(): Promise<void>
}

/** Opens the windows of these roles; the clerk sits at the first counter among them. */
export async function openDesk(command: ProgramCommand, roles: readonly string[]): Promise<Desk> {
  const program = await openWatched(command, roles.length, (page) => selectors[roleOf(page)] ?? [])
  const reception = await pageOf(program, 'reception', '')
  const display = await pageOf(program, 'display', '')
  const number = roles.find((role) => role.startsWith('counter:'))?.split(':')[1] ?? ''
  const counter = await pageOf(program, 'counter', ` ${number} `)
  await freeCounter(counter)
  const all = [reception, counter, display]
  const click = (button: string, required: readonly Page[]) =>
    clickAndWatch(program, counter, button, required)
  return {
    async serveOne() {
      const called = await click('call-next', all)
      const undone = await click('undo', all)
      const calledAgain = await click('call-next', all)
      // Only the counter shows that service began: not what is measured here.
      await click('start', [counter])
      // Reception's list does not change when a client goes.
      const finished = await click('finish', [counter, display])
      await reception.evaluate(issueOne)
      return [called, undone, calledAgain, finished]
    },
    close: () => program.close(),
  }
}

/** In the page of reception: another client comes, so that there is always somebody to call. */
async function issueOne(): Promise<void> {
  const { office, tickets } = window.antesala
  const overview = await office.overview({})
  const serviceId = overview.ok ? overview.value.services[0]?.id : undefined
  if (serviceId === undefined) throw new Error('the demo office has no services')
  await tickets.issue({ requestId: crypto.randomUUID(), serviceId, priorityId: null, personName: null })
}

function roleOf(page: Page): string {
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}

/** @param inTitle tells the counters apart: `Ventanilla 3 · Antesala` */
async function pageOf(program: WatchedProgram, role: string, inTitle: string): Promise<Page> {
  for (const page of program.pages)
    if (roleOf(page) === role && (await page.title()).includes(inTitle)) return page
  throw new Error(`no window for ${role}${inTitle}`)
}

/** The simulated morning leaves clients at counters. */
async function freeCounter(counter: Page): Promise<void> {
  if ((await counter.getByTestId('start').count()) > 0) await counter.getByTestId('start').click()
  if ((await counter.getByTestId('open-ticket').count()) > 0) await counter.getByTestId('finish').click()
  await counter.getByTestId('call-next').waitFor()
}
