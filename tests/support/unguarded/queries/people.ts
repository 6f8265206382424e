import { SelectQueryNode, type KyselyPlugin } from 'kysely'
import type { WriteHandle } from '#db/schema.ts'
import { lockCountersFrom as guardedCounters, lockDesksFrom as guardedDesks } from '#db/queries/people.ts'
import { missing } from '../guards.ts'

export * from '#db/queries/people.ts'

/** Asks the same without its locks. */
const lockless: KyselyPlugin = {
  transformQuery: ({ node }) => {
    if (!SelectQueryNode.is(node)) return node
    const query: SelectQueryNode = { ...node, endModifiers: [] }
    return query
  },
  transformResult: ({ result }) => Promise.resolve(result),
}

const open = (trx: WriteHandle): WriteHandle =>
  missing.has('locked leavers') ? trx.withPlugin(lockless) : trx

export const lockCountersFrom: typeof guardedCounters = (trx, id) => guardedCounters(open(trx), id)

export const lockDesksFrom: typeof guardedDesks = (trx, id) => guardedDesks(open(trx), id)
