import type { Result } from '#domain/result.ts'
import type { Schema, WriteHandle } from '#db/schema.ts'
import type { Store } from '#db/store.ts'
import type { Kysely } from 'kysely'

/** A canary: `write` without its transaction. A race test that stays green with this is no race test. */
export function write<T>(store: Store, work: (trx: WriteHandle) => Promise<Result<T>>): Promise<Result<T>> {
  return work(store.db as Kysely<Schema> as WriteHandle)
}
