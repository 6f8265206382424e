import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareQueuePlaces, isBefore } from '#domain/queue-order.ts'
import { anyPlace, anyQueue, plainPlace, strictPlace, type AnyPlace } from '#support/places.ts'

const runs = { numRuns: 1000 }
const longestHeadStart = 20 * 60_000

/** The guarantee of domain.md §2, between two who wait for the same service. */
function mayPass(b: AnyPlace, a: AnyPlace): boolean {
  return b.arrivalAt - a.arrivalAt < b.headStartMs - a.headStartMs
}

test('B passes an earlier A if, and only if, B came less than the difference of head starts after A', () => {
  fc.assert(
    fc.property(plainPlace, plainPlace, (one, other) => {
      const [a, b] = one.arrivalAt <= other.arrivalAt ? [one, other] : [other, one]
      if (a.arrivalAt < b.arrivalAt) expect(isBefore(b, a)).toBe(mayPass(b, a))
    }),
    runs,
  )
})

test('where somebody came back, the same is true of the times from which they count', () => {
  fc.assert(
    fc.property(anyPlace, anyPlace, (a, b) => {
      if (a.strict || b.strict || a.arrivalAt > b.arrivalAt || !isBefore(b, a)) return
      if (a.arrivalAt === b.arrivalAt && a.queueAt === b.queueAt) return
      expect(b.baseAt - a.baseAt).toBeLessThan(b.headStartMs - a.headStartMs)
    }),
    runs,
  )
})

test('without head starts it is the order of arrival', () => {
  fc.assert(
    fc.property(plainPlace, plainPlace, (a, b) => {
      if (a.headStartMs === b.headStartMs && a.arrivalAt < b.arrivalAt) expect(isBefore(a, b)).toBe(true)
    }),
    runs,
  )
})

test('nobody waits forever: whoever comes a whole head start later never passes', () => {
  fc.assert(
    fc.property(plainPlace, plainPlace, (a, b) => {
      if (b.arrivalAt - a.arrivalAt >= longestHeadStart && b.arrivalAt > a.arrivalAt)
        expect(isBefore(a, b)).toBe(true)
    }),
    runs,
  )
})

test('somebody new moves nobody else: two who wait keep their order whoever comes', () => {
  fc.assert(
    fc.property(anyQueue(12), anyPlace, (queue, newcomer) => {
      const before = [...queue].sort(compareQueuePlaces)
      const after = [...queue, newcomer].sort(compareQueuePlaces)
      expect(after.filter((place) => place !== newcomer)).toEqual(before)
    }),
  )
})

test('among strict priorities only arrival counts, and before everybody else', () => {
  fc.assert(
    fc.property(strictPlace, strictPlace, plainPlace, (a, b, general) => {
      if (a.arrivalAt < b.arrivalAt) expect(isBefore(a, b)).toBe(true)
      expect(isBefore(a, general)).toBe(true)
    }),
  )
})
