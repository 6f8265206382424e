import { expect, test } from 'vitest'
import { ticketTransitionEvents, type TransitionEvent } from '#domain/events.ts'
import { isOpen, mayStart, ticketStates, type TicketState, type TransitionName } from '#domain/ticket-state.ts' // prettier-ignore
import { decideTransition } from '#domain/transition.ts'
import { aContext, aTicketIn, at0 } from '#support/builders.ts'
import { decided, requests, transitionNames } from '#support/transitions.ts'

/** The drawing of domain.md §2, written again by hand: from where, to where, told as what. */
const drawing: Record<TransitionName, { from: TicketState[]; to: TicketState; event: TransitionEvent }> = {
  call: { from: ['waiting'], to: 'called', event: 'ticket.called' },
  attend: { from: ['waiting'], to: 'serving', event: 'ticket.attended' },
  start: { from: ['called'], to: 'serving', event: 'ticket.started' },
  not_here: { from: ['called'], to: 'waiting', event: 'ticket.not_here' },
  return: { from: ['called', 'serving'], to: 'waiting', event: 'ticket.returned' },
  hold: { from: ['serving'], to: 'held', event: 'ticket.held' },
  resume: { from: ['held'], to: 'serving', event: 'ticket.resumed' },
  release: { from: ['held'], to: 'waiting', event: 'ticket.released' },
  transfer: { from: ['serving'], to: 'waiting', event: 'ticket.transferred' },
  finish: { from: ['serving'], to: 'finished', event: 'ticket.finished' },
  leave: { from: ['waiting', 'called', 'held', 'serving'], to: 'left', event: 'ticket.left' },
  reactivate: { from: ['no_show', 'left'], to: 'waiting', event: 'ticket.reactivated' },
  void: { from: ['waiting', 'called', 'held', 'serving'], to: 'voided', event: 'ticket.voided' },
  end_day: { from: ['waiting'], to: 'not_served', event: 'ticket.not_served' },
}

const ventanilla1 = { counter: 1, person: 'Mercedes' }

/** Every transition asked of a ticket in every state, at the place where the ticket is. */
const table = transitionNames.flatMap((name) => ticketStates.map((state) => [name, state] as const))

test.each(table)('%s of a ticket that is %s', (name, state) => {
  const openAt = isOpen(state) ? ventanilla1 : null
  const answer = decideTransition(aTicketIn(state), requests[name], aContext({ openAt }))
  const { from, to, event } = drawing[name]
  expect(mayStart(name, state)).toBe(from.includes(state))
  if (from.includes(state)) {
    expect(answer).toMatchObject({ ok: true, value: { event, to: { state: to } } })
  } else if (isOpen(state) && (name === 'call' || name === 'attend')) {
    expect(answer).toEqual({ ok: false, code: 'ticket.taken', ticket: 'A-001', by: ventanilla1 })
  } else {
    expect(answer).toEqual({ ok: false, code: 'ticket.changed', ticket: 'A-001', state })
  }
})

test('every transition has an event of its own; a no-show and what passes others have theirs besides', () => {
  const told = new Set<TransitionEvent>(transitionNames.map((name) => drawing[name].event))
  expect(told.size).toBe(transitionNames.length)
  expect(ticketTransitionEvents.filter((kind) => !told.has(kind))).toEqual([
    'ticket.issued',
    'ticket.called_out_of_order',
    'ticket.attended_out_of_order',
    'ticket.no_show',
  ])
})

test('open at a counter is called or serving; held is not open', () => {
  expect(ticketStates.filter(isOpen)).toEqual(['called', 'serving'])
})

/** Every step that is possible at all. */
const steps = table.filter(([name, state]) => drawing[name].from.includes(state))

test.each(steps)(
  'after %s of what was %s the ticket is at a place exactly when it is open',
  (name, state) => {
    const { to } = decided(aTicketIn(state), requests[name])
    expect([to.counterId, to.personId]).toEqual(isOpen(to.state) ? ['c1', 'm1'] : [null, null])
  },
)

test.each(steps)(
  'after %s of what was %s somebody holds the ticket exactly when it is held',
  (name, state) => {
    const { to } = decided(aTicketIn(state), requests[name])
    expect(to.heldById).toBe(to.state === 'held' ? 'm1' : null)
  },
)

const reactivation = { ...requests.reactivate, baseAt: at0 + 9, queueAt: at0 + 9 }

test.each(steps)('%s of what was %s keeps its place in the order, but for a reactivation', (name, state) => {
  const { to } = decided(aTicketIn(state), name === 'reactivate' ? reactivation : requests[name])
  const at = name === 'reactivate' ? at0 + 9 : at0
  expect([to.baseAt, to.queueAt]).toEqual([at, at])
})

test.each(steps)('%s of what was %s leaves service and target alone, but for a transfer', (name, state) => {
  const targets = { targetCounterId: 'c1', targetPersonId: 'm1' }
  const { to } = decided(aTicketIn(state, targets), requests[name])
  const there = { serviceId: 's2', targetCounterId: null, targetPersonId: null }
  expect(to).toMatchObject(name === 'transfer' ? there : { serviceId: 's1', ...targets })
})

test('returning costs no cool-down, no answer and no call', () => {
  const ticket = aTicketIn('serving', { callCount: 2, notHereCount: 1 })
  expect(decided(ticket, requests.return).to).toMatchObject({
    coolUntil: null,
    callCount: 2,
    notHereCount: 1,
  })
})

test('only a call counts as a call', () => {
  const counting = steps.filter(([name, state]) => decided(aTicketIn(state), requests[name]).to.callCount > 0)
  expect(counting).toEqual([['call', 'waiting']])
})

test('deciding changes nothing: the ticket that was given stays as it was', () => {
  for (const [name, state] of table) {
    const ticket = aTicketIn(state)
    const before = structuredClone(ticket)
    Object.freeze(ticket.volatile)
    decideTransition(ticket, requests[name], aContext())
    expect(ticket).toEqual(before)
  }
})
