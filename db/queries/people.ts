import type { StaffRole } from '#domain/people.ts'
import type { ReadHandle, WriteHandle } from '../schema.ts'
import { one } from './constants.ts'

export interface PersonRow {
  readonly id: string
  readonly name: string
  readonly roles: readonly StaffRole[]
}

/** Everybody who works here, in the office's order. */
export async function activePeople(db: ReadHandle): Promise<PersonRow[]> {
  const people = await db
    .selectFrom('person')
    // A left join starts from the people: names of visitors share the table, and there are many more of them.
    .leftJoin('personal', (join) =>
      join.onRef('personal.subject_id', '=', 'person.id').on('personal.field', '=', 'name'),
    )
    .select(['person.id', 'personal.value as name'])
    .where('person.is_active', '=', 1)
    .orderBy('person.sort')
    .execute()
  const roles = await db.selectFrom('person_role').select(['person_id as personId', 'role']).execute()
  return people.map((person) => ({
    id: person.id,
    name: person.name ?? '',
    roles: roles.filter((role) => role.personId === person.id).map((role) => role.role),
  }))
}

/** Somebody who works here, or null. */
export async function findPerson(db: ReadHandle, id: string): Promise<PersonRow | null> {
  return (await activePeople(db)).find((person) => person.id === id) ?? null
}

/** The counter a person is at, if any. */
export async function counterOf(db: ReadHandle, personId: string) {
  const row = await db
    .selectFrom('counter')
    .select(['id', 'number'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row ?? null
}

/** Puts a person at a counter, who works there from now on. */
export async function occupyCounter(
  trx: WriteHandle,
  at: { readonly counterId: string; readonly personId: string; readonly stationId: string },
): Promise<void> {
  await trx
    .updateTable('counter')
    .set({
      person_id: at.personId,
      station_id: at.stationId,
      away_at: null,
      paused_at: null,
      pause_reason: null,
    })
    .where('id', '=', at.counterId)
    .execute()
}

/** Takes a person away from a counter; away since its pause, if it was paused. @param now ms since the epoch */
export async function leaveCounter(
  trx: WriteHandle,
  counterId: string,
  personId: string,
  now: number,
): Promise<void> {
  await trx
    .updateTable('counter')
    .set((update) => ({
      person_id: null,
      station_id: null,
      paused_at: null,
      pause_reason: null,
      away_at: update.fn.coalesce('away_at', update.val(now)),
    }))
    .where('id', '=', counterId)
    .where('person_id', '=', personId)
    .execute()
}

/** A person works somewhere from now on. */
export async function arriveAtWork(trx: WriteHandle, personId: string): Promise<void> {
  await trx.updateTable('person').set({ away_at: null }).where('id', '=', personId).execute()
}

/** A person has gone, unless they had gone before. @param now ms since the epoch */
export async function leaveWork(trx: WriteHandle, personId: string, now: number): Promise<void> {
  await trx
    .updateTable('person')
    .set({ away_at: now })
    .where('id', '=', personId)
    .where('away_at', 'is', null)
    .execute()
}

/** Somebody whom a station that stopped has left signed in. */
export interface LeftSignedIn {
  readonly personId: string
  /** Null for who was at a desk without a counter. */
  readonly counterId: string | null
}

/**
 * Who is still at a counter from this station; one that says no station was occupied before there were several. Locked:
 * whoever opens it elsewhere meanwhile is either seen, or comes after.
 */
export async function lockCountersFrom(trx: WriteHandle, stationId: string): Promise<LeftSignedIn[]> {
  const rows = await trx
    .selectFrom('counter')
    .select(['id as counterId', 'person_id as personId'])
    .where((where) => where.or([where('station_id', '=', stationId), where('station_id', 'is', null)]))
    .where('person_id', 'is not', null)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  return rows.flatMap(({ counterId, personId }) => (personId === null ? [] : [{ counterId, personId }]))
}

/** Who is at work without a counter, and signed in last of all at this station. Locked, as counters are. */
export async function lockDesksFrom(trx: WriteHandle, stationId: string): Promise<LeftSignedIn[]> {
  const working = await trx
    .selectFrom('person')
    .select('id')
    .where('away_at', 'is', null)
    .where(
      'id',
      'not in',
      trx
        .selectFrom('counter')
        .select('person_id')
        .where('person_id', 'is not', null)
        .$castTo<{ person_id: string }>(),
    ) // prettier-ignore
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  const left: LeftSignedIn[] = []
  for (const { id: personId } of working) {
    const newest = await trx
      .selectFrom('event')
      .select(['kind', 'station_id as stationId'])
      .where('person_id', '=', personId)
      .where('kind', 'in', ['person.signed_in', 'person.signed_out'])
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(one)
      .executeTakeFirst()
    if (newest?.kind === 'person.signed_in' && newest.stationId === stationId)
      left.push({ personId, counterId: null })
  }
  return left
}
