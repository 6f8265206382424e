import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareCounterPlaces, compareQueuePlaces } from '#domain/queue-order.ts'
import { aCounterPlace, at0 } from '#support/builders.ts'
import { anyCounterPlace, anyQueue } from '#support/places.ts'

const runs = { numRuns: 1000 }

test('strict first, then over the maximum, then what the counter prefers, then the order of everybody', () => {
  const inOrder = [
    aCounterPlace({ strict: true, rank: 2, number: 9 }),
    aCounterPlace({ overMaximum: true, rank: 2, number: 8 }),
    aCounterPlace({ queueAt: at0 + 9, number: 7 }),
    aCounterPlace({ rank: 1, queueAt: at0 - 5, number: 6 }),
    aCounterPlace({ rank: 1, arrivalAt: at0 - 1, number: 5 }),
    aCounterPlace({ rank: 1, number: 4 }),
    aCounterPlace({ rank: 2, queueAt: at0 - 9, number: 1 }),
  ]
  expect([...inOrder].reverse().sort(compareCounterPlaces)).toEqual(inOrder)
})

test('among those over the maximum no preference counts: they stand by the order of everybody', () => {
  const first = aCounterPlace({ overMaximum: true, rank: 2 })
  const second = aCounterPlace({ overMaximum: true, rank: 0, queueAt: at0 + 1 })
  expect(compareCounterPlaces(first, second)).toBeLessThan(0)
})

test('among strict priorities neither preference nor maximum counts: they stand by arrival', () => {
  const first = aCounterPlace({ strict: true, rank: 2 })
  const second = aCounterPlace({ strict: true, rank: 0, overMaximum: true, queueAt: at0 + 1, arrivalAt: at0 + 1 }) // prettier-ignore
  expect(compareCounterPlaces(first, second)).toBeLessThan(0)
})

test('a counter without a preference has the order of everybody', () => {
  fc.assert(
    fc.property(anyQueue(20), (queue) => {
      const places = queue.map((place) => ({ ...place, overMaximum: false, rank: 0 }))
      expect([...places].sort(compareCounterPlaces)).toEqual([...places].sort(compareQueuePlaces))
    }),
  )
})

test('the order is antisymmetric, and nothing stands before itself', () => {
  fc.assert(
    fc.property(anyCounterPlace, anyCounterPlace, (a, b) => {
      expect(Math.sign(compareCounterPlaces(a, b)) + Math.sign(compareCounterPlaces(b, a))).toBe(0)
      expect(compareCounterPlaces(a, a)).toBe(0)
    }),
    runs,
  )
})

test('the order is transitive', () => {
  fc.assert(
    fc.property(anyCounterPlace, anyCounterPlace, anyCounterPlace, (a, b, c) => {
      if (compareCounterPlaces(a, b) < 0 && compareCounterPlaces(b, c) < 0)
        expect(compareCounterPlaces(a, c)).toBeLessThan(0)
    }),
    runs,
  )
})

test('the order is total: two different tickets never share a place', () => {
  fc.assert(
    fc.property(anyCounterPlace, anyCounterPlace, (a, b) => {
      const same = a.prefix === b.prefix && a.number === b.number
      if (!same) expect(compareCounterPlaces(a, b)).not.toBe(0)
    }),
    runs,
  )
})

test('a preference never lets anybody pass a strict priority, nor whoever is over the maximum', () => {
  fc.assert(
    fc.property(anyCounterPlace, anyCounterPlace, (a, b) => {
      if (a.strict && !b.strict) expect(compareCounterPlaces(a, b)).toBeLessThan(0)
      if (a.strict === b.strict && !a.strict && a.overMaximum && !b.overMaximum)
        expect(compareCounterPlaces(a, b)).toBeLessThan(0)
    }),
    runs,
  )
})
