import { eventHash } from '#db/queries/events.ts'
import type { ReadHandle } from '#db/schema.ts'

const beginning = { seq: 0, hash: '0'.repeat(64), at: 0 }

/** Every station's chain is contiguous from 1, each event's hash follows from the one before, time never goes back. */
export async function chainFaults(db: ReadHandle): Promise<string[]> {
  const faults: string[] = []
  const events = await db.selectFrom('event').selectAll().orderBy('station_id').orderBy('seq').execute()
  const heads = await db.selectFrom('event_head').selectAll().execute()
  for (const { station_id: station, ...head } of heads) {
    let previous = beginning
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
    if (head.seq !== previous.seq || head.hash !== previous.hash || head.at !== previous.at)
      faults.push('the head is not the last event')
  }
  const chained = new Set(heads.map((head) => head.station_id))
  const strays = events.filter((event) => !chained.has(event.station_id))
  return [...faults, ...strays.map(({ seq }) => `event ${String(seq)} is in no chain`)]
}
