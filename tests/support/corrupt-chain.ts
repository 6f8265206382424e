import { sql } from 'kysely'
import { eventHash } from '#db/queries/events.ts'
import { sealHash } from '#db/queries/seals.ts'
import type { EventRow } from '#db/queries/verify-chains.ts'
import type { ReadHandle } from '#db/schema.ts'

/** A station's events in order. */
export function eventsOf(db: ReadHandle, stationId: string): Promise<EventRow[]> {
  return db.selectFrom('event').selectAll().where('station_id', '=', stationId).orderBy('seq').execute()
}

/** Changes a column of an event and nothing else. */
export async function changeEvent(
  db: ReadHandle,
  id: string,
  column: keyof EventRow,
  to: string | number | null,
): Promise<void> {
  await sql`update event set ${sql.ref(column)} = ${to} where id = ${id}`.execute(db)
}

export async function takeEventOut(db: ReadHandle, id: string): Promise<void> {
  await sql`delete from event where id = ${id}`.execute(db)
}

/** Puts two events of a chain in each other's place. */
export async function exchange(db: ReadHandle, one: EventRow, other: EventRow): Promise<void> {
  await sql`update event set seq = -seq where id in (${one.id}, ${other.id})`.execute(db)
  await sql`update event set seq = ${other.seq} where id = ${one.id}`.execute(db)
  await sql`update event set seq = ${one.seq} where id = ${other.id}`.execute(db)
}

/**
 * What somebody does who knows how hashes are made: all hashes of a chain from an event on, and its head.
 * @param count how many events get new hashes; all by default, and the head then too
 */
export async function rehash(
  db: ReadHandle,
  stationId: string,
  from: number,
  count = Infinity,
): Promise<void> {
  const events = await eventsOf(db, stationId)
  let previous = events.find(({ seq }) => seq === from - 1)?.hash ?? '0'.repeat(64)
  for (const event of events.filter(({ seq }) => seq >= from && seq < from + count)) {
    const { seq, payload } = event
    const said = { id: event.id, stationId, at: event.at, kind: event.kind, ticketId: event.ticket_id, counterId: event.counter_id, personId: event.person_id, undoes: event.undoes, payload: {} } // prettier-ignore
    const hash = eventHash(previous, seq, said, payload)
    await sql`update event set previous_hash = ${previous}, hash = ${hash} where id = ${event.id}`.execute(db)
    previous = hash
  }
  if (count === Infinity) await fitHead(db, stationId)
}

/** Makes the head name the last event there is. */
export async function fitHead(db: ReadHandle, stationId: string): Promise<void> {
  const last = (await eventsOf(db, stationId)).at(-1)
  if (last === undefined) return
  const { seq, hash, at } = last
  await db.updateTable('event_head').set({ seq, hash, at }).where('station_id', '=', stationId).execute()
}

/** And all seals as well, over the hashes that the chains have now. */
export async function resealEverything(db: ReadHandle): Promise<void> {
  await sql`update seal_head set hash = coalesce((select event.hash from event
    where event.station_id = seal_head.station_id and event.seq = seal_head.seq), hash)`.execute(db)
  let previous = '0'.repeat(64)
  for (const seal of await db.selectFrom('seal').selectAll().orderBy('position').execute()) {
    const heads = await db
      .selectFrom('seal_head')
      .select(['station_id as stationId', 'seq', 'hash'])
      .where('seal_id', '=', seal.id)
      .execute()
    const hash = sealHash(previous, { ...seal, heads })
    await db.updateTable('seal').set({ previous_hash: previous, hash }).where('id', '=', seal.id).execute()
    previous = hash
  }
}
