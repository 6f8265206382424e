import type { Leg } from '#domain/legs.ts'
import type { CounterPlace, QueuePlace } from '#domain/queue-order.ts'
import type { HistoryEntry } from '#domain/undo.ts'
import type { Ticket, TicketVolatile } from '#domain/ticket.ts'
import type { ServiceLine } from '#domain/service-lines.ts'
import { isOpen, type TicketState } from '#domain/ticket-state.ts'
import type { TransitionContext } from '#domain/transition.ts'
import type { WhyPlace } from '#domain/why-next.ts'

/** Any instant will do where only differences count. */
export const at0 = 1_000_000_000_000

/** A ticket that waits since `at0`; say only what matters. */
export function aTicket(
  volatile: Partial<TicketVolatile> = {},
  changes: Partial<Omit<Ticket, 'volatile'>> = {},
): Ticket {
  return {
    id: 't1',
    businessDay: '2026-11-21',
    prefix: 'A',
    number: 1,
    channel: 'reception',
    arrivalAt: at0,
    appointmentAt: null,
    priorityId: 'p1',
    strict: false,
    accurate: true,
    ...changes,
    volatile: {
      state: 'waiting',
      serviceId: 's1',
      counterId: null,
      personId: null,
      baseAt: at0,
      queueAt: at0,
      coolUntil: null,
      notHereCount: 0,
      callCount: 0,
      targetCounterId: null,
      targetPersonId: null,
      heldById: null,
      ...volatile,
    },
  }
}

/** A ticket in a state, open at counter `c1` with person `m1` or held by `m1` where the state has somebody. */
export function aTicketIn(state: TicketState, volatile: Partial<TicketVolatile> = {}): Ticket {
  const open = isOpen(state) ? { counterId: 'c1', personId: 'm1' } : {}
  const held = state === 'held' ? { heldById: 'm1' } : {}
  return aTicket({ state, ...open, ...held, ...volatile })
}

/** Asked at counter `c1` by person `m1`, a minute after `at0`. */
export function aContext(changes: Partial<TransitionContext> = {}): TransitionContext {
  return {
    now: at0 + 60_000,
    counterId: 'c1',
    personId: 'm1',
    rules: { notHereLimit: 3, coolDownMs: 300_000 },
    openAt: null,
    heldBy: null,
    ...changes,
  }
}

export function aPlace(changes: Partial<QueuePlace> = {}): QueuePlace {
  return { strict: false, queueAt: at0, arrivalAt: at0, number: 1, prefix: 'A', ...changes }
}

/** A place as a counter with a preference sees it. */
export function aCounterPlace(changes: Partial<CounterPlace> = {}): CounterPlace {
  return { ...aPlace(), overMaximum: false, rank: 0, ...changes }
}

/** A place with what "why is this one next?" looks at; arrived at `at0` with the general priority. */
export function aWhyPlace(id: string, changes: Partial<WhyPlace> = {}): WhyPlace {
  return {
    ...aPlace(),
    id,
    baseAt: at0,
    coolUntil: null,
    priority: { name: 'General' },
    ...changes,
  }
}

export function aLeg(startedAt: number, endedAt: number | null, changes: Partial<Leg> = {}): Leg {
  return { state: 'waiting', startedAt, endedAt, isVoid: false, ...changes }
}

export function anEntry(id: string, changes: Partial<HistoryEntry> = {}): HistoryEntry {
  return { id, kind: 'ticket.called', at: at0, personId: 'm1', undoes: null, ...changes }
}

export function aLine(id: string, changes: Partial<ServiceLine> = {}): ServiceLine {
  return { id, serviceId: 's1', quantity: 1, state: 'active', ...changes }
}
