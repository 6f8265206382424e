import type { EventKind } from '#domain/events.ts'
import { prepared } from '../prepared.ts'
import type { ReadHandle } from '../schema.ts'

/** How far one station's chain goes. */
export interface ChainEnd {
  readonly stationId: string
  readonly seq: number
}

/** How far all chains go, and which version may write; the latter is null before set-up. */
export async function chainEnds(
  db: ReadHandle,
): Promise<{ readonly ends: readonly ChainEnd[]; readonly minWriterVersion: number | null }> {
  const { rows } = await readEnds(db, {})
  return { ends: rows, minWriterVersion: rows[0]?.minWriterVersion ?? null }
}

const readEnds = prepared((db) =>
  db
    .selectFrom('event_head')
    .leftJoin('office', (join) => join.onTrue())
    .select(['station_id as stationId', 'seq', 'office.min_writer_version as minWriterVersion']),
)

/** What a station has written since: each kind once, with the last one of its kind. */
export async function writtenSince(
  db: ReadHandle,
  since: ChainEnd,
): Promise<readonly { readonly kind: EventKind; readonly seq: number }[]> {
  return (await readKinds(db, since)).rows
}

const readKinds = prepared((db, { stationId, seq }: ChainEnd) =>
  db
    .selectFrom('event')
    .select((select) => ['kind', select.fn.max('seq').as('seq')])
    .where('station_id', '=', stationId)
    .where('seq', '>', seq)
    .groupBy('kind'),
)
