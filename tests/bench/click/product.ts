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

/** @param counterAt place of the clicked counter among the counters of the command's roles */
export async function openDesk(
  command: ProgramCommand,
  roles: readonly string[],
  counterAt: number,
): Promise<Desk> {
  const program = await openWatched(command, roles.length, (page) => selectors[roleOf(page)] ?? [])
  const reception = only(program, 'reception', 0)
  const display = only(program, 'display', 0)
  const counter = only(program, 'counter', counterAt)
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
  const request = { requestId: crypto.randomUUID(), priorityId: null, personName: null }
  await tickets.issue({ ...request, serviceId, channel: 'reception' })
}

function roleOf(page: Page): string {
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}

function only(program: WatchedProgram, role: string, at: number): Page {
  const page = program.pages.filter((candidate) => roleOf(candidate) === role)[at]
  if (page === undefined) throw new Error(`no window for ${role}`)
  return page
}
