import { isTransitionEvent, type EventKind } from '#domain/events.ts'
import type { Leg } from '#domain/legs.ts'
import { compareQueuePlaces, entranceOf, entranceOnReturn } from '#domain/queue-order.ts'
import type { RefusalCode } from '#domain/refusal.ts'
import type { Result } from '#domain/result.ts'
import { defaultRules } from '#domain/rules.ts'
import { currentLine, finishLines, moveOnTo, type ServiceLine } from '#domain/service-lines.ts'
import { ticketLabel, type Ticket, type TicketVolatile } from '#domain/ticket.ts'
import { isOpen } from '#domain/ticket-state.ts'
import { decideTransition, type TransitionRequest } from '#domain/transition.ts'
import { decideUndo, lastTransition, type HistoryEntry } from '#domain/undo.ts'
import { aLine, aTicket, at0 } from './builders.ts'
import { firstLeg, goOn, startOfLeg, takeBack } from './model-legs.ts'

/** Where and by whom something is asked; a desk without a counter is known by its person. */
export interface ModelDesk {
  readonly counterId: string | null
  readonly personId: string
}

/** Who comes, and for what. */
export interface ModelArrival {
  readonly serviceId: string
  readonly headStartMs: number
  readonly strict: boolean
  /** How long after the arrival the appointment is, ms; null for a walk-in. */
  readonly appointmentIn: number | null
}

/** A transition as a desk asks for it: what only the office knows is added to it. */
export type ModelStep =
  | Exclude<TransitionRequest, { readonly name: 'call' | 'attend' | 'reactivate' }>
  | { readonly name: 'call' }
  | { readonly name: 'attend' }
  | { readonly name: 'reactivate' }

export interface ModelTicket {
  ticket: Ticket
  legs: Leg[]
  lines: readonly ServiceLine[]
  readonly arrival: ModelArrival
  readonly history: HistoryEntry[]
  /** What the ticket was before each transition that can be taken back. */
  readonly before: Map<string, { readonly volatile: TicketVolatile; readonly lines: readonly ServiceLine[] }>
}

export type ModelAnswer = { readonly ok: true; readonly ticket: ModelTicket } | { readonly ok: false; readonly code: RefusalCode | 'place.busy' } // prettier-ignore

/** A small office in memory that only the rules of `electron/domain` run: the measure of what a store must do. */
export class ModelOffice {
  readonly rules = { ...defaultRules, notHereLimit: 2 }
  readonly tickets: ModelTicket[] = []
  now = at0
  #ids = 0

