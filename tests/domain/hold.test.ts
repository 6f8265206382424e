import { expect, test } from 'vitest'
import { decideTransition } from '#domain/transition.ts'
import { aContext, aTicketIn } from '#support/builders.ts'
import { decided, requests } from '#support/transitions.ts'

const own = aTicketIn('held', { heldById: 'm1' })
const shared = aTicketIn('held', { heldById: null })
const jorge = { counterId: 'c2', personId: 'm2' }

test('an own hold is whose hand the ticket was in; a shared one is nobody’s', () => {
  const serving = aTicketIn('serving')
  expect(decided(serving, { name: 'hold', shared: false }).to).toMatchObject({
    state: 'held',
    heldById: 'm1',
  })
  expect(decided(serving, { name: 'hold', shared: true }).to).toMatchObject({ state: 'held', heldById: null })
})

test('what is set aside leaves the counter and the person free', () => {
  expect(decided(aTicketIn('serving'), requests.hold).to).toMatchObject({ counterId: null, personId: null })
})

test('whoever holds a ticket takes it up again at any counter', () => {
  const { to, event } = decided(own, requests.resume, { counterId: 'c7' })
  expect(event).toBe('ticket.resumed')
  expect(to).toMatchObject({ state: 'serving', counterId: 'c7', personId: 'm1', heldById: null })
})

test.each(['resume', 'release'] as const)('nobody else may %s an own hold: its holder is named', (name) => {
  const answer = decideTransition(own, requests[name], aContext({ ...jorge, heldBy: 'Mercedes' }))
  expect(answer).toEqual({ ok: false, code: 'ticket.held_by', ticket: 'A-001', by: 'Mercedes' })
})

test('not even nobody, at a desk without a person', () => {
  const answer = decideTransition(own, requests.resume, aContext({ personId: null, heldBy: 'Mercedes' }))
  expect(answer).toMatchObject({ ok: false, code: 'ticket.held_by' })
})

test('anybody takes up or releases a shared hold', () => {
  expect(decided(shared, requests.resume, jorge).to).toMatchObject({ state: 'serving', ...jorge })
  expect(decided(shared, requests.release, jorge).to.state).toBe('waiting')
})

test('once an own hold has become shared, its holder has no more right to it than others', () => {
  const left = { ...own, volatile: { ...own.volatile, heldById: null } }
  expect(decided(left, requests.resume, jorge).to.personId).toBe('m2')
})

test('who lost a shared hold to a colleague is told that it is being served', () => {
  const answer = decideTransition(aTicketIn('serving', jorge), requests.resume, aContext())
  expect(answer).toEqual({ ok: false, code: 'ticket.changed', ticket: 'A-001', state: 'serving' })
})

test('released, a ticket waits at its place, callable at once, and a call more is a call more', () => {
  const held = aTicketIn('held', { callCount: 1, notHereCount: 1 })
  const { to, event } = decided(held, requests.release)
  expect(event).toBe('ticket.released')
  expect(to).toEqual({ ...held.volatile, state: 'waiting', heldById: null })
})

test('a client whose ticket somebody holds may leave, or be voided, without the holder', () => {
  expect(decided(own, requests.leave, jorge).to).toMatchObject({ state: 'left', heldById: null })
  expect(decided(own, requests.void, jorge).to).toMatchObject({ state: 'voided', heldById: null })
})

test('what is set aside is not called, and does not end with the day', () => {
  for (const name of ['call', 'attend', 'end_day'] as const)
    expect(decideTransition(own, requests[name], aContext())).toMatchObject({
      code: 'ticket.changed',
      state: 'held',
    })
})
