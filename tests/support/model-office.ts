import type { EventKind } from '#domain/events.ts'
import type { Leg } from '#domain/legs.ts'
import { compareQueuePlaces, queueAt } from '#domain/queue-order.ts'
import type { RefusalCode } from '#domain/refusal.ts'
import { ticketLabel, type Ticket, type TicketVolatile } from '#domain/ticket.ts'
import { isOpen, type TransitionName } from '#domain/ticket-state.ts'
import { decideTransition } from '#domain/transition.ts'
import { decideUndo, lastTransition, type HistoryEntry } from '#domain/undo.ts'
import { aTicket, at0 } from './builders.ts'

export interface ModelTicket {
  ticket: Ticket
  legs: Leg[]
  readonly history: HistoryEntry[]
  /** What the ticket was before each transition that can be taken back. */
  readonly before: Map<string, TicketVolatile>
}

export type ModelAnswer = { readonly ok: true; readonly ticket: ModelTicket } | { readonly ok: false; readonly code: RefusalCode | 'place.busy' | 'nobody' } // prettier-ignore

/** A small office in memory that only the rules of `electron/domain` run: the measure of what a store must do. */
export class ModelOffice {
  readonly rules = { notHereLimit: 2, coolDownMs: 5 * 60_000 }
  readonly undoWindowMs = 2 * 60_000
  readonly tickets: ModelTicket[] = []
  now = at0
  #events = 0

  issue(headStartMs: number, strict: boolean): ModelTicket {
    const number = this.tickets.length + 1
    const queue = queueAt(this.now, { strict, headStartMs })
    const ticket = aTicket({ baseAt: this.now, queueAt: queue }, { id: `t${String(number)}`, number, strict, arrivalAt: this.now }) // prettier-ignore
    const made: ModelTicket = {
      ticket,
      legs: [{ state: 'waiting', startedAt: this.now, endedAt: null, isVoid: false }],
      history: [],
      before: new Map(),
    }
    this.tickets.push(made)
    this.#note(made, 'ticket.issued', 'm0')
    return made
  }

  /** Who stands first among those who can be called, or null. */
  first(): ModelTicket | null {
    const callable = this.tickets.filter(({ ticket: { volatile } }) => {
      return volatile.state === 'waiting' && (volatile.coolUntil === null || volatile.coolUntil <= this.now)
    })
    const place = ({ ticket }: ModelTicket) => ({ ...ticket, ...ticket.volatile })
    return callable.sort((a, b) => compareQueuePlaces(place(a), place(b)))[0] ?? null
  }

  /** What a person has in hand, or null. */
  openAt(personId: string): ModelTicket | null {
    const mine = ({ ticket: { volatile } }: ModelTicket) =>
      isOpen(volatile.state) && volatile.personId === personId
    return this.tickets.find(mine) ?? null
  }

  /** One transition asked at a counter (or, at a desk without one, by a person), as a service asks it. */
  change(asked: ModelTicket, name: TransitionName, counterId: string | null, personId: string): ModelAnswer {
    const { volatile } = asked.ticket
    const opens = name === 'call' || name === 'attend' || name === 'start'
    if (opens && this.#busy(counterId, personId, asked)) return { ok: false, code: 'place.busy' }
    const now = Math.max(this.now, asked.legs.findLast((leg) => !leg.isVoid)?.startedAt ?? 0)
    const openAt = isOpen(volatile.state) ? { counter: 1, person: null } : null
    const decided = decideTransition(asked.ticket, name, {
      now,
      counterId,
      personId,
      rules: this.rules,
      openAt,
    })
    if (!decided.ok) return decided
    const { to, event } = decided.value
    asked.ticket = { ...asked.ticket, volatile: to }
    asked.legs = asked.legs.map((leg) =>
      leg.endedAt === null && !leg.isVoid ? { ...leg, endedAt: now } : leg,
    )
    asked.legs.push({ state: to.state, startedAt: now, endedAt: null, isVoid: false })
    asked.before.set(this.#note(asked, event, personId), volatile)
    return { ok: true, ticket: asked }
  }

  /** Takes back the last step of a ticket, if the rules let this person. */
  undo(asked: ModelTicket, personId: string): ModelAnswer {
    const eventId = lastTransition(asked.history)?.id ?? 'none'
    const label = ticketLabel(asked.ticket)
    const request = { eventId, personId, now: this.now, undoWindowMs: this.undoWindowMs, label }
    const decided = decideUndo(asked.history, request)
    if (!decided.ok) return decided
    const before = asked.before.get(eventId)
    if (before === undefined) return { ok: false, code: 'nobody' }
    if (isOpen(before.state) && this.#busy(before.counterId, before.personId, asked))
      return { ok: false, code: 'undo.counter_busy' }
    asked.ticket = { ...asked.ticket, volatile: before }
    const open = asked.legs.findLastIndex((leg) => !leg.isVoid)
    asked.legs = asked.legs.with(open, {
      ...asked.legs[open]!,
      isVoid: true,
      endedAt: asked.legs[open]!.startedAt,
    })
    const reopened = asked.legs.findLastIndex((leg) => !leg.isVoid)
    asked.legs = asked.legs.with(reopened, { ...asked.legs[reopened]!, endedAt: null })
    this.#note(asked, 'ticket.undone', personId, eventId)
    return { ok: true, ticket: asked }
  }

  #busy(counterId: string | null, personId: string | null, except: ModelTicket): boolean {
    return this.tickets.some(
      ({ ticket: { id, volatile } }) =>
        id !== except.ticket.id &&
        isOpen(volatile.state) &&
        ((counterId !== null && volatile.counterId === counterId) ||
          (personId !== null && volatile.personId === personId)),
    )
  }

  #note(about: ModelTicket, kind: EventKind, personId: string, undoes: string | null = null): string {
    const id = `e${String((this.#events += 1))}`
    about.history.push({ id, kind, at: this.now, personId, undoes })
    return id
  }
}
