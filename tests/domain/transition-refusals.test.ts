import { expect, test } from 'vitest'
import { decideTransition } from '#domain/transition.ts'
import { aContext, aTicket } from '#support/builders.ts'

const ventanilla2 = { counter: 2, person: 'Jorge' }
const elsewhere = { counterId: 'c2', personId: 'm2' }

test('whoever comes too late for a ticket is told who has it', () => {
  for (const state of ['called', 'serving'] as const)
    for (const name of ['call', 'attend'] as const)
      expect(
        decideTransition(aTicket({ state, ...elsewhere }), name, aContext({ openAt: ventanilla2 })),
      ).toEqual({
        ok: false,
        code: 'ticket.taken',
        ticket: 'A-001',
        by: ventanilla2,
      })
})

test('a stale screen is told the state that is true now', () => {
  expect(decideTransition(aTicket({ state: 'finished' }), 'call', aContext())).toEqual({
    ok: false,
    code: 'ticket.changed',
    ticket: 'A-001',
    state: 'finished',
  })
  expect(decideTransition(aTicket(), 'finish', aContext())).toMatchObject({
    code: 'ticket.changed',
    state: 'waiting',
  })
})

test('an open ticket is changed only where it is open', () => {
  for (const name of ['start', 'not_here', 'return', 'leave', 'void'] as const)
    expect(
      decideTransition(aTicket({ state: 'called', ...elsewhere }), name, aContext({ openAt: ventanilla2 })),
      name,
    ).toMatchObject({ code: 'ticket.elsewhere', place: ventanilla2 })
})

test('an open ticket stays with its counter when another person takes the counter over', () => {
  const ticket = aTicket({ state: 'serving', counterId: 'c1', personId: 'm2' })
  expect(decideTransition(ticket, 'finish', aContext())).toMatchObject({ ok: true })
})

test('at a desk without a number the ticket belongs to its person', () => {
  const ticket = aTicket({ state: 'serving', counterId: null, personId: 'm1' })
  expect(decideTransition(ticket, 'finish', aContext({ counterId: null }))).toMatchObject({ ok: true })
  expect(decideTransition(ticket, 'finish', aContext({ counterId: null, personId: 'm2' }))).toMatchObject({
    code: 'ticket.elsewhere',
  })
})

test('a client who waits may leave or be voided from anywhere', () => {
  for (const name of ['leave', 'void'] as const)
    expect(decideTransition(aTicket(), name, aContext({ counterId: null, personId: 'm9' }))).toMatchObject({
      ok: true,
    })
})

test('a client who was not here is not called until the cool-down ends, to the millisecond', () => {
  const until = aContext().now
  const ticket = aTicket({ coolUntil: until, notHereCount: 1 })
  expect(decideTransition(ticket, 'call', aContext({ now: until - 1 }))).toMatchObject({
    code: 'ticket.cooling',
    until,
  })
  expect(decideTransition(ticket, 'call', aContext({ now: until }))).toMatchObject({
    value: { to: { coolUntil: null } },
  })
})

test('a client who cools down and stands before the desk may be attended at once', () => {
  const ticket = aTicket({ coolUntil: aContext().now + 1, notHereCount: 1 })
  expect(decideTransition(ticket, 'attend', aContext())).toMatchObject({ value: { to: { coolUntil: null } } })
})

test.each([1, 2, 3, 5])(
  'with a limit of %i the last "not here" is the no-show, never an earlier one',
  (notHereLimit) => {
    const context = aContext({ rules: { notHereLimit, coolDownMs: 300_000 } })
    for (let answers = 0; answers < notHereLimit; answers++) {
      const ticket = aTicket({ state: 'called', counterId: 'c1', personId: 'm1', notHereCount: answers })
      const decided = decideTransition(ticket, 'not_here', context)
      const last = answers + 1 === notHereLimit
      expect(decided).toMatchObject({
        value: {
          event: last ? 'ticket.no_show' : 'ticket.not_here',
          to: {
            state: last ? 'no_show' : 'waiting',
            notHereCount: answers + 1,
            coolUntil: last ? null : context.now + 300_000,
          },
        },
      })
    }
  },
)
