import type { Follower } from '#services/live/follow.ts'
import { allTopics } from '#services/live/event-topics.ts'
import type { Topic } from '#services/office-context.ts'

export interface CatchUpOptions {
  readonly follower: Follower
  /** Told what to read again. */
  readonly tell: (topics: readonly Topic[]) => void
  /** Told which version may write, at every look at all chains. */
  readonly seen: (minWriterVersion: number | null) => void
  /** Runs a question to the store, and sees to its failing. */
  readonly run: (work: () => Promise<void>) => Promise<void>
}

/** Lets a follower read one thing after the other, however many wake it meanwhile. */
export interface CatchUp {
  /** A station has written. */
  after(stationId: string): Promise<void>
  /** All chains are looked at. */
  look(): Promise<void>
  /** What is on the screens may be old, whatever the chains say: the next look tells everything. */
  forget(): void
  /** Resolves when nothing is being read any more. */
  close(): Promise<void>
}

/** Sees to it that what others wrote is read: at once, and together with whatever came while something was read. */
export function catchUp({ follower, tell, seen, run }: CatchUpOptions): CatchUp {
  const woken = new Set<string>()
  let lookAtAll = false
  let everything = false
  let closed = false
  let reading: Promise<void> | null = null

  async function read(): Promise<void> {
    while (!closed && (lookAtAll || woken.size > 0)) {
      const by = [...woken]
      const all = lookAtAll
      woken.clear()
      lookAtAll = false
      await run(async () => {
        if (!all) {
          tell(await follower.after(by))
          return
        }
        const { topics, minWriterVersion } = await follower.look()
        seen(minWriterVersion)
        const told = everything ? allTopics : topics
        everything = false
        tell(told)
      })
    }
  }

  /** @returns when all that was asked for until now has been read, or could not be */
  function readOn(): Promise<void> {
    reading ??= read().finally(() => (reading = null))
    return reading
  }

  return {
    after(stationId) {
      woken.add(stationId)
      return readOn()
    },
    look() {
      lookAtAll = true
      return readOn()
    },
    forget() {
      everything = true
    },
    async close() {
      closed = true
      await reading
    },
  }
}
