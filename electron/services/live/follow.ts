import { chainEnds, writtenSince } from '#db/queries/live.ts'
import type { ReadHandle } from '#db/schema.ts'
import type { Topic } from '../office-context.ts'
import { allTopics, topicsOfEvents } from './event-topics.ts'

/** What was found when all chains were looked at. */
export interface Looked {
  /** What to read again. */
  readonly topics: readonly Topic[]
  /** Which version may write; null before set-up. */
  readonly minWriterVersion: number | null
}

/** Knows how far each chain was read, and finds what is new. One thing at a time: await one answer before the next. */
export interface Follower {
  /** Reads what these stations have written since. @returns what to read again */
  after(stationIds: Iterable<string>): Promise<readonly Topic[]>
  /** The same for everybody, one's own chain too; a single question when nothing is new. The first time all is new. */
  look(): Promise<Looked>
}

/**
 * Follows the chains of all stations. Nothing can be overlooked: a chain has no gaps and its end is locked until its
 * writer's transaction ends, so that whoever sees an event sees all before it. What was read up to is all that needs to
 * be known; being woken twice, late or not at all changes nothing but when.
 */
export function followChains(db: ReadHandle): Follower {
  const known = new Map<string, number>()
  const upTo = (stationId: string) => known.get(stationId) ?? 0
  let begun = false

  async function readOn(stationIds: readonly string[]): Promise<readonly Topic[]> {
    const read = await Promise.all(
      stationIds.map(async (stationId) => ({
        stationId,
        written: await writtenSince(db, { stationId, seq: upTo(stationId) }),
      })),
    )
    // Only once all have answered: whatever failed is read again, and told then.
    for (const { stationId, written } of read)
      known.set(stationId, Math.max(upTo(stationId), ...written.map(({ seq }) => seq)))
    return topicsOfEvents(read.flatMap(({ written }) => written.map(({ kind }) => kind)))
  }

  return {
    after: (stationIds) => readOn([...stationIds]),
    async look() {
      const { ends, minWriterVersion } = await chainEnds(db)
      // A chain that is shorter than it was: the office was restored from a backup.
      if (!begun || ends.some(({ stationId, seq }) => seq < upTo(stationId))) {
        begun = true
        for (const { stationId, seq } of ends) known.set(stationId, seq)
        return { topics: allTopics, minWriterVersion }
      }
      const grown = ends.filter(({ stationId, seq }) => seq > upTo(stationId))
      return { topics: await readOn(grown.map(({ stationId }) => stationId)), minWriterVersion }
    },
  }
}
