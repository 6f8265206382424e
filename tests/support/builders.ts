import type { Leg } from '#domain/legs.ts'
import type { QueuePlace } from '#domain/queue-order.ts'
import type { HistoryEntry } from '#domain/undo.ts'
import type { Ticket, TicketVolatile } from '#domain/ticket.ts'
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
    serviceId: 's1',
    priorityId: 'p1',
    strict: false,
    accurate: true,
    ...changes,
    volatile: {
      state: 'waiting',
      counterId: null,
      personId: null,
      baseAt: at0,
      queueAt: at0,
      coolUntil: null,
      notHereCount: 0,
      callCount: 0,
      ...volatile,
    },
  }
}

/** Asked at counter `c1` by person `m1`, a minute after `at0`. */
export function aContext(changes: Partial<TransitionContext> = {}): TransitionContext {
  return {
    now: at0 + 60_000,
    counterId: 'c1',
    personId: 'm1',
    rules: { notHereLimit: 3, coolDownMs: 300_000 },
    openAt: null,
    ...changes,
  }
}

export function aPlace(changes: Partial<QueuePlace> = {}): QueuePlace {
  return { strict: false, queueAt: at0, arrivalAt: at0, number: 1, prefix: 'A', ...changes }
}

/** A place with what "why is this one next?" looks at; arrived at `at0` with the general priority. */
export function aWhyPlace(id: string, changes: Partial<WhyPlace> = {}): WhyPlace {
  return {
    ...aPlace(),
    id,
    baseAt: at0,
    coolUntil: null,
    priority: { name: 'General', headStartMs: 0 },
    ...changes,
  }
}

export function aLeg(startedAt: number, endedAt: number | null, changes: Partial<Leg> = {}): Leg {
  return { state: 'waiting', startedAt, endedAt, isVoid: false, ...changes }
}

export function anEntry(id: string, changes: Partial<HistoryEntry> = {}): HistoryEntry {
  return { id, kind: 'ticket.called', at: at0, personId: 'm1', undoes: null, ...changes }
}
