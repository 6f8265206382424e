import { refuse, type Result } from '#domain/result.ts'
import { RolledBack } from './rolled-back.ts'
import type { WriteHandle } from './schema.ts'
import type { Store } from './store.ts'

/** How often a write is tried, and for how long one waits for somebody else's lock, ms. */
const attempts = 20
const patienceMs = 4_000

/** How long between two attempts on average, ms: until somebody lets go of a lock, and after a lost race. */
const heldPauseMs = 25
const racePauseMs = 5

export interface WriteOptions {
  /** From 0 to 1; spreads the attempts of stations that collided, so that they do not collide again. */
  readonly random?: () => number
}

/**
 * The one way to write: one transaction; on SQLite begun with the write lock taken. A refusal rolls everything back; a
 * lock of somebody else is waited for outside, without stopping the thread. A race that another station won is run
 * again from the start, and the rules then see what the other wrote. Refuses besides what `work` refuses:
 * `store.full`, `store.read_only`, `store.unreadable`, `store.damaged`, `store.busy`, `store.outdated`, and at once while
 * its server is lost `store.unreachable`, `store.dismissed`, `store.untrusted`.
 * @param work awaits nothing but queries of the handle it is given; it may run more than once, only the last counts
 */
export async function write<T>(
  store: Store,
  work: (trx: WriteHandle) => Promise<Result<T>>,
  { random = Math.random }: WriteOptions = {},
): Promise<Result<T>> {
  const deadline = performance.now() + patienceMs
  for (let attempt = 1; ; attempt++) {
    try {
      return await store.db.transaction().execute(async (trx) => {
        const result = await work(trx)
        if (!result.ok) throw new RolledBack(result)
        return result
      })
    } catch (error) {
      if (error instanceof RolledBack) return error.refused
      const refusal = store.refusalOf(error)
      const lost = store.isLostRace(error)
      // A race is over when it is lost; a lock may be held for ever.
      const last = attempt === attempts || (!lost && performance.now() > deadline)
      if (last || !(lost || refusal?.code === 'store.busy')) {
        if (refusal === null) throw error
        return refuse(refusal)
      }
      const pause = (lost ? racePauseMs : heldPauseMs) * (0.5 + random())
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}
