import { countFailure as guarded, readAttempts } from '#db/queries/attempts.ts'
import { missing } from '../guards.ts'

export * from '#db/queries/attempts.ts'

/** Reads, adds one, writes: of two at once only one counts. */
export const countFailure: typeof guarded = async (trx, attempted) => {
  if (!missing.has('counted in one')) return guarded(trx, attempted)
  const { failures, lockedUntil } = await readAttempts(trx, attempted)
  const { personId, stationId } = attempted
  await trx
    .insertInto('sign_in_attempt')
    .values({ person_id: personId, station_id: stationId, failures: failures + 1, locked_until: lockedUntil })
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'station_id']).doUpdateSet({ failures: failures + 1 }),
    )
    .execute()
  return { failures: failures + 1, lockedUntil }
}
