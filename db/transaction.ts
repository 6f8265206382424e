import { refuse, type Refused, type Result } from '#domain/result.ts'
import type { WriteHandle } from './schema.ts'
import { storeRefusal } from './sqlite-errors.ts'
import type { Store } from './store.ts'

/** How often a write is tried again when somebody else holds the database, and how long between, ms. */
const attempts = 20
const pauseMs = 25

/** Carries a refusal out of a transaction, so that it is rolled back. */
class RolledBack extends Error {
  readonly refused: Refused

  constructor(refused: Refused) {
    super(refused.code)
    this.refused = refused
  }
}

/**
 * The one way to write: one transaction, begun with the write lock taken. A refusal rolls everything back; a lock
 * of somebody else is waited for outside, without stopping the thread. Refuses besides what `work` refuses:
 * `store.full`, `store.read_only`, `store.unreadable`, `store.damaged`, `store.busy`.
 * @param work awaits nothing but queries of the handle it is given
 */
export async function write<T>(
  store: Store,
  work: (trx: WriteHandle) => Promise<Result<T>>,
): Promise<Result<T>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await store.db.transaction().execute(async (trx) => {
        const result = await work(trx)
        if (!result.ok) throw new RolledBack(result)
        return result
      })
    } catch (error) {
      if (error instanceof RolledBack) return error.refused
      const refusal = storeRefusal(error, store.file)
      if (refusal === null) throw error
      if (refusal.code !== 'store.busy' || attempt === attempts) return refuse(refusal)
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  }
}
