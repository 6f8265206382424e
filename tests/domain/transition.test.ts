import { expect, test } from 'vitest'
import { isOpen, mayStart, ticketStates, transitionStarts, type TicketState, type TransitionName } from '#domain/ticket-state.ts' // prettier-ignore
import { decideTransition } from '#domain/transition.ts'
import { ticketTransitionEvents, type TransitionEvent } from '#domain/events.ts'
import { aContext, aTicket, at0 } from '#support/builders.ts'

const names = Object.keys(transitionStarts) as TransitionName[]

/** The drawing of domain.md §2, written again by hand: from where, to where, told as what. */
const drawing: Record<TransitionName, { from: TicketState[]; to: TicketState; event: TransitionEvent }> = {
  call: { from: ['waiting'], to: 'called', event: 'ticket.called' },
  attend: { from: ['waiting'], to: 'serving', event: 'ticket.attended' },
  start: { from: ['called'], to: 'serving', event: 'ticket.started' },
  not_here: { from: ['called'], to: 'waiting', event: 'ticket.not_here' },
  return: { from: ['called', 'serving'], to: 'waiting', event: 'ticket.returned' },
  finish: { from: ['serving'], to: 'finished', event: 'ticket.finished' },
  leave: { from: ['waiting', 'called', 'held', 'serving'], to: 'left', event: 'ticket.left' },
  void: { from: ['waiting', 'called', 'held', 'serving'], to: 'voided', event: 'ticket.voided' },
  end_day: { from: ['waiting'], to: 'not_served', event: 'ticket.not_served' },
}

/** A ticket in that state, at the counter that asks where the state has one. */
function ticketIn(state: TicketState) {
  return aTicket({ state, counterId: isOpen(state) ? 'c1' : null, personId: isOpen(state) ? 'm1' : null })
}

test.each(names)('%s starts exactly where the drawing has it, and nowhere else', (name) => {
  for (const state of ticketStates) {
    const decided = decideTransition(ticketIn(state), name, aContext())
    expect(decided.ok, `${name} from ${state}`).toBe(drawing[name].from.includes(state))
    expect(mayStart(name, state), `${name} from ${state}`).toBe(decided.ok)
    if (decided.ok)
      expect(decided.value).toMatchObject({ to: { state: drawing[name].to }, event: drawing[name].event })
  }
})

test('every transition but the no-show has an event of its own', () => {
  const told = new Set<string>(names.map((name) => drawing[name].event))
  const untold = ticketTransitionEvents.filter((kind) => !told.has(kind))
  expect(told.size).toBe(names.length)
  expect(untold).toEqual(['ticket.issued', 'ticket.no_show'])
})

test('open at a counter is called or serving; held is not open', () => {
  expect(ticketStates.filter(isOpen)).toEqual(['called', 'serving'])
})

test.each(names)('after %s the ticket is at a place exactly when it is open', (name) => {
  for (const state of drawing[name].from) {
    const decided = decideTransition(ticketIn(state), name, aContext())
    if (!decided.ok) throw new Error(decided.code)
    const { to } = decided.value
    expect([to.counterId, to.personId]).toEqual(isOpen(to.state) ? ['c1', 'm1'] : [null, null])
  }
})

test.each(names)('%s never moves a ticket in the order', (name) => {
  const decided = decideTransition(ticketIn(drawing[name].from[0] ?? 'waiting'), name, aContext())
  if (!decided.ok) throw new Error(decided.code)
  expect(decided.value.to).toMatchObject({ baseAt: at0, queueAt: at0 })
})

test('returning costs no cool-down, no answer and no call', () => {
  const ticket = aTicket({ state: 'serving', counterId: 'c1', personId: 'm1', callCount: 2, notHereCount: 1 })
  expect(decideTransition(ticket, 'return', aContext())).toMatchObject({
    value: { to: { coolUntil: null, callCount: 2, notHereCount: 1 } },
  })
})

test('only a call counts as a call', () => {
  const counts = names.flatMap((name) => {
    const decided = decideTransition(ticketIn(drawing[name].from[0] ?? 'waiting'), name, aContext())
    return decided.ok && decided.value.to.callCount > 0 ? [name] : []
  })
  expect(counts).toEqual(['call'])
})

test('deciding changes nothing: the ticket that was given stays as it was', () => {
  for (const name of names)
    for (const state of ticketStates) {
      const ticket = ticketIn(state)
      const before = structuredClone(ticket)
      Object.freeze(ticket.volatile)
      decideTransition(ticket, name, aContext())
      expect(ticket).toEqual(before)
    }
})
