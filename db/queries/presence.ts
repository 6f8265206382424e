import { prepared } from '../prepared.ts'
import type { ReadHandle } from '../schema.ts'
import { serverClock } from '../server-clock.ts'

/** What a station says of itself when it says that it is there. */
export interface Beat {
  readonly stationId: string
  /** When it began, by its own clock with the offset added; ms since the epoch. */
  readonly startedAt: number
  readonly clockOffsetMs: number
  readonly version: string
  readonly writerVersion: number
  /** JSON list. */
  readonly linkAddresses: string
  readonly linkPort: number | null
}

/** The server's time and when it heard of the other stations last. */
export interface Heartbeats {
  /** ms since the epoch; null for a station that the office does not know (yet, or any more). */
  readonly now: number | null
  readonly others: readonly { readonly stationId: string; readonly seenAt: number }[]
}

/**
 * Says that a station is there, by the server's clock, and hears who else is, in one statement. Nothing that chains or
 * rules depend on: no transaction, no event, nobody is woken.
 */
export async function beat(db: ReadHandle, mine: Beat): Promise<Heartbeats> {
  const { rows } = await writeBeat(db, mine)
  return {
    now: rows[0]?.now ?? null,
    others: rows.flatMap(({ stationId, seenAt }) =>
      stationId === null || seenAt === null ? [] : [{ stationId, seenAt }],
    ),
  }
}

const writeBeat = prepared((db, mine: Beat) =>
  db
    .with('mine', (inner) =>
      inner
        .insertInto('station_presence')
        .columns([
          'station_id',
          'seen_at',
          'started_at',
          'clock_offset_ms',
          'version',
          'writer_version',
          'link_addresses',
          'link_port',
        ])
        .expression((of) =>
          of
            .selectFrom('station')
            .where('id', '=', mine.stationId)
            .where('is_active', '=', 1)
            .select((select) => [
              'id',
              serverClock.as('seen_at'),
              select.cast<number>(select.val(mine.startedAt), 'bigint').as('started_at'),
              select.cast<number>(select.val(mine.clockOffsetMs), 'bigint').as('clock_offset_ms'),
              select.cast<string>(select.val(mine.version), 'text').as('version'),
              select.cast<number>(select.val(mine.writerVersion), 'bigint').as('writer_version'),
              select.cast<string>(select.val(mine.linkAddresses), 'text').as('link_addresses'),
              select.cast<number | null>(select.val(mine.linkPort), 'bigint').as('link_port'),
            ]),
        )
        .onConflict((conflict) =>
          conflict.column('station_id').doUpdateSet((update) => ({
            seen_at: update.ref('excluded.seen_at'),
            started_at: update.ref('excluded.started_at'),
            clock_offset_ms: update.ref('excluded.clock_offset_ms'),
            version: update.ref('excluded.version'),
            writer_version: update.ref('excluded.writer_version'),
            link_addresses: update.ref('excluded.link_addresses'),
            link_port: update.ref('excluded.link_port'),
          })),
        )
        .returning(['station_id', 'seen_at']),
    )
    .selectFrom('mine')
    // As it was before this statement: one's own is left out, and counted by whoever asks.
    .leftJoin('station_presence as other', (join) =>
      join
        .onRef('other.station_id', '!=', 'mine.station_id')
        .on((on) =>
          on.exists(
            on
              .selectFrom('station')
              .whereRef('station.id', '=', 'other.station_id')
              .where('station.is_active', '=', 1)
              .select('station.id'),
          ),
        ),
    )
    .select(['mine.seen_at as now', 'other.station_id as stationId', 'other.seen_at as seenAt']),
)
