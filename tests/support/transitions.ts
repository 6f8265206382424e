import type { Ticket } from '#domain/ticket.ts'
import type { TransitionName } from '#domain/ticket-state.ts'
import { decideTransition, type TransitionContext, type TransitionDecision, type TransitionRequest } from '#domain/transition.ts' // prettier-ignore
import { aContext, at0 } from './builders.ts'

/** One good request for each transition: in order, an own hold, on to service `s2`, back at the old place. */
export const requests: { readonly [Name in TransitionName]: TransitionRequest & { readonly name: Name } } = {
  call: { name: 'call', outOfOrder: false },
  attend: { name: 'attend', outOfOrder: false },
  start: { name: 'start' },
  not_here: { name: 'not_here' },
  return: { name: 'return' },
  hold: { name: 'hold', shared: false },
  resume: { name: 'resume' },
  release: { name: 'release' },
  transfer: { name: 'transfer', serviceId: 's2', targetCounterId: null, targetPersonId: null },
  finish: { name: 'finish' },
  leave: { name: 'leave' },
  reactivate: { name: 'reactivate', baseAt: at0, queueAt: at0 },
  void: { name: 'void' },
  end_day: { name: 'end_day' },
}

export const transitionNames = Object.keys(requests) as readonly TransitionName[]

/** What a transition that is allowed decides; a refusal fails the test with its code. */
export function decided(
  ticket: Ticket,
  request: TransitionRequest,
  context: Partial<TransitionContext> = {},
): TransitionDecision {
  const result = decideTransition(ticket, request, aContext(context))
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result)}`)
  return result.value
}
