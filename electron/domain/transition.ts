import type { TransitionEvent } from './events.ts'
import { accept, assertNever, refuse, type Refused, type Result } from './result.ts'
import type { Place } from './refusal.ts'
import type { OfficeRules } from './rules.ts'
import { ticketLabel, type Ticket, type TicketVolatile } from './ticket.ts'
import { isOpen, mayStart, type TransitionName } from './ticket-state.ts'

/** Transitions that say no more than their name. */
export type PlainTransition = Exclude<TransitionName, 'hold' | 'transfer' | 'reactivate' | 'call' | 'attend'>

/** What is asked: a transition and what it needs to know. */
export type TransitionRequest =
  | { readonly name: PlainTransition }
  /** Out of order: chosen before others who stand before (domain.md §2). */
  | { readonly name: 'call' | 'attend'; readonly outOfOrder: boolean }
  | { readonly name: 'hold'; readonly shared: boolean }
  | {
      readonly name: 'transfer'
      readonly serviceId: string
      readonly targetCounterId: string | null
      readonly targetPersonId: string | null
    }
  | { readonly name: 'reactivate'; readonly baseAt: number; readonly queueAt: number }

/** Where and by whom a transition is asked, and what the ticket's present place is called on screens. */
export interface TransitionContext {
  /** ms since the epoch, read after the row was locked and not before the ticket's last leg. */
  readonly now: number
  readonly counterId: string | null
  readonly personId: string | null
  readonly rules: Pick<OfficeRules, 'notHereLimit' | 'coolDownMs'>
  /** The place where the ticket is open now, or null. */
  readonly openAt: Place | null
  /** The name of whoever holds the ticket, or null. */
  readonly heldBy: string | null
}

export interface TransitionDecision {
  readonly to: TicketVolatile
  readonly event: TransitionEvent
}

/**
 * Decides one transition of domain.md §2.
 * @returns the ticket's new volatile part and the event to append. Refuses `ticket.taken` (somebody else has it),
 * `ticket.cooling` (was not here a moment ago), `ticket.elsewhere` (open at another place), `ticket.held_by` (on
 * somebody's own hold), `transfer.same_queue` and `ticket.changed` (the screen was stale: says the state that is
 * true now).
 */
export function decideTransition(
  ticket: Ticket,
  request: TransitionRequest,
  context: TransitionContext,
): Result<TransitionDecision> {
  return refusal(ticket, request, context) ?? accept(decision(ticket.volatile, request, context))
}

function refusal(ticket: Ticket, request: TransitionRequest, context: TransitionContext): Refused | null {
  const { state, coolUntil, heldById } = ticket.volatile
  const { name } = request
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
  if ((name === 'resume' || name === 'release') && heldById !== null && heldById !== context.personId)
    return refuse({ code: 'ticket.held_by', ticket: label, by: context.heldBy ?? '' })
  if (name === 'transfer' && isSameQueue(ticket.volatile, request))
    return refuse({ code: 'transfer.same_queue', ticket: label })
  return null
}

/** An open ticket belongs to its counter, or, at a desk without a number, to its person. */
function isHere(ticket: TicketVolatile, context: TransitionContext): boolean {
  return ticket.counterId === null
    ? ticket.personId === context.personId
    : ticket.counterId === context.counterId
}

/** Waits already in exactly that queue: nothing would change that a return does not do. */
function isSameQueue(
  before: TicketVolatile,
  to: Pick<TicketVolatile, 'serviceId' | 'targetCounterId' | 'targetPersonId'>,
): boolean {
  return (
    to.serviceId === before.serviceId &&
    to.targetCounterId === before.targetCounterId &&
    to.targetPersonId === before.targetPersonId
  )
}

function decision(
  before: TicketVolatile,
  request: TransitionRequest,
  context: TransitionContext,
): TransitionDecision {
  const away = { ...before, counterId: null, personId: null, heldById: null }
  const here = {
    ...before,
    counterId: context.counterId,
    personId: context.personId,
    coolUntil: null,
    heldById: null,
  }
  switch (request.name) {
    case 'call':
      return {
        to: { ...here, state: 'called', callCount: before.callCount + 1 },
        event: request.outOfOrder ? 'ticket.called_out_of_order' : 'ticket.called',
      }
    case 'attend':
      return {
        to: { ...here, state: 'serving' },
        event: request.outOfOrder ? 'ticket.attended_out_of_order' : 'ticket.attended',
      }
    case 'start':
      return { to: { ...here, state: 'serving' }, event: 'ticket.started' }
    case 'not_here':
      return notHere(away, context)
    case 'return':
      return { to: { ...away, state: 'waiting' }, event: 'ticket.returned' }
    case 'hold':
      return {
        to: { ...away, state: 'held', heldById: request.shared ? null : context.personId },
        event: 'ticket.held',
      }
    case 'resume':
      return { to: { ...here, state: 'serving' }, event: 'ticket.resumed' }
    case 'release':
      return { to: { ...away, state: 'waiting' }, event: 'ticket.released' }
    case 'transfer': {
      const { serviceId, targetCounterId, targetPersonId } = request
      const to = { ...away, state: 'waiting' as const, serviceId, targetCounterId, targetPersonId }
      return { to: { ...to, coolUntil: null, notHereCount: 0 }, event: 'ticket.transferred' }
    }
    case 'finish':
      return { to: { ...away, state: 'finished' }, event: 'ticket.finished' }
    case 'leave':
      return { to: { ...away, state: 'left' }, event: 'ticket.left' }
    case 'reactivate': {
      const { baseAt, queueAt } = request
      const to = { ...away, state: 'waiting' as const, baseAt, queueAt, coolUntil: null, notHereCount: 0 }
      return { to, event: 'ticket.reactivated' }
    }
    case 'void':
      return { to: { ...away, state: 'voided' }, event: 'ticket.voided' }
    case 'end_day':
      return { to: { ...away, state: 'not_served' }, event: 'ticket.not_served' }
    default:
      return assertNever(request)
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
