import { expect, test } from 'vitest'
import { isTransitionEvent } from '#domain/events.ts'
import { aTicket } from '#support/builders.ts'
import { decided } from '#support/transitions.ts'

/** Calling out of order is counted: it has an event of its own (domain.md §2). */
const told = [
  ['call', false, 'ticket.called'],
  ['call', true, 'ticket.called_out_of_order'],
  ['attend', false, 'ticket.attended'],
  ['attend', true, 'ticket.attended_out_of_order'],
] as const

test.each(told)('%s, passing others: %s, is told as %s', (name, outOfOrder, event) => {
  expect(decided(aTicket(), { name, outOfOrder }).event).toBe(event)
  expect(isTransitionEvent(event)).toBe(true)
})

test.each(['call', 'attend'] as const)('%s out of order ends in the same state as in order', (name) => {
  const [ordered, chosen] = [false, true].map((outOfOrder) => decided(aTicket(), { name, outOfOrder }).to)
  expect(chosen).toEqual(ordered)
})
