import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rollOverDay } from '#services/day.ts'
import { ticketLegs } from '#db/queries/legs.ts'
import { deskOf } from '#support/desk.ts'
import { engine } from '#support/engine.ts'
import { officeFaults } from '#support/office-faults.ts'
import { minute, openTestOffice, value, type TestOffice } from '#support/test-office.ts'

const zones = ['Europe/Madrid', 'America/Santiago', 'America/Mexico_City', 'America/El_Salvador', 'America/Bogota', 'America/Lima'] // prettier-ignore
/** Days are worked out before any engine is asked: the two zones whose clocks change are enough for the second one. */
const zonesHere = engine === 'sqlite' ? zones : zones.slice(0, 2)
const hour = 60 * minute

/** The nights in which clocks change somewhere in these zones, and an ordinary one. */
const nights = [
  ['Madrid goes to summer time', Date.UTC(2027, 2, 28, 1)],
  ['Madrid goes to winter time', Date.UTC(2027, 9, 31, 1)],
  ['Santiago goes to summer time, at midnight', Date.UTC(2027, 8, 5, 4)],
  ['Santiago goes to winter time, at midnight', Date.UTC(2027, 3, 4, 3)],
  ['nothing happens', Date.UTC(2027, 6, 14, 9)],
] as const

const program = (t: TestOffice) => ({ ...t.reception(), person: null })

async function numbers(t: TestOffice): Promise<string[]> {
  const rows = await t.store.db.selectFrom('ticket').select(['business_day', 'number']).execute()
  return rows.map(({ business_day, number }) => `${business_day} ${String(number)}`)
}

test.each(nights.flatMap(([what, at]) => zonesHere.map((zone) => [what, zone, at] as const)))(
  'in the night in which %s, in %s, no number is given twice and every day begins once',
  async (_, timeZone, at) => {
    const t = await openTestOffice({ office: { timeZone }, now: at - 30 * hour })
    // Every two hours for two days and a half, and every ten minutes around the change.
    const times = [...Array.from({ length: 30 }, (__, i) => at - 30 * hour + i * 2 * hour), ...Array.from({ length: 18 }, (__, i) => at - 90 * minute + i * 10 * minute)] // prettier-ignore
    for (const time of times.toSorted((a, b) => a - b)) {
      t.now = time
      value(await rollOverDay(t.office, program(t)))
      await t.issue()
    }
    const given = await numbers(t)
    expect(new Set(given).size).toBe(48)
    const days = [...new Set(given.map((each) => each.slice(0, 10)))]
    expect(days).toHaveLength(given.filter((each) => each.endsWith(' 1')).length)
    expect(await officeFaults(t.store.db)).toEqual([])
    await t.store.close()
  },
)

test('whatever the clock does in these zones: no number twice, no stretch negative, order by arrival', async () => {
  const jump = fc.constantFrom(minute, 10 * minute, hour, 3 * hour, -minute, -hour, -5 * hour, -26 * hour, 26 * hour) // prettier-ignore
  const nightOf = fc.constantFrom(...nights.map(([, at]) => at))
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...zonesHere), nightOf, fc.array(jump, { minLength: 3, maxLength: 14 }), async (timeZone, at, jumps) => {
        const t = await openTestOffice({ office: { timeZone }, now: at - hour, rules: { endDayPolicy: 'keep' } })
        const desk = deskOf(t, t.counter(1))
        const issued: string[] = []
        for (const ms of jumps) {
          t.now += ms
          value(await rollOverDay(t.office, program(t)))
          issued.push(await t.issue())
          t.now += ms < 0 ? -minute : minute
          if (issued.length % 3 !== 0) continue
          const { ticketId } = value(await desk.call())
          expect(ticketId).toBe(issued[issued.length / 3 - 1])
          value(await desk.leave(ticketId))
        }
        expect(await officeFaults(t.store.db)).toEqual([])
        for (const id of issued)
          for (const leg of await ticketLegs(t.store.db, id))
            expect(leg.endedAt ?? leg.startedAt).toBeGreaterThanOrEqual(leg.startedAt)
        await t.store.close()
      }), // prettier-ignore
    { numRuns: engine === 'sqlite' ? 40 : 8 },
  )
}, 90_000)
