import type { TransitionEvent } from './events.ts'
import { accept, assertNever, refuse, type Refused, type Result } from './result.ts'
import type { Place } from './refusal.ts'
import type { OfficeRules } from './rules.ts'
import { ticketLabel, type Ticket, type TicketVolatile } from './ticket.ts'
import { isOpen, mayStart, type TransitionName } from './ticket-state.ts'

/** Where and by whom a transition is asked, and what the ticket's present place is called on screens. */
export interface TransitionContext {
  /** ms since the epoch, read after the row was locked and not before the ticket's last leg. */
  readonly now: number
  readonly counterId: string | null
  readonly personId: string | null
  readonly rules: Pick<OfficeRules, 'notHereLimit' | 'coolDownMs'>
  /** The place where the ticket is open now, or null. */
  readonly openAt: Place | null
}

export interface TransitionDecision {
  readonly to: TicketVolatile
  readonly event: TransitionEvent
}

/**
 * Decides one transition of domain.md §2.
 * @returns the ticket's new volatile part and the event to append. Refuses `ticket.taken` (somebody else has it),
 * `ticket.cooling` (was not here a moment ago), `ticket.elsewhere` (open at another place) and `ticket.changed`
 * (the screen was stale: says the state that is true now).
 */
export function decideTransition(
  ticket: Ticket,
  name: TransitionName,
  context: TransitionContext,
): Result<TransitionDecision> {
  return refusal(ticket, name, context) ?? accept(decision(ticket.volatile, name, context))
}

function refusal(ticket: Ticket, name: TransitionName, context: TransitionContext): Refused | null {
  const { state, coolUntil } = ticket.volatile
  const label = ticketLabel(ticket)
  if (!mayStart(name, state)) {
    return (name === 'call' || name === 'attend') && isOpen(state) && context.openAt !== null
      ? refuse({ code: 'ticket.taken', ticket: label, by: context.openAt })
      : refuse({ code: 'ticket.changed', ticket: label, state })
  }
  if (name === 'call' && coolUntil !== null && coolUntil > context.now)
    return refuse({ code: 'ticket.cooling', ticket: label, until: coolUntil })
  if (isOpen(state) && !isHere(ticket.volatile, context))
    return refuse({
      code: 'ticket.elsewhere',
      ticket: label,
      place: context.openAt ?? { counter: null, person: null },
    })
  return null
}

/** An open ticket belongs to its counter, or, at a desk without a number, to its person. */
function isHere(ticket: TicketVolatile, context: TransitionContext): boolean {
  return ticket.counterId === null
    ? ticket.personId === context.personId
    : ticket.counterId === context.counterId
}

function decision(
  before: TicketVolatile,
  name: TransitionName,
  context: TransitionContext,
): TransitionDecision {
  const away = { ...before, counterId: null, personId: null }
  const here = { ...before, counterId: context.counterId, personId: context.personId, coolUntil: null }
  switch (name) {
    case 'call':
      return { to: { ...here, state: 'called', callCount: before.callCount + 1 }, event: 'ticket.called' }
    case 'attend':
      return { to: { ...here, state: 'serving' }, event: 'ticket.attended' }
    case 'start':
      return { to: { ...here, state: 'serving' }, event: 'ticket.started' }
    case 'not_here':
      return notHere(away, context)
    case 'return':
      return { to: { ...away, state: 'waiting' }, event: 'ticket.returned' }
    case 'finish':
      return { to: { ...away, state: 'finished' }, event: 'ticket.finished' }
    case 'leave':
      return { to: { ...away, state: 'left' }, event: 'ticket.left' }
    case 'void':
      return { to: { ...away, state: 'voided' }, event: 'ticket.voided' }
    case 'end_day':
      return { to: { ...away, state: 'not_served' }, event: 'ticket.not_served' }
    default:
      return assertNever(name)
  }
}

/** The limit counts "not here" answers: below it the client waits out a cool-down, at it the visit is a no-show. */
function notHere(before: TicketVolatile, context: TransitionContext): TransitionDecision {
  const notHereCount = before.notHereCount + 1
  return notHereCount >= context.rules.notHereLimit
    ? { to: { ...before, state: 'no_show', notHereCount, coolUntil: null }, event: 'ticket.no_show' }
    : {
        to: { ...before, state: 'waiting', notHereCount, coolUntil: context.now + context.rules.coolDownMs },
        event: 'ticket.not_here',
      }
}
