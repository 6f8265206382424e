import { expect, test } from 'vitest'
import { businessDayAt } from '#domain/business-day.ts'

const hour = 3_600_000
const four = 4 * 60
const midnight = 0
const firstDay = Date.UTC(2020, 11, 31, 12)
const lastDay = Date.UTC(2027, 0, 2, 12)

/** Every business day of six years, by walking from the end of each to the next. */
function days(zone: string, minute: number) {
  const all = [businessDayAt(firstDay, zone, minute)]
  for (let day = all[0]!; day.endAt < lastDay; all.push(day)) day = businessDayAt(day.endAt, zone, minute)
  return all
}

/** How many days of the years 2021 to 2026 are 23 and 25 hours long. */
const zones = [
  ['Europe/Madrid', 6, 6],
  ['Atlantic/Canary', 6, 6],
  ['America/Santiago', 6, 6],
  // Mexico gave up changing clocks in October 2022.
  ['America/Mexico_City', 2, 2],
  ['America/Bogota', 0, 0],
  ['America/Lima', 0, 0],
  ['America/El_Salvador', 0, 0],
] as const

const cases = [
  ...zones.map((zone) => [...zone, four] as const),
  // The only ones that change their clocks at midnight.
  ['America/Santiago', 6, 6, midnight] as const,
]

test.each(cases)(
  '%s: %i short days, %i long ones, from minute %i; they touch',
  (zone, short, long, minute) => {
    const all = days(zone, minute)
    const lengths = all.map(({ startAt, endAt }) => (endAt - startAt) / hour)
    expect(lengths.filter((length) => length === 23).length).toBe(short)
    expect(lengths.filter((length) => length === 25).length).toBe(long)
    expect(lengths.filter((length) => length === 24).length).toBe(all.length - short - long)
    expect(all.map(({ startAt }) => startAt).slice(1)).toEqual(all.map(({ endAt }) => endAt).slice(0, -1))
    const first = Date.parse(all[0]!.name)
    const calendar = all.map((_, index) => new Date(first + index * 24 * hour).toISOString().slice(0, 10))
    expect(all.map(({ name }) => name)).toEqual(calendar)
  },
)

/** Santiago skips from 24:00 to 01:00 on the first weekend of September and repeats 23:00 to 24:00 in April. */
test('where midnight is skipped, a day that starts at midnight starts at one', () => {
  const day = businessDayAt(Date.UTC(2026, 8, 6, 15), 'America/Santiago', midnight)
  expect(day).toEqual({ name: '2026-09-06', startAt: Date.UTC(2026, 8, 6, 4), endAt: Date.UTC(2026, 8, 7, 3) }) // prettier-ignore
  const before = businessDayAt(day.startAt - 1, 'America/Santiago', midnight)
  expect(before).toMatchObject({ name: '2026-09-05', startAt: Date.UTC(2026, 8, 5, 4) })
})

test('a start in the middle of the skipped hour moves on by an hour, that day only', () => {
  const day = businessDayAt(Date.UTC(2026, 8, 6, 15), 'America/Santiago', 30)
  expect(day.startAt).toBe(Date.UTC(2026, 8, 6, 4, 30))
  expect(businessDayAt(day.startAt - 1, 'America/Santiago', 30).name).toBe('2026-09-05')
  expect(businessDayAt(day.endAt, 'America/Santiago', 30).startAt).toBe(Date.UTC(2026, 8, 7, 3, 30))
})

test('where an hour is repeated before midnight, both passes belong to the day that ends', () => {
  const [first, second] = [Date.UTC(2026, 3, 5, 2, 30), Date.UTC(2026, 3, 5, 3, 30)].map((at) =>
    businessDayAt(at, 'America/Santiago', midnight),
  )
  expect(second).toEqual(first)
  expect(first).toMatchObject({ name: '2026-04-04', endAt: Date.UTC(2026, 3, 5, 4) })
})
