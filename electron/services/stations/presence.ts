import { isConnected } from '#domain/station.ts'
import { writerVersion } from '#db/migrations/index.ts'
import { beat } from '#db/queries/presence.ts'
import type { ReadHandle } from '#db/schema.ts'

/** What a station tells the others about itself. */
export interface Presence {
  readonly stationId: string
  /** When it was started, by its own clock; ms since the epoch. */
  readonly startedAt: number
  /** What it adds to its own clock to have the server's, ms. */
  readonly clockOffsetMs: number
  readonly version: string
  /** Where its direct link listens; no port where it does not. */
  readonly link: { readonly addresses: readonly string[]; readonly port: number | null }
}

/** Who is there, this station too, of how many that ever came. */
export interface Company {
  readonly connected: number
  readonly stations: number
}

/**
 * The heartbeat (domain.md §2, "Time"): says that this station is there, by the server's clock, and counts who else is.
 * @returns null where the office does not know this station: before set-up, or once it was dismissed
 * @throws what the store throws; nothing else depends on it
 */
export async function beatAndCount(db: ReadHandle, presence: Presence): Promise<Company | null> {
  const { link, startedAt, clockOffsetMs, ...mine } = presence
  const { now, others } = await beat(db, {
    ...mine,
    clockOffsetMs,
    startedAt: startedAt + clockOffsetMs,
    writerVersion,
    linkAddresses: JSON.stringify(link.addresses),
    linkPort: link.port,
  })
  if (now === null) return null
  const there = others.filter(({ seenAt }) => isConnected(seenAt, now))
  return { connected: there.length + 1, stations: others.length + 1 }
}
