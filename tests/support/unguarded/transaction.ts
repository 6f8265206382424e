import type { Result } from '#domain/result.ts'
import type { WriteHandle } from '#db/schema.ts'
import type { Store } from '#db/store.ts'

/** A canary: `write` without its transaction. A race test that stays green with this is no race test. */
export function write<T>(store: Store, work: (trx: WriteHandle) => Promise<Result<T>>): Promise<Result<T>> {
  return work(store.db as unknown as WriteHandle)
}
