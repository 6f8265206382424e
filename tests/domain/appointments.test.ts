import fc from 'fast-check'
import { expect, test } from 'vitest'
import { entranceOf, isBefore, queueAt } from '#domain/queue-order.ts'
import { defaultRules } from '#domain/rules.ts'
import { aPlace, at0 } from '#support/builders.ts'

const minute = 60_000
const grace = defaultRules.appointmentGraceMs
const booked = { strict: false, headStartMs: 15 * minute }
const strict = { strict: true, headStartMs: 0 }

test('a walk-in counts from arrival', () => {
  expect(entranceOf(at0, null, grace, booked)).toEqual({ baseAt: at0, queueAt: at0 - 15 * minute })
})

test('who comes early counts from the appointed time: nobody gains by coming at dawn', () => {
  const appointed = at0 + 90 * minute
  expect(entranceOf(at0, appointed, grace, booked)).toEqual({
    baseAt: appointed,
    queueAt: appointed - 15 * minute,
  })
})

test('who comes on time counts from that time', () => {
  expect(entranceOf(at0, at0, grace, booked)).toEqual({ baseAt: at0, queueAt: at0 - 15 * minute })
})

test('who is late within the grace, to the millisecond, counts from arrival and keeps the head start', () => {
  const arrival = at0 + grace
  expect(entranceOf(arrival, at0, grace, booked)).toEqual({
    baseAt: arrival,
    queueAt: arrival - 15 * minute,
  })
})

test('who is later than that counts from arrival, without a head start', () => {
  const arrival = at0 + grace + 1
  expect(entranceOf(arrival, at0, grace, booked)).toEqual({ baseAt: arrival, queueAt: arrival })
})

test('an office without grace has none', () => {
  expect(entranceOf(at0 + 1, at0, 0, booked).queueAt).toBe(at0 + 1)
})

test('a strict priority needs no head start, early or late', () => {
  expect(entranceOf(at0, at0 + minute, grace, strict)).toMatchObject({ queueAt: at0 + minute })
  const late = at0 + grace + 1
  expect(entranceOf(late, at0, grace, strict)).toEqual({ baseAt: late, queueAt: late })
})

test('whoever is late stands exactly where a walk-in of the general priority would', () => {
  const lateBy = fc.integer({ min: grace + 1, max: 300 * minute })
  fc.assert(
    fc.property(lateBy, fc.integer({ min: 0, max: 60 }), (late, headStart) => {
      const arrival = at0 + late
      const how = { strict: false, headStartMs: headStart * minute }
      const walkIn = { baseAt: arrival, queueAt: queueAt(arrival, { strict: false, headStartMs: 0 }) }
      expect(entranceOf(arrival, at0, grace, how)).toEqual(walkIn)
    }),
  )
})

test('coming earlier never costs a place', () => {
  const when = fc.integer({ min: -120, max: 120 }).map((minutes) => at0 + minutes * minute)
  fc.assert(
    fc.property(when, when, (one, other) => {
      const [early, late] = [Math.min(one, other), Math.max(one, other)].map((arrivalAt) =>
        aPlace({ arrivalAt, queueAt: entranceOf(arrivalAt, at0, grace, booked).queueAt }),
      )
      if (early!.arrivalAt < late!.arrivalAt) expect(isBefore(early!, late!)).toBe(true)
    }),
  )
})
