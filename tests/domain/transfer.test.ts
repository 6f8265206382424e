import { expect, test } from 'vitest'
import { decideTransition, type TransitionRequest } from '#domain/transition.ts'
import type { TicketVolatile } from '#domain/ticket.ts'
import { aContext, aTicketIn, at0 } from '#support/builders.ts'
import { decided, requests } from '#support/transitions.ts'

type Queue = Pick<TicketVolatile, 'serviceId' | 'targetCounterId' | 'targetPersonId'>

const everybody = { targetCounterId: null, targetPersonId: null }
const partidas: Queue = { serviceId: 's1', ...everybody }
const cedula: Queue = { serviceId: 's2', ...everybody }
const forCounter2: Queue = { ...partidas, targetCounterId: 'c2' }
const forCounter3: Queue = { ...partidas, targetCounterId: 'c3' }
const forJorge: Queue = { ...partidas, targetPersonId: 'm2' }
const queues = { partidas, cedula, forCounter2, forCounter3, forJorge }

function transfer(to: Queue): TransitionRequest {
  return { name: 'transfer', ...to }
}

const pairs = Object.entries(queues).flatMap(([from, before]) =>
  Object.entries(queues).map(([to, after]) => [from, to, before, after] as const),
)

test.each(pairs)('from %s to %s', (_from, _to, before, after) => {
  const answer = decideTransition(aTicketIn('serving', before), transfer(after), aContext())
  if (before === after) expect(answer).toEqual({ ok: false, code: 'transfer.same_queue', ticket: 'A-001' })
  else expect(answer).toMatchObject({ value: { event: 'ticket.transferred', to: { state: 'waiting', ...after } } }) // prettier-ignore
})

test('a client may be asked to come back to the same counter: nobody else calls them', () => {
  const { to } = decided(aTicketIn('serving'), transfer({ ...partidas, targetCounterId: 'c1' }))
  expect(to).toMatchObject({ state: 'waiting', targetCounterId: 'c1', counterId: null })
})

test('base and place in the order are those of the arrival: whoever was sent on does not start again', () => {
  const serving = aTicketIn('serving', { baseAt: at0, queueAt: at0 - 20 })
  expect(decided(serving, requests.transfer).to).toMatchObject({ baseAt: at0, queueAt: at0 - 20 })
})

test('cool-down and "not here" answers are forgotten, calls are not', () => {
  const { to } = decided(aTicketIn('serving', { notHereCount: 2, callCount: 3 }), requests.transfer)
  expect(to).toMatchObject({ coolUntil: null, notHereCount: 0, callCount: 3 })
})

test('after a transfer the limit of "not here" counts from the start', () => {
  const sent = decided(aTicketIn('serving', { notHereCount: 2 }), requests.transfer).to
  const called = decided(aTicketIn('waiting', sent), requests.call).to
  expect(decided(aTicketIn('called', called), requests.not_here).event).toBe('ticket.not_here')
})

test.each(['called', 'waiting', 'held'] as const)('a %s ticket is not transferred', (state) => {
  const answer = decideTransition(aTicketIn(state), requests.transfer, aContext())
  expect(answer).toMatchObject({ ok: false, code: 'ticket.changed', state })
})
