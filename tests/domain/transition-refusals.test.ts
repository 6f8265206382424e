import { expect, test } from 'vitest'
import { decideTransition } from '#domain/transition.ts'
import { aContext, aTicket, aTicketIn } from '#support/builders.ts'
import { decided, requests } from '#support/transitions.ts'

const ventanilla2 = { counter: 2, person: 'Jorge' }
const elsewhere = { counterId: 'c2', personId: 'm2' }
const taken = { ok: false, code: 'ticket.taken', ticket: 'A-001', by: ventanilla2 }

test.each(['called', 'serving'] as const)(
  'whoever is too late for a %s ticket is told who has it',
  (state) => {
    const ticket = aTicketIn(state, elsewhere)
    for (const name of ['call', 'attend'] as const)
      for (const outOfOrder of [false, true])
        expect(decideTransition(ticket, { name, outOfOrder }, aContext({ openAt: ventanilla2 }))).toEqual(
          taken,
        )
  },
)

test('a stale screen is told the state that is true now', () => {
  const changed = { ok: false, code: 'ticket.changed', ticket: 'A-001' }
  const answer = decideTransition(aTicketIn('finished'), requests.call, aContext())
  expect(answer).toEqual({ ...changed, state: 'finished' })
  expect(decideTransition(aTicket(), requests.finish, aContext())).toEqual({ ...changed, state: 'waiting' })
})

const onCalled = ['start', 'not_here', 'return', 'leave', 'void'] as const
const onServing = ['return', 'hold', 'transfer', 'finish', 'leave', 'void'] as const
const onOpen = [
  ...onCalled.map((name) => [name, 'called'] as const),
  ...onServing.map((name) => [name, 'serving'] as const),
]

test.each(onOpen)('%s of a %s ticket is done only where it is open', (name, state) => {
  const ticket = aTicketIn(state, elsewhere)
  const answer = decideTransition(ticket, requests[name], aContext({ openAt: ventanilla2 }))
  expect(answer).toEqual({ ok: false, code: 'ticket.elsewhere', ticket: 'A-001', place: ventanilla2 })
})

test('where nobody knows the place of an open ticket, it is still somewhere else', () => {
  const answer = decideTransition(aTicketIn('serving', elsewhere), requests.finish, aContext())
  expect(answer).toMatchObject({ code: 'ticket.elsewhere', place: { counter: null, person: null } })
})

test('an open ticket stays with its counter when another person takes the counter over', () => {
  const ticket = aTicketIn('called', { personId: 'm2' })
  expect(decided(ticket, requests.start).to).toMatchObject({ counterId: 'c1', personId: 'm1' })
})

test('at a desk without a number the ticket belongs to its person', () => {
  const ticket = aTicketIn('serving', { counterId: null })
  expect(decided(ticket, requests.finish, { counterId: null }).to.state).toBe('finished')
  const other = aContext({ counterId: null, personId: 'm2' })
  expect(decideTransition(ticket, requests.finish, other)).toMatchObject({ code: 'ticket.elsewhere' })
})

test.each(['waiting', 'held'] as const)('a %s client may leave or be voided from anywhere', (state) => {
  for (const name of ['leave', 'void'] as const)
    expect(decided(aTicketIn(state), requests[name], { counterId: null, personId: 'm9' })).toBeDefined()
})

test('a client who was not here is not called until the cool-down ends, to the millisecond', () => {
  const until = aContext().now
  const ticket = aTicket({ coolUntil: until, notHereCount: 1 })
  for (const outOfOrder of [false, true]) {
    const answer = decideTransition(ticket, { name: 'call', outOfOrder }, aContext({ now: until - 1 }))
    expect(answer).toEqual({ ok: false, code: 'ticket.cooling', ticket: 'A-001', until })
  }
  expect(decided(ticket, requests.call, { now: until }).to.coolUntil).toBeNull()
})

test('a client who cools down and stands before the desk may be attended at once', () => {
  const ticket = aTicket({ coolUntil: aContext().now + 1, notHereCount: 1 })
  expect(decided(ticket, requests.attend).to).toMatchObject({ state: 'serving', coolUntil: null })
})

const limits = [1, 2, 3, 5]

test.each(limits)('with a limit of %i the last "not here" is the no-show, never an earlier one', (limit) => {
  const context = aContext({ rules: { notHereLimit: limit, coolDownMs: 300_000 } })
  for (let answers = 0; answers < limit; answers++) {
    const { to, event } = decided(aTicketIn('called', { notHereCount: answers }), requests.not_here, context)
    const last = answers + 1 === limit
    expect(event).toBe(last ? 'ticket.no_show' : 'ticket.not_here')
    expect(to).toMatchObject({
      state: last ? 'no_show' : 'waiting',
      notHereCount: answers + 1,
      coolUntil: last ? null : context.now + 300_000,
    })
  }
})
