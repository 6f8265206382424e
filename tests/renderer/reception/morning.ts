import type {
  DeskView,
  HeldRow,
  LineView,
  OfficeOverview,
  OpenTicket,
  SessionView,
  WaitingRow,
  WaitingView,
} from '#contract/views.ts'
import { ok, recordBridge, type RecordedBridge } from '../support/recorded-bridge.ts'

const minute = 60_000

/** Somebody who waits; everything may be said otherwise. */
export function waiting(label: string, change: Partial<WaitingRow> = {}): WaitingRow {
  const arrivalAt = Date.now() - 10 * minute
  return {
    ticketId: `id-${label}`,
    label,
    position: 1,
    personName: null,
    serviceName: 'Partidas',
    priorityName: null,
    channel: 'reception',
    arrivalAt,
    waitingSince: arrivalAt,
    targetMs: 15 * minute,
    greetedAfterMs: 2000,
    coolUntil: null,
    notHereCount: 0,
    target: null,
    note: null,
    why: { kind: 'by_arrival', arrivalAt },
    ...change,
  }
}

/** One thing that a client came for. */
export function line(serviceId: string, serviceName: string, change: Partial<LineView> = {}): LineView {
  return { lineId: `l-${serviceId}`, serviceId, serviceName, quantity: 1, state: 'active', ...change }
}

/** A ticket that is set aside by whoever is at the desk. */
export function held(label: string, change: Partial<HeldRow> = {}): HeldRow {
  return {
    ticketId: `id-${label}`,
    label,
    personName: 'Julián Sosa',
    serviceName: 'Cédula',
    heldSince: Date.now() - 9 * minute,
    heldBy: 'Marta Rivas',
    counterNumber: 3,
    note: null,
    mayResume: true,
    ...change,
  }
}

/** A ticket in hand. */
export function inHand(label: string, change: Partial<OpenTicket> = {}): OpenTicket {
  return {
    ticketId: `id-${label}`,
    label,
    state: 'serving',
    personName: 'Teresa Olmedo',
    serviceName: 'Partidas',
    priorityName: null,
    arrivalAt: Date.now() - 31 * minute,
    waitedMs: 30 * minute,
    greetedAfterMs: 2000,
    callCount: 0,
    notHereCount: 0,
    notHereLimit: 3,
    calledAt: null,
    announcedAt: null,
    servingSince: Date.now(),
    lines: [line('s-a', 'Partidas')],
    note: null,
    ...change,
  }
}

export const idleDesk: DeskView = {
  counter: null,
  open: null,
  waiting: 0,
  cooling: 0,
  next: [],
  undo: null,
  held: [],
  paused: null,
  today: { outOfOrder: 0, served: 0, averageServiceMs: null, noShows: 0 },
}

const service = (id: string, name: string, prefix: string) =>
  ({ id, name, prefix, targetMs: 15 * minute, waiting: 0 }) as const

export const overview: OfficeOverview = {
  office: { name: 'Registro Civil', timeZone: 'Europe/Madrid', demo: false },
  businessDay: '2026-11-21',
  services: [service('s-a', 'Partidas', 'A'), service('s-b', 'Cédula', 'B')],
  priorities: [
    { id: 'p-0', name: 'General', headStartMs: 0, strict: false, isDefault: true },
    { id: 'p-1', name: 'Embarazo', headStartMs: 20 * minute, strict: false, isDefault: false },
  ],
  counters: [{ id: 'c-1', number: 1, serviceIds: ['s-a'], person: 'José Sosa', paused: false }],
  clockBehindMs: 0,
}

export const marta: SessionView = {
  role: 'reception',
  counter: null,
  person: { id: 'marta', name: 'Marta Rivas', roles: ['reception'] },
  locked: false,
  preferences: { language: 'es', theme: 'light' },
  warnings: [],
}

/** The list as the office answers it. */
export function queueOf(rows: readonly WaitingRow[]): WaitingView {
  return { rows, total: rows.length, overTarget: 0, ungreeted: 0 }
}

/** A reception in the middle of a morning: Marta is signed in, these people wait. */
export function morning(rows: readonly WaitingRow[], desk: DeskView = idleDesk): RecordedBridge {
  const recorded = recordBridge()
  recorded.answer('queue.waiting', () => ok(queueOf(rows)))
  recorded.answer('session.current', () => ok(marta))
  recorded.answer('office.overview', () => ok(overview))
  recorded.answer('desk.current', () => ok(desk))
  recorded.answer('tickets.history', () => ok([]))
  recorded.answer('queue.held', () => ok(desk.held))
  return recorded
}
