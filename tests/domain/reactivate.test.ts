import fc from 'fast-check'
import { expect, test } from 'vitest'
import { entranceOf, entranceOnReturn, queueAt } from '#domain/queue-order.ts'
import { defaultRules } from '#domain/rules.ts'
import { aTicketIn, at0 } from '#support/builders.ts'
import { decided } from '#support/transitions.ts'

const minute = 60_000
const { keepPlaceMs, appointmentGraceMs } = defaultRules
const elderly = { strict: false, headStartMs: 20 * minute }
const came = { baseAt: at0, queueAt: queueAt(at0, elderly) }
const left = at0 + 5 * minute

test('back within ten minutes, to the millisecond, a client has the old place', () => {
  expect(entranceOnReturn(came, left, left + keepPlaceMs, keepPlaceMs)).toEqual(came)
})

test('later, the base is the time of return, with the head start', () => {
  const now = left + keepPlaceMs + 1
  expect(entranceOnReturn(came, left, now, keepPlaceMs)).toEqual({
    baseAt: now,
    queueAt: now - 20 * minute,
  })
})

test('an office may keep no place at all', () => {
  expect(entranceOnReturn(came, left, left + 1, 0).baseAt).toBe(left + 1)
})

const times = fc.integer({ min: 0, max: 120 }).map((minutes) => minutes * minute)
const priority = fc.constantFrom({ strict: false, headStartMs: 0 }, elderly, { strict: true, headStartMs: 0 })

test('nobody gains a place by going away and coming back', () => {
  const appointment = fc.option(times.map((after) => at0 + after))
  fc.assert(
    fc.property(times, appointment, priority, times, times, (arrival, appointed, how, stayed, away) => {
      const arrivalAt = at0 + arrival
      const before = entranceOf(arrivalAt, appointed, appointmentGraceMs, how)
      const leftAt = arrivalAt + stayed
      const after = entranceOnReturn(before, leftAt, leftAt + away, keepPlaceMs)
      expect(after.queueAt).toBeGreaterThanOrEqual(before.queueAt)
      expect(after.baseAt).toBeGreaterThanOrEqual(before.baseAt)
      if (away <= keepPlaceMs) expect(after).toEqual(before)
    }),
  )
})

test('a head start that was lost by coming late to an appointment stays lost', () => {
  const late = entranceOf(at0 + appointmentGraceMs + 1, at0, appointmentGraceMs, elderly)
  const now = left + keepPlaceMs + 1
  expect(entranceOnReturn(late, left, now, keepPlaceMs)).toEqual({ baseAt: now, queueAt: now })
})

test.each(['left', 'no_show'] as const)('a ticket that was %s waits again, where it is told to', (state) => {
  const ticket = aTicketIn(state, { notHereCount: 3, callCount: 3, coolUntil: at0 + 1 })
  const { to, event } = decided(ticket, { name: 'reactivate', baseAt: at0 + 7, queueAt: at0 + 5 })
  expect(event).toBe('ticket.reactivated')
  expect(to).toMatchObject({ state: 'waiting', baseAt: at0 + 7, queueAt: at0 + 5, callCount: 3 })
  expect(to).toMatchObject({ notHereCount: 0, coolUntil: null })
})

test('whoever was sent to a counter or a person still is', () => {
  const ticket = aTicketIn('left', { targetCounterId: 'c2', serviceId: 's2' })
  const { to } = decided(ticket, { name: 'reactivate', ...came })
  expect(to).toMatchObject({ targetCounterId: 'c2', serviceId: 's2' })
})
