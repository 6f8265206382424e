import type { Outcome } from './frames.ts'
import type { Journal } from './journal.ts'
import type { AnyKind, Received } from './kinds.ts'

/** Hands each message to its kind's handler, and knows it again when it comes again. */
export interface Inbox {
  /** @returns what is to be receipted; never rejects */
  readonly receive: (facts: Arrival) => Promise<Outcome>
}

export interface Arrival extends Omit<Received<unknown>, 'body'> {
  readonly kind: string
  readonly body: unknown
}

export interface InboxOptions {
  readonly kinds: ReadonlyMap<string, AnyKind>
  /** Whether an earlier run of this program has handled it: receipts get lost when a program dies. */
  readonly wasHandled: (from: string, id: string) => boolean | Promise<boolean>
  readonly journal: Journal
  /** Ids that are remembered of one sender. */
  readonly remembered: number
  readonly handlerMs: number
}

/**
 * A sender repeats what it has no receipt for, over however many connections: the first copy is handled, the others
 * are answered like it. Only what failed is forgotten, and handled when it comes again.
 */
export function createInbox({ kinds, wasHandled, journal, remembered, handlerMs }: InboxOptions): Inbox {
  const known = new Map<string, Map<string, Promise<Outcome>>>()

  async function handle({ kind, body, ...facts }: Arrival): Promise<Outcome> {
    const run = kinds.get(kind)?.open(body)
    if (run === undefined || run === null) {
      const outcome = run === undefined ? 'unknown_kind' : 'malformed'
      journal.refuse(outcome, { detail: kind, stationId: facts.from })
      return outcome
    }
    if (await wasHandled(facts.from, facts.id)) return 'accepted'
    await run(facts)
    return 'accepted'
  }

  function begin(arrival: Arrival, ids: Map<string, Promise<Outcome>>): Promise<Outcome> {
    const work = handle(arrival).catch((error: unknown): Outcome => {
      const problem = error instanceof Error ? (error.stack ?? error.message) : String(error)
      journal.log({ event: 'failed', kind: arrival.kind, problem })
      return 'failed'
    })
    ids.set(arrival.id, work)
    const [oldest] = ids.keys()
    if (ids.size > remembered && oldest !== undefined) ids.delete(oldest)
    void work.then((outcome) => {
      if (outcome !== 'accepted') ids.delete(arrival.id)
    })
    return work
  }

  return {
    receive(arrival) {
      const ids = known.get(arrival.from) ?? new Map<string, Promise<Outcome>>()
      known.set(arrival.from, ids)
      const again = ids.get(arrival.id)
      if (again !== undefined) journal.refuse('duplicate', { detail: arrival.kind, stationId: arrival.from })
      return within(handlerMs, again ?? begin(arrival, ids))
    },
  }
}

/** One handler that hangs must not keep what comes after it from being receipted. */
function within(limitMs: number, work: Promise<Outcome>): Promise<Outcome> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('failed'), limitMs)
    void work.then((outcome) => {
      clearTimeout(timer)
      resolve(outcome)
    })
  })
}
