import type { Selectable } from 'kysely'
import type { EventTable, ReadHandle } from '../schema.ts'
import { grouped } from './grouped.ts'

/** Everything that is hashed of an event, with its hash. */
export type EventRow = Selectable<EventTable>

/** How many rows are in memory at a time: a history of years is read through, never held. */
const batchSize = 1000

/** A station as far as a check needs it: one that only its events still name has no name. */
export interface ChainStation {
  readonly id: string
  readonly name: string | null
}

/** Every station that has a chain, or a head, or is just there, by id. */
export async function chainStations(db: ReadHandle): Promise<ChainStation[]> {
  const named = await db.selectFrom('station').select(['id', 'name']).execute()
  const written = await db
    .selectFrom('event')
    .select('station_id as id')
    .distinct()
    .unionAll(db.selectFrom('event_head').select('station_id as id'))
    .execute()
  const names = new Map<string, string | null>(written.map(({ id }) => [id, null]))
  for (const { id, name } of named) names.set(id, name)
  return [...names].map(([id, name]) => ({ id, name })).sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** A station's events by number, a batch at a time. */
export async function* chainOf(db: ReadHandle, stationId: string): AsyncGenerator<EventRow[]> {
  let after = Number.MIN_SAFE_INTEGER
  for (;;) {
    const rows = await db
      .selectFrom('event')
      .selectAll()
      .where('station_id', '=', stationId)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(batchSize)
      .execute()
    if (rows.length > 0) yield rows
    if (rows.length < batchSize) return
    after = rows.at(-1)?.seq ?? after
  }
}

/** The head row of a station's chain, or null where somebody took it away. */
export async function chainHead(db: ReadHandle, stationId: string) {
  const row = await db
    .selectFrom('event_head')
    .select(['seq', 'hash', 'at'])
    .where('station_id', '=', stationId)
    .executeTakeFirst()
  return row ?? null
}

/** What seals recorded of one chain, oldest first. */
export async function sealedHeadsOf(db: ReadHandle, stationId: string) {
  return db
    .selectFrom('seal_head')
    .innerJoin('seal', 'seal.id', 'seal_head.seal_id')
    .select(['seal.id', 'seal.position', 'seal.at', 'seal_head.seq', 'seal_head.hash'])
    .where('seal_head.station_id', '=', stationId)
    .orderBy('seal_head.seq')
    .orderBy('seal.position')
    .execute()
}

/** All seals by position, a batch at a time, with the heads they recorded. */
export async function* sealsInOrder(db: ReadHandle) {
  let after = Number.MIN_SAFE_INTEGER
  for (;;) {
    const seals = await db
      .selectFrom('seal')
      .selectAll()
      .where('position', '>', after)
      .orderBy('position')
      .limit(batchSize)
      .execute()
    if (seals.length === 0) return
    const heads = await db
      .selectFrom('seal_head')
      .selectAll()
      .where(
        'seal_id',
        'in',
        seals.map(({ id }) => id),
      )
      .execute()
    const byOwner = grouped(heads, ({ seal_id }) => seal_id)
    yield seals.map(({ previous_hash: previousHash, ...seal }) => ({
      ...seal,
      previousHash,
      heads: (byOwner.get(seal.id) ?? []).map(({ station_id: stationId, seq, hash }) => ({
        stationId,
        seq,
        hash,
      })),
    }))
    after = seals.at(-1)?.position ?? after
  }
}
