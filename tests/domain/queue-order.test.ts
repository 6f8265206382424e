import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareQueuePlaces, isBefore, queueAt } from '#domain/queue-order.ts'
import { aPlace, at0 } from '#support/builders.ts'
import { anyPlace, anyQueue } from '#support/places.ts'

const minute = 60_000

test('a head start moves a place forward by its minutes; a strict priority needs none', () => {
  expect(queueAt(at0, { strict: false, headStartMs: 20 * minute })).toBe(at0 - 20 * minute)
  expect(queueAt(at0, { strict: true, headStartMs: 20 * minute })).toBe(at0)
})

test('strict first, then the smallest queue time, then arrival, then number, then letter', () => {
  const inOrder = [
    aPlace({ strict: true, queueAt: at0 + 9, arrivalAt: at0 + 9, number: 9 }),
    aPlace({ queueAt: at0 - 1, arrivalAt: at0 + 8, number: 8 }),
    aPlace({ arrivalAt: at0 - 1, number: 7 }),
    aPlace({ number: 6, prefix: 'Z' }),
    aPlace({ number: 7, prefix: 'A' }),
    aPlace({ number: 7, prefix: 'B' }),
  ]
  expect([...inOrder].reverse().sort(compareQueuePlaces)).toEqual(inOrder)
})

test('the order is total: whoever stands before another does not stand behind it', () => {
  fc.assert(
    fc.property(anyPlace, anyPlace, (a, b) => {
      expect(Math.sign(compareQueuePlaces(a, b))).toBe(-Math.sign(compareQueuePlaces(b, a)) + 0)
      expect(compareQueuePlaces(a, a)).toBe(0)
    }),
  )
})

test('the order is transitive', () => {
  fc.assert(
    fc.property(anyPlace, anyPlace, anyPlace, (a, b, c) => {
      if (isBefore(a, b) && isBefore(b, c)) expect(isBefore(a, c)).toBe(true)
    }),
  )
})

test('no two tickets of a day share a place', () => {
  fc.assert(
    fc.property(anyQueue(20), (queue) => {
      for (const a of queue) for (const b of queue) if (a !== b) expect(compareQueuePlaces(a, b)).not.toBe(0)
    }),
  )
})

test('the order does not depend on how the list was read', () => {
  const shuffled = anyQueue(30).chain((queue) =>
    fc.tuple(fc.constant(queue), fc.shuffledSubarray(queue, { minLength: queue.length })),
  )
  fc.assert(
    fc.property(shuffled, ([queue, other]) => {
      expect([...other].sort(compareQueuePlaces)).toEqual([...queue].sort(compareQueuePlaces))
    }),
  )
})
