import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareQueuePlaces, entranceOf } from '#domain/queue-order.ts'
import { explainPlace, type Why, type WhyPlace } from '#domain/why-next.ts'
import { at0 } from '#support/builders.ts'
import { anyQueue, type AnyPlace } from '#support/places.ts'

const minute = 60_000
const grace = 10 * minute
const now = at0 + 60 * minute

/** Somebody who walked in, or had an appointment at some time around that of the others. */
function asWhy(place: AnyPlace, appointmentAt: number | null): WhyPlace {
  const priority = { name: place.strict ? 'Urgencia' : 'Mayor' }
  if (appointmentAt === null || place.baseAt > place.arrivalAt) return { ...place, priority }
  return { ...place, ...entranceOf(place.arrivalAt, appointmentAt, grace, place), priority, appointmentAt }
}

const appointment = fc.option(fc.integer({ min: 0, max: 90 }).map((at) => at0 + at * minute))
const anyWaiting = anyQueue(12).chain((queue) =>
  fc
    .array(appointment, { minLength: queue.length, maxLength: queue.length })
    .map((times) => queue.map((place, index) => asWhy(place, times[index] ?? null))),
)

/** What each reason claims, checked against everybody who waits. */
function isTrue(place: WhyPlace, all: readonly WhyPlace[], why: Why): boolean {
  const others = all.filter((other) => other !== place)
  const rivals = others.filter(({ coolUntil }) => coolUntil === null || coolUntil <= now)
  const before = rivals.filter((rival) => compareQueuePlaces(rival, place) < 0)
  const { baseAt, arrivalAt, queueAt } = place
  switch (why.kind) {
    case 'cooling':
      return place.coolUntil === why.until && why.until > now
    case 'strict':
      return place.strict && before.every((rival) => rival.strict)
    case 'head_start':
      return queueAt === baseAt - why.minutes * minute && why.priority === place.priority.name
    case 'returned':
      return baseAt === why.baseAt && baseAt > arrivalAt && queueAt === baseAt
    case 'appointment':
      return why.at === place.appointmentAt && arrivalAt <= why.at + grace && baseAt >= why.at
    case 'late_appointment':
      return why.at === place.appointmentAt && arrivalAt > why.at && queueAt === arrivalAt
    case 'only_one':
      return rivals.length === 0
    case 'arrived_first':
      return before.length === 0 && rivals.length > 0 && why.arrivalAt === arrivalAt
    case 'by_arrival':
      return before.length > 0 && why.arrivalAt === arrivalAt && queueAt === arrivalAt
    default:
      return false
  }
}

test('whatever is said about a place is true of the whole queue', () => {
  fc.assert(
    fc.property(anyWaiting, (all) => {
      for (const place of all) {
        const why = explainPlace(place, all, now)
        expect(isTrue(place, all, why), JSON.stringify({ why, place, all })).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})

test('exactly one is said to be next: the first reason of a list is never "by arrival"', () => {
  fc.assert(
    fc.property(anyWaiting, (all) => {
      const callable = all.filter(({ coolUntil }) => coolUntil === null || coolUntil <= now)
      const inOrder = callable.toSorted(compareQueuePlaces)
      const said = inOrder.map((place) => explainPlace(place, all, now).kind)
      expect(said[0]).not.toBe('by_arrival')
      expect(said.slice(1)).not.toContain('arrived_first')
    }),
  )
})

test('the queues above have every reason that a place can give by itself', () => {
  const queues = fc.sample(anyWaiting, { numRuns: 1500, seed: 1 })
  const said = new Set(queues.flatMap((all) => all.map((place) => explainPlace(place, all, now).kind)))
  expect([...said].toSorted()).toEqual(['appointment', 'arrived_first', 'by_arrival', 'cooling', 'head_start', 'late_appointment', 'only_one', 'returned', 'strict']) // prettier-ignore
})
