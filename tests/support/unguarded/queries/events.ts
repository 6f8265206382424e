import { lockChainHead as guarded } from '#db/queries/events.ts'
import { missing } from '../guards.ts'

export * from '#db/queries/events.ts'

export const lockChainHead: typeof guarded = async (trx, stationId, clock) => {
  if (!missing.has('locked chain')) return guarded(trx, stationId, clock)
  const head = await trx
    .selectFrom('event_head')
    .innerJoin('office', (join) => join.onTrue())
    .select(['seq', 'hash', 'at', 'clock_offset_ms as clockOffset'])
    .where('station_id', '=', stationId)
    .executeTakeFirstOrThrow()
  return { ...head, newestAt: head.at, clock: null }
}
