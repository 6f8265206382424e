import type { ReadHandle, WriteHandle } from '../schema.ts'

/** Who was tried, and where. */
export interface Attempted {
  readonly personId: string
  readonly stationId: string
}

/** How a person's tries at a station stand. */
export interface Attempts {
  /** In a row. */
  readonly failures: number
  /** ms since the epoch. */
  readonly lockedUntil: number
}

/** Counts one more failure. One statement, so that of two at once each is counted. @returns how they stand now */
export async function countFailure(trx: WriteHandle, { personId, stationId }: Attempted): Promise<Attempts> {
  return trx
    .insertInto('sign_in_attempt')
    .values({ person_id: personId, station_id: stationId, failures: 1, locked_until: 0 })
    .onConflict((conflict) =>
      conflict
        .columns(['person_id', 'station_id'])
        .doUpdateSet((update) => ({ failures: update('sign_in_attempt.failures', '+', 1) })),
    )
    .returning(['failures', 'locked_until as lockedUntil'])
    .executeTakeFirstOrThrow()
}

/** Nothing more is tried until then. @param until ms since the epoch */
export async function lockOut(trx: WriteHandle, attempted: Attempted, until: number): Promise<void> {
  await trx
    .updateTable('sign_in_attempt')
    .set({ locked_until: until })
    .where('person_id', '=', attempted.personId)
    .where('station_id', '=', attempted.stationId)
    .execute()
}

/** @returns no failures for who was never tried */
export async function readAttempts(db: ReadHandle, attempted: Attempted): Promise<Attempts> {
  const row = await db
    .selectFrom('sign_in_attempt')
    .select(['failures', 'locked_until as lockedUntil'])
    .where('person_id', '=', attempted.personId)
    .where('station_id', '=', attempted.stationId)
    .executeTakeFirst()
  return row ?? { failures: 0, lockedUntil: 0 }
}

/** Forgets a person's failures. @param stationId only there; everywhere when none is given */
export async function forgetFailures(trx: WriteHandle, personId: string, stationId?: string): Promise<void> {
  let query = trx
    .updateTable('sign_in_attempt')
    .set({ failures: 0, locked_until: 0 })
    .where('person_id', '=', personId)
  if (stationId !== undefined) query = query.where('station_id', '=', stationId)
  await query.execute()
}

/** Until when each person is locked out somewhere; only who is. */
export async function lockedOut(db: ReadHandle, now: number) {
  return db
    .selectFrom('sign_in_attempt')
    .select((select) => ['person_id as personId', select.fn.max('locked_until').as('until')])
    .where('locked_until', '>', now)
    .groupBy('person_id')
    .execute()
}
