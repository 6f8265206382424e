import { legFault } from '#domain/legs.ts'
import { isOpen } from '#domain/ticket-state.ts'
import { eventHash } from '#db/queries/events.ts'
import { ticketLegs } from '#db/queries/legs.ts'
import { toTicket } from '#db/queries/tickets.ts'
import type { ReadHandle } from '#db/schema.ts'

/**
 * Everything domain.md §2 and §7 promise of a store, read from the rows themselves.
 * @returns one line for each promise that does not hold; empty when all do
 */
export async function officeFaults(db: ReadHandle): Promise<string[]> {
  const faults = await Promise.all([
    legFaults(db),
    numberFaults(db),
    openFaults(db),
    chainFaults(db),
    greetingFaults(db),
  ])
  return faults.flat()
}

/** Legs of every ticket touch, and exactly one is open, in its state. */
async function legFaults(db: ReadHandle): Promise<string[]> {
  const faults: string[] = []
  for (const row of await db.selectFrom('ticket').selectAll().execute()) {
    const legs = await ticketLegs(db, row.id)
    const fault = legFault(legs, row.state)
    if (fault !== null) faults.push(`${row.prefix}${String(row.number)} ${row.state}: legs ${fault}`)
    if (legs[0]?.startedAt !== row.arrival_at)
      faults.push(`${row.prefix}${String(row.number)}: not since arrival`)
  }
  return faults
}

/** Every prefix of every day counts up from its first number without a gap, and its counter row is at the end. */
async function numberFaults(db: ReadHandle): Promise<string[]> {
  const counters = await db.selectFrom('number_counter').selectAll().execute()
  const tickets = await db
    .selectFrom('ticket')
    .select(['business_day', 'prefix', 'number'])
    .orderBy('number')
    .execute()
  const first = new Map((await db.selectFrom('service').select(['prefix', 'first_number']).execute()).map((row) => [row.prefix, row.first_number])) // prettier-ignore
  const faults = counters.flatMap(({ business_day, prefix, last }) => {
    const numbers = tickets.filter((row) => row.business_day === business_day && row.prefix === prefix).map(({ number }) => number) // prettier-ignore
    const start = first.get(prefix) ?? 1
    const whole = numbers.every((number, index) => number === start + index) && numbers.at(-1) === last
    return whole
      ? []
      : [`${business_day} ${prefix}: numbers ${numbers.join(',')} but counter ${String(last)}`]
  })
  const uncounted = tickets.filter((row) => !counters.some((each) => each.business_day === row.business_day && each.prefix === row.prefix)) // prettier-ignore
  return [...faults, ...uncounted.map(({ prefix, number }) => `${prefix}${String(number)}: no counter row`)]
}

/** One open ticket per counter and per person, and only open tickets have a place. */
async function openFaults(db: ReadHandle): Promise<string[]> {
  const tickets = (await db.selectFrom('ticket').selectAll().execute()).map(toTicket)
  const open = tickets.filter(({ volatile }) => isOpen(volatile.state))
  const repeated = (ids: readonly (string | null)[]) =>
    ids.filter((id, index) => id !== null && ids.indexOf(id) !== index)
  return [
    ...repeated(open.map(({ volatile }) => volatile.counterId)).map(
      (id) => `counter ${String(id)} has two open`,
    ),
    ...repeated(open.map(({ volatile }) => volatile.personId)).map(
      (id) => `person ${String(id)} has two open`,
    ),
    ...tickets
      .filter(({ volatile }) => !isOpen(volatile.state) && (volatile.counterId ?? volatile.personId) !== null)
      .map(({ prefix, number }) => `${prefix}${String(number)} is closed but has a place`),
  ]
}

/** Every station's chain is contiguous from 1, each event's hash follows from the one before, time never goes back. */
export async function chainFaults(db: ReadHandle): Promise<string[]> {
  const faults: string[] = []
  const events = await db.selectFrom('event').selectAll().orderBy('station_id').orderBy('seq').execute()
  const heads = await db.selectFrom('event_head').selectAll().execute()
  for (const station of new Set(events.map((event) => event.station_id))) {
    let previous = { seq: 0, hash: '0'.repeat(64), at: 0 }
    for (const event of events.filter((each) => each.station_id === station)) {
      const { seq, at, payload, kind } = event
      const said = { id: event.id, stationId: station, at, kind, ticketId: event.ticket_id, counterId: event.counter_id, personId: event.person_id, undoes: event.undoes, payload: {} } // prettier-ignore
      if (seq !== previous.seq + 1) faults.push(`event ${String(seq)} follows ${String(previous.seq)}`)
      if (event.previous_hash !== previous.hash)
        faults.push(`event ${String(seq)} does not point to the one before`)
      if (event.hash !== eventHash(previous.hash, seq, said, payload))
        faults.push(`event ${String(seq)} was changed`)
      if (at < previous.at) faults.push(`event ${String(seq)} is earlier than the one before`)
      previous = { seq, hash: event.hash, at }
    }
    const head = heads.find((row) => row.station_id === station)
    if (head?.seq !== previous.seq || head.hash !== previous.hash)
      faults.push('the head is not the last event')
  }
  return faults
}

/** At most one greeting that counts per ticket. */
async function greetingFaults(db: ReadHandle): Promise<string[]> {
  const rows = await db
    .selectFrom('acknowledgement')
    .select((select) => ['ticket_id', select.fn.countAll<number>().as('count')])
    .where('is_void', '=', 0)
    .groupBy('ticket_id')
    .execute()
  return rows.filter(({ count }) => count > 1).map(({ ticket_id }) => `${ticket_id} was greeted twice`)
}
