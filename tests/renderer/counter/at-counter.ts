import type { VueWrapper } from '@vue/test-utils'
import type { DeskView, NextRow, OpenTicket, SessionView } from '#contract/views.ts'
import App from '../../../renderer/apps/counter/App.vue'
import { idleDesk, inHand, marta, morning } from '../reception/morning.ts'
import { ok, openWindow, settled, type RecordedBridge } from '../support/recorded-bridge.ts'

const since = Date.now() - 60_000

/** Somebody whom the counter could call. */
export function nextRow(label: string, change: Partial<NextRow> = {}): NextRow {
  return {
    ticketId: `id-${label}`,
    label,
    personName: 'Teresa Olmedo',
    serviceName: 'Partidas',
    waitingSince: since,
    targetMs: 900_000,
    why: { kind: 'head_start', priority: 'Embarazo', minutes: 20 },
    ...change,
  }
}

/** Counter 3 with nobody in hand, and somebody next. */
export const idle: DeskView = {
  ...idleDesk,
  counter: { id: 'c-3', number: 3, services: ['Partidas'] },
  waiting: 1,
  next: [nextRow('A-014')],
}

/** Counter 3 serving, or having called. */
export function busy(change: Partial<OpenTicket> = {}, view: Partial<DeskView> = {}): DeskView {
  return { ...idle, ...view, open: inHand('A-014', change) }
}

export const called = busy({ state: 'called', calledAt: Date.now(), callCount: 1 })

export interface AtCounter {
  readonly recorded: RecordedBridge
  readonly counter: VueWrapper
  /** What the office answers from now on, told to the window. */
  readonly becomes: (view: DeskView, revision: number) => Promise<void>
}

/** A counter's window with Marta at it, who may do everything unless said otherwise. */
export async function openCounter(view: DeskView, session: Partial<SessionView> = {}): Promise<AtCounter> {
  const recorded = morning([], view)
  const place = { role: 'counter', counter: { id: 'c-3', number: 3 } } as const
  recorded.answer('session.current', () => ok({ ...marta, ...place, ...session }))
  for (const name of [
    ...['start', 'notHere', 'callAgain', 'finish', 'callNext', 'callChosen', 'leave', 'return', 'void'],
    ...['hold', 'resume', 'release', 'transfer', 'addLine', 'correctLine', 'takeUpLine'],
  ])
    recorded.answer(`tickets.${name}`, () => ok(null))
  for (const name of ['pause', 'resume']) recorded.answer(`desk.${name}`, () => ok(null))
  recorded.answer('tickets.reactivate', () => ok({ keptPlace: true }))
  const counter = openWindow(App, recorded)
  await settled()
  return {
    recorded,
    counter,
    async becomes(next, revision) {
      recorded.answer('desk.current', () => ok(next, revision))
      recorded.change(['tickets'], revision)
      await settled()
    },
  }
}
