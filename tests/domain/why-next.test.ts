import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareQueuePlaces } from '#domain/queue-order.ts'
import { explainPlace, type WhyPlace } from '#domain/why-next.ts'
import { at0, aWhyPlace } from '#support/builders.ts'
import { anyQueue, type AnyPlace } from '#support/places.ts'

const minute = 60_000
const now = at0 + 60 * minute
const elderly = { name: 'Persona mayor', headStartMs: 20 * minute }

test('the only one who waits is told so', () => {
  const place = aWhyPlace('a')
  expect(explainPlace(place, [], now)).toEqual({ kind: 'only_one' })
  expect(explainPlace(place, [place], now)).toEqual({ kind: 'only_one' })
})

test('the first by arrival has arrived first; the others stand by arrival', () => {
  const first = aWhyPlace('a')
  const second = aWhyPlace('b', { arrivalAt: at0 + 1, baseAt: at0 + 1, queueAt: at0 + 1 })
  expect(explainPlace(first, [first, second], now)).toEqual({ kind: 'arrived_first', arrivalAt: at0 })
  expect(explainPlace(second, [first, second], now)).toEqual({ kind: 'by_arrival', arrivalAt: at0 + 1 })
})

test('who cools down is explained by the cool-down, and stands in nobody’s way', () => {
  const away = aWhyPlace('a', { coolUntil: now + minute })
  const here = aWhyPlace('b', { arrivalAt: at0 + 1, baseAt: at0 + 1, queueAt: at0 + 1 })
  const third = aWhyPlace('c', { arrivalAt: at0 + 2, baseAt: at0 + 2, queueAt: at0 + 2 })
  expect(explainPlace(away, [away, here], now)).toEqual({ kind: 'cooling', until: now + minute })
  expect(explainPlace(here, [away, here, third], now)).toMatchObject({ kind: 'arrived_first' })
  expect(explainPlace(away, [away, here], now + minute)).toMatchObject({ kind: 'arrived_first' })
})

test('a priority is named with its minutes, a strict one without', () => {
  expect(explainPlace(aWhyPlace('a', { priority: elderly, queueAt: at0 - 20 * minute }), [], now)).toEqual({
    kind: 'head_start',
    priority: 'Persona mayor',
    minutes: 20,
  })
  expect(
    explainPlace(aWhyPlace('a', { strict: true, priority: { name: 'Urgencia', headStartMs: 0 } }), [], now),
  ).toEqual({ kind: 'strict', priority: 'Urgencia' })
})

test('who came back stands by the time of return', () => {
  const back = aWhyPlace('a', { baseAt: at0 + minute, queueAt: at0 + minute })
  expect(explainPlace(back, [back, aWhyPlace('b')], now)).toEqual({ kind: 'returned', baseAt: at0 + minute })
})

function asWhy(place: AnyPlace): WhyPlace {
  return { ...place, priority: { name: place.strict ? 'Urgencia' : 'Mayor', headStartMs: place.headStartMs } }
}

/** What each reason claims, checked against everybody who waits. */
function isTrue(place: WhyPlace, all: readonly WhyPlace[], why: ReturnType<typeof explainPlace>): boolean {
  const rivals = all.filter(
    (other) => other !== place && (other.coolUntil === null || other.coolUntil <= now),
  )
  const before = rivals.filter((rival) => compareQueuePlaces(rival, place) < 0)
  switch (why.kind) {
    case 'cooling':
      return place.coolUntil === why.until && why.until > now
    case 'strict':
      return place.strict && before.every((rival) => rival.strict)
    case 'head_start':
      return place.queueAt === place.baseAt - why.minutes * minute && why.priority === place.priority.name
    case 'returned':
      return place.baseAt === why.baseAt && why.baseAt > place.arrivalAt
    case 'only_one':
      return rivals.length === 0
    case 'arrived_first':
      return before.length === 0 && rivals.length > 0 && why.arrivalAt === place.arrivalAt
    case 'by_arrival':
      return before.length > 0 && why.arrivalAt === place.arrivalAt
  }
}

test('whatever is said about a place is true of the whole queue', () => {
  fc.assert(
    fc.property(anyQueue(12), (queue) => {
      const all = queue.map(asWhy)
      for (const place of all) {
        const why = explainPlace(place, all, now)
        expect(isTrue(place, all, why), JSON.stringify({ why, place, all })).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})
