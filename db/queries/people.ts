import type { StaffRole } from '#domain/people.ts'
import type { ReadHandle, WriteHandle } from '../schema.ts'

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

/** Puts a person at a counter, or takes whoever is there away. */
export async function occupyCounter(
  trx: WriteHandle,
  counterId: string,
  personId: string | null,
): Promise<void> {
  await trx.updateTable('counter').set({ person_id: personId }).where('id', '=', counterId).execute()
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

/** Empties every counter: nobody is signed in anywhere when the program starts. */
export async function emptyCounters(trx: WriteHandle): Promise<void> {
  await trx.updateTable('counter').set({ person_id: null }).where('person_id', 'is not', null).execute()
}