  issue(arrival: ModelArrival): ModelTicket {
    const number = this.tickets.length + 1
    const { strict, serviceId, appointmentIn } = arrival
    const appointmentAt = appointmentIn === null ? null : this.now + appointmentIn
    const entrance = entranceOf(this.now, appointmentAt, this.rules.appointmentGraceMs, arrival)
    const fixed = { id: `t${String(number)}`, number, strict, arrivalAt: this.now, appointmentAt }
    const made: ModelTicket = {
      ticket: aTicket({ ...entrance, serviceId }, fixed),
      legs: firstLeg(this.now),
      lines: [aLine(this.#newId(), { serviceId })],
      arrival,
      history: [],
      before: new Map(),
    }
    this.tickets.push(made)
    this.note(made, 'ticket.issued', 'm0')
    return made
  }

  /** Whom a desk may call now: who waits, does not cool down, and was not sent to somebody else. */
  callable(desk: ModelDesk): ModelTicket[] {
    return this.tickets.filter(({ ticket: { volatile } }) => {
      const { state, coolUntil, targetCounterId, targetPersonId } = volatile
      const forAll = targetCounterId === null && targetPersonId === null
      const here = forAll || targetCounterId === desk.counterId || targetPersonId === desk.personId
      return state === 'waiting' && here && (coolUntil === null || coolUntil <= this.now)
    })
  }

  /** Who stands first among those whom a desk may call, or null. */
  first(desk: ModelDesk): ModelTicket | null {
    const place = ({ ticket }: ModelTicket) => ({ ...ticket, ...ticket.volatile })
    return this.callable(desk).sort((a, b) => compareQueuePlaces(place(a), place(b)))[0] ?? null
  }

  /** What a person has in hand, or null. */
  openAt(personId: string): ModelTicket | null {
    const mine = ({ ticket: { volatile } }: ModelTicket) =>
      isOpen(volatile.state) && volatile.personId === personId
    return this.tickets.find(mine) ?? null
  }

  /** One transition asked at a desk, as a service asks it. */
  change(asked: ModelTicket, step: ModelStep, desk: ModelDesk): ModelAnswer {
    const { ticket, lines } = asked
    const opens = ['call', 'attend', 'start', 'resume'].includes(step.name)
    if (opens && this.#busy(desk, asked)) return { ok: false, code: 'place.busy' }
    const now = Math.max(this.now, startOfLeg(asked.legs))
    const decided = decideTransition(ticket, this.#request(asked, step, desk, now), {
      now,
      ...desk,
      rules: this.rules,
      openAt: isOpen(ticket.volatile.state) ? { counter: 1, person: null } : null,
      heldBy: ticket.volatile.heldById,
    })
    if (!decided.ok) return decided
    const { to, event } = decided.value
    asked.ticket = { ...ticket, volatile: to }
    asked.legs = goOn(asked.legs, to.state, now)
    if (step.name === 'transfer') asked.lines = moveOnTo(lines, step.serviceId, this.#newId())
    if (step.name === 'finish') asked.lines = finishLines(lines)
    asked.before.set(this.note(asked, event, desk.personId), { volatile: ticket.volatile, lines })
    return { ok: true, ticket: asked }
  }

  /** What the client in hand came for is corrected, added to or taken up; no transition. */
  changeLines(
    asked: ModelTicket,
    kind: EventKind,
    desk: ModelDesk,
    how: (lines: readonly ServiceLine[], newId: string) => Result<ServiceLine[]>,
  ): ModelAnswer {
    const { ticket } = asked
    if (ticket.volatile.state !== 'serving') return { ok: false, code: 'ticket.changed' }
    const changed = how(asked.lines, this.#newId())
    if (!changed.ok) return changed
    asked.lines = changed.value
    const serviceId = currentLine(changed.value)?.serviceId ?? ticket.volatile.serviceId
    asked.ticket = { ...ticket, volatile: { ...ticket.volatile, serviceId } }
    this.note(asked, kind, desk.personId)
    return { ok: true, ticket: asked }
  }

  /** A person signs out: what they held for themselves is everybody's. */
  shareHolds(personId: string): void {
    for (const held of this.tickets.filter(({ ticket }) => ticket.volatile.heldById === personId)) {
      held.ticket = { ...held.ticket, volatile: { ...held.ticket.volatile, heldById: null } }
      this.note(held, 'ticket.shared', personId)
    }
  }

  /** Takes back the last step of a ticket, if the rules let this person. */
  undo(asked: ModelTicket, personId: string): ModelAnswer {
    const stale = asked.history.findLast(({ kind }) => isTransitionEvent(kind))
    const eventId = (lastTransition(asked.history) ?? stale)?.id ?? 'none'
    const label = ticketLabel(asked.ticket)
    const { undoWindowMs } = this.rules
    const decided = decideUndo(asked.history, { eventId, personId, now: this.now, undoWindowMs, label })
    if (!decided.ok) return decided
    const before = asked.before.get(eventId)
    if (before === undefined) this.#voidIssue(asked)
    else if (isOpen(before.volatile.state) && this.#busy(before.volatile, asked))
      return { ok: false, code: 'undo.counter_busy' }
    else {
      asked.ticket = { ...asked.ticket, volatile: before.volatile }
      asked.lines = before.lines
      asked.legs = takeBack(asked.legs)
    }
    this.note(asked, 'ticket.undone', personId, eventId)
    return { ok: true, ticket: asked }
  }

  /** Writes down that something happened to a ticket. @returns the entry's id */
  note(about: ModelTicket, kind: EventKind, personId: string, undoes: string | null = null): string {
    const id = this.#newId()
    about.history.push({ id, kind, at: this.now, personId, undoes })
    return id
  }

  #request(asked: ModelTicket, step: ModelStep, desk: ModelDesk, now: number): TransitionRequest {
    if (step.name === 'call' || step.name === 'attend')
      return { name: step.name, outOfOrder: this.first(desk) !== asked }
    if (step.name !== 'reactivate') return step
    const { legs, ticket } = asked
    const { keepPlaceMs } = this.rules
    return { name: step.name, ...entranceOnReturn(ticket.volatile, startOfLeg(legs), now, keepPlaceMs) }
  }

  /** There is nothing before an issue to go back to: the number stays, voided. */
  #voidIssue(asked: ModelTicket): void {
    const { ticket, legs } = asked
    asked.ticket = { ...ticket, volatile: { ...ticket.volatile, state: 'voided' } }
    asked.legs = goOn(legs, 'voided', this.now)
  }

  #busy(place: { counterId: string | null; personId: string | null }, except: ModelTicket): boolean {
    return this.tickets.some(
      ({ ticket: { id, volatile } }) =>
        id !== except.ticket.id &&
        isOpen(volatile.state) &&
        ((place.counterId !== null && volatile.counterId === place.counterId) ||
          (place.personId !== null && volatile.personId === place.personId)),
    )
  }

  #newId(): string {
    return `n${String((this.#ids += 1))}`
  }
}
