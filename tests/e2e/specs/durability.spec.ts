import { once } from 'node:events'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import type { Page } from '@playwright/test'
import { legFault, type Leg } from '#domain/legs.ts'
import type { TicketState } from '#domain/ticket-state.ts'
import { signIn } from '../screens/sign-in.ts'
import { expect, startReception, test } from '../support/reception.ts'
import { prepareOffice } from '../support/prepared-office.ts'

/** Times the main process is killed; fewer in the packaged program, whose store is the same. */
const kills = process.env['ANTESALA_PACKAGED'] === '1' ? 5 : 20

interface Confirmed {
  readonly ticketId: string
  readonly step: 'issued' | 'called' | 'finished'
}

/** Issues, calls and finishes without a pause, in the window itself, telling every confirmed step as it comes. */
function workWithoutPause(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const requestId = () => crypto.randomUUID()
    const tell = (step: string, ticketId: string) => {
      console.info(`confirmed ${step} ${ticketId}`)
    }
    const office = await window.antesala.office.overview({})
    const serviceId = office.ok ? (office.value.services[0]?.id ?? '') : ''
    for (;;) {
      const issue = { requestId: requestId(), serviceId, priorityId: null, personName: 'Teresa Olmedo' }
      const issued = await window.antesala.tickets.issue(issue)
      if (issued.ok) tell('issued', issued.value.ticketId)
      const called = await window.antesala.tickets.callNext({ requestId: requestId() })
      if (!called.ok) continue
      const { ticketId } = called.value
      tell('called', ticketId)
      await window.antesala.tickets.start({ requestId: requestId(), ticketId })
      const finished = await window.antesala.tickets.finish({ requestId: requestId(), ticketId })
      if (finished.ok) tell('finished', ticketId)
    }
  })
}

/** What of the confirmed steps is not in the file, and which tickets' legs are not whole. */
function faults(dataDir: string, confirmed: readonly Confirmed[]): string[] {
  const sqlite = new BetterSqlite3(join(dataDir, 'antesala.sqlite'), { readonly: true })
  const kinds = { issued: 'ticket.issued', called: 'ticket.called', finished: 'ticket.finished' } as const
  const has = sqlite
    .prepare<[string, string], number>('select 1 from event where ticket_id = ? and kind = ?')
    .pluck()
  const missing = confirmed
    .filter(({ ticketId, step }) => has.get(ticketId, kinds[step]) === undefined)
    .map(({ ticketId, step }) => `${step} ${ticketId} was confirmed and is not there`)
  const legs = sqlite.prepare<
    [string],
    { state: TicketState; startedAt: number; endedAt: number | null; isVoid: 0 | 1 }
  >(
    `select state, started_at as startedAt, ended_at as endedAt, is_void as isVoid
     from leg where ticket_id = ? order by position`,
  )
  const broken = sqlite
    .prepare<[], { id: string; state: TicketState }>('select id, state from ticket')
    .all()
    .map(({ id, state }) => ({
      id,
      fault: legFault(
        legs.all(id).map((leg): Leg => ({ ...leg, isVoid: leg.isVoid === 1 })),
        state,
      ),
    }))
    .filter(({ fault }) => fault !== null)
    .map(({ id, fault }) => `ticket ${id}: ${String(fault)}`)
  const whole = sqlite.pragma('integrity_check', { simple: true })
  sqlite.close()
  return [...missing, ...broken, ...(whole === 'ok' ? [] : [String(whole)])]
}

test(`the main process is killed ${String(kills)} times in the middle of work: every confirmed step is in the file`, async () => {
  test.setTimeout(kills * 20_000)
  const dataDir = await prepareOffice()
  const confirmed: Confirmed[] = []
  for (let kill = 0; kill < kills; kill++) {
    const running = await startReception({ dataDir, args: ['--roles', 'counter:1'] })
    const page = await running.window('counter')
    await signIn(page, 'Jorge')
    const seen = confirmed.length
    page.on('console', (message) => {
      const [, step, ticketId] = /^confirmed (\w+) (\S+)$/.exec(message.text()) ?? []
      if (step !== undefined && ticketId !== undefined)
        confirmed.push({ step: step as Confirmed['step'], ticketId })
    })
    const work = workWithoutPause(page).catch(() => undefined)
    // A different moment of the work each time: after 20, 27, 34 … confirmed steps.
    await expect.poll(() => confirmed.length - seen, { intervals: [5] }).toBeGreaterThan(20 + kill * 7)
    const { process } = running
    const gone = once(process, 'exit')
    process.kill('SIGKILL')
    await Promise.all([gone, work])
    expect(faults(dataDir, confirmed), `after kill ${String(kill + 1)}`).toEqual([])
  }
  expect(confirmed.length).toBeGreaterThan(kills * 20)
})
