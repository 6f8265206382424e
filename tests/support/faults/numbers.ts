import { businessDayAt } from '#domain/business-day.ts'
import { ticketLabel } from '#domain/ticket.ts'
import type { ReadHandle } from '#db/schema.ts'

/**
 * Every prefix of every day counts up from its first number without a gap, its counter row is at the end, and the day is
 * that of the arrival.
 */
export async function numberFaults(db: ReadHandle): Promise<string[]> {
  const counters = await db.selectFrom('number_counter').selectAll().execute()
  const tickets = await db
    .selectFrom('ticket')
    .select(['business_day', 'prefix', 'number', 'arrival_at'])
    .orderBy('number')
    .execute()
  const services = await db.selectFrom('service').select(['prefix', 'first_number']).execute()
  const first = new Map(services.map((row) => [row.prefix, row.first_number]))
  const gaps = counters.flatMap(({ business_day, prefix, last }) => {
    const numbers = tickets.filter((row) => row.business_day === business_day && row.prefix === prefix).map(({ number }) => number) // prettier-ignore
    const start = first.get(prefix) ?? 1
    const whole = numbers.every((number, index) => number === start + index) && numbers.at(-1) === last
    return whole ? [] : [`${business_day} ${prefix}: numbers ${numbers.join(',')} but counter ${String(last)}`] // prettier-ignore
  })
  const uncounted = tickets.filter((row) => !counters.some((each) => each.business_day === row.business_day && each.prefix === row.prefix)) // prettier-ignore
  const office = await db.selectFrom('office').select(['time_zone', 'day_start_minute']).executeTakeFirstOrThrow() // prettier-ignore
  const dayOf = (at: number) => businessDayAt(at, office.time_zone, office.day_start_minute).name
  const strays = tickets.filter((row) => row.business_day !== dayOf(row.arrival_at))
  return [
    ...gaps,
    ...uncounted.map((row) => `${ticketLabel(row)}: no counter row`),
    ...strays.map((row) => `${ticketLabel(row)} of ${row.business_day} arrived on ${dayOf(row.arrival_at)}`),
  ]
}
