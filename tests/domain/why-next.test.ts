import { expect, test } from 'vitest'
import { explainPlace, type Why } from '#domain/why-next.ts'
import { at0, aWhyPlace } from '#support/builders.ts'

const minute = 60_000
const now = at0 + 60 * minute
const elderly = { priority: { name: 'Persona mayor' }, queueAt: at0 - 20 * minute }

/** Arrived a moment after `at0`. */
function later(id: string, by: number) {
  return aWhyPlace(id, { arrivalAt: at0 + by, baseAt: at0 + by, queueAt: at0 + by })
}

test('the only one who waits is told so', () => {
  const place = aWhyPlace('a')
  expect(explainPlace(place, [], now)).toEqual({ kind: 'only_one' })
  expect(explainPlace(place, [place], now)).toEqual({ kind: 'only_one' })
})

test('the first by arrival has arrived first; the others stand by arrival', () => {
  const first = aWhyPlace('a')
  const second = later('b', 1)
  expect(explainPlace(first, [first, second], now)).toEqual({ kind: 'arrived_first', arrivalAt: at0 })
  expect(explainPlace(second, [first, second], now)).toEqual({ kind: 'by_arrival', arrivalAt: at0 + 1 })
})

test('who cools down is explained by the cool-down, and stands in nobody’s way', () => {
  const away = aWhyPlace('a', { coolUntil: now + minute })
  const here = later('b', 1)
  const third = later('c', 2)
  expect(explainPlace(away, [away, here], now)).toEqual({ kind: 'cooling', until: now + minute })
  expect(explainPlace(here, [away, here, third], now)).toMatchObject({ kind: 'arrived_first' })
  expect(explainPlace(away, [away, here], now + minute)).toMatchObject({ kind: 'arrived_first' })
})

test('a priority is named with the minutes that the ticket was given', () => {
  const why = explainPlace(aWhyPlace('a', elderly), [], now)
  expect(why).toEqual({ kind: 'head_start', priority: 'Persona mayor', minutes: 20 })
})

test('a strict priority is named without minutes', () => {
  const urgent = aWhyPlace('a', { strict: true, priority: { name: 'Urgencia' } })
  expect(explainPlace(urgent, [], now)).toEqual({ kind: 'strict', priority: 'Urgencia' })
})

test('who came back stands by the time of return', () => {
  const back = aWhyPlace('a', { baseAt: at0 + minute, queueAt: at0 + minute })
  expect(explainPlace(back, [back, aWhyPlace('b')], now)).toEqual({ kind: 'returned', baseAt: at0 + minute })
})

const nine = at0 + 30 * minute

test('an appointment that was kept stands by its time, come early, on time or within the grace', () => {
  const headStart = 15 * minute
  for (const arrivalAt of [at0, nine, nine + minute]) {
    const baseAt = Math.max(arrivalAt, nine)
    const place = aWhyPlace('a', { arrivalAt, appointmentAt: nine, baseAt, queueAt: baseAt - headStart })
    expect(explainPlace(place, [], now)).toEqual({ kind: 'appointment', at: nine })
  }
})

test('a late appointment has lost its head start, and is told so', () => {
  const late = nine + 11 * minute
  const place = aWhyPlace('a', { arrivalAt: late, appointmentAt: nine, baseAt: late, queueAt: late })
  expect(explainPlace(place, [], now)).toEqual({ kind: 'late_appointment', at: nine })
})

test('an appointment that went away and came back later stands by its return', () => {
  const baseAt = nine + 40 * minute
  const place = aWhyPlace('a', { appointmentAt: nine, baseAt, queueAt: baseAt })
  expect(explainPlace(place, [], now)).toEqual({ kind: 'returned', baseAt })
})

/** What only a counter's own list knows. */
const atCounter: readonly Why[] = [
  { kind: 'general_turn', after: 3 },
  { kind: 'over_maximum', minutes: 45 },
  { kind: 'preference_skill' },
  { kind: 'preference_quick' },
  { kind: 'for_counter' },
  { kind: 'for_person' },
  { kind: 'opened', counter: 4, person: null },
  { kind: 'opened', counter: null, person: 'Jorge' },
]

test.each(atCounter)('what a counter knows, $kind, comes before what the place says itself', (why) => {
  const places = [aWhyPlace('a'), aWhyPlace('a', elderly), aWhyPlace('a', { appointmentAt: nine })]
  for (const place of places) expect(explainPlace({ ...place, atCounter: why }, [], now)).toEqual(why)
  const away = aWhyPlace('a', { atCounter: why, coolUntil: now + 1 })
  expect(explainPlace(away, [], now)).toMatchObject({ kind: 'cooling' })
})

test('where a counter knows nothing besides, the place speaks', () => {
  expect(explainPlace(aWhyPlace('a', { atCounter: null }), [], now)).toEqual({ kind: 'only_one' })
})
