import fc from 'fast-check'
import { expect, test } from 'vitest'
import { businessDayAt, isTimeZone } from '#domain/business-day.ts'
import { defaultRules } from '#domain/rules.ts'

const zones = [
  'Europe/Madrid',
  'Atlantic/Canary',
  'America/Santiago',
  'America/Mexico_City',
  'America/Bogota',
  'America/El_Salvador',
  'America/Lima',
]
const hour = 3_600_000
const four = 4 * 60

test('the business day starts at four in the morning unless an office says otherwise', () => {
  expect(defaultRules.dayStartMinute).toBe(four)
})

test('a client who comes at half past three belongs to the day before', () => {
  const at = Date.UTC(2026, 10, 21, 2, 30)
  expect(businessDayAt(at, 'Europe/Madrid', four).name).toBe('2026-11-20')
  expect(businessDayAt(at + hour, 'Europe/Madrid', four).name).toBe('2026-11-21')
})

/** Some instant of a century, a third of them within an hour of a change of clocks somewhere. */
const changes = [
  Date.UTC(2026, 2, 29, 1),
  Date.UTC(2026, 9, 25, 1),
  Date.UTC(2026, 3, 5, 3),
  Date.UTC(2026, 8, 6, 4),
  Date.UTC(2022, 3, 3, 8),
  Date.UTC(2022, 9, 30, 7),
]
const instant = fc.oneof(
  { weight: 2, arbitrary: fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2060, 0) }) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -30 * hour, max: 30 * hour })).map(([a, b]) => a + b) }, // prettier-ignore
)
const startMinute = fc.oneof(fc.constantFrom(0, 30, 90, 150, four), fc.integer({ min: 0, max: 1439 }))

test.each(zones)('%s: every instant is in exactly one day, and days touch', (zone) => {
  fc.assert(
    fc.property(instant, startMinute, (at, minute) => {
      const day = businessDayAt(at, zone, minute)
      expect(day.startAt).toBeLessThanOrEqual(at)
      expect(day.endAt).toBeGreaterThan(at)
      expect(businessDayAt(day.startAt, zone, minute)).toEqual(day)
      expect(businessDayAt(day.endAt - 1, zone, minute)).toEqual(day)
      const next = businessDayAt(day.endAt, zone, minute)
      const before = businessDayAt(day.startAt - 1, zone, minute)
      expect(next.startAt).toBe(day.endAt)
      expect(before.endAt).toBe(day.startAt)
      expect([before.name, day.name, next.name]).toEqual([before.name, day.name, next.name].sort())
      expect(new Set([before.name, day.name, next.name]).size).toBe(3)
    }),
    { numRuns: 200 },
  )
})

/** Hours of the business day that starts on a date. */
function hours(date: string, zone: string, minute: number): number {
  const noon = Date.parse(`${date}T18:00:00Z`)
  const day = businessDayAt(noon, zone, minute)
  expect(day.name).toBe(date)
  return (day.endAt - day.startAt) / hour
}

test('a day is 23 hours long when clocks go forward and 25 when they go back', () => {
  expect(hours('2026-03-28', 'Europe/Madrid', four)).toBe(23)
  expect(hours('2026-03-29', 'Europe/Madrid', four)).toBe(24)
  expect(hours('2026-10-24', 'Europe/Madrid', four)).toBe(25)
  expect(hours('2026-09-05', 'America/Santiago', four)).toBe(23)
  expect(hours('2026-04-04', 'America/Santiago', four)).toBe(25)
  expect(hours('2022-04-02', 'America/Mexico_City', four)).toBe(23)
  expect(hours('2022-10-29', 'America/Mexico_City', four)).toBe(25)
})

test('Mexico has changed no clocks since 2022, Bogotá, Lima and El Salvador never do', () => {
  for (const zone of ['America/Mexico_City', 'America/Bogota', 'America/Lima', 'America/El_Salvador'])
    for (const date of ['2026-03-28', '2026-04-04', '2026-09-05', '2026-10-24'])
      expect(hours(date, zone, four), `${zone} ${date}`).toBe(24)
})

test('a start inside the skipped hour moves to the next valid one', () => {
  // Madrid skips 02:00–03:00 on 29 March; Santiago skips 00:00–01:00 on 6 September.
  const madrid = businessDayAt(Date.UTC(2026, 2, 29, 12), 'Europe/Madrid', 150)
  expect(madrid).toMatchObject({ name: '2026-03-29', startAt: Date.UTC(2026, 2, 29, 1, 30) })
  const santiago = businessDayAt(Date.UTC(2026, 8, 6, 12), 'America/Santiago', 0)
  expect(santiago).toMatchObject({ name: '2026-09-06', startAt: Date.UTC(2026, 8, 6, 4) })
})

test('a start inside the repeated hour is its first pass: the day starts once', () => {
  const day = businessDayAt(Date.UTC(2026, 9, 25, 12), 'Europe/Madrid', 150)
  expect(day.startAt).toBe(Date.UTC(2026, 9, 25, 0, 30))
  expect(businessDayAt(Date.UTC(2026, 9, 25, 1, 15), 'Europe/Madrid', 150).name).toBe('2026-10-25')
})

test('a zone is one that this machine knows', () => {
  expect(zones.every(isTimeZone)).toBe(true)
  for (const wrong of ['', 'Madrid', 'Europe/Villanueva', 'Europe/Madrid; drop table'])
    expect(isTimeZone(wrong)).toBe(false)
})
