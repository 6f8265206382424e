import type { ReadHandle } from '../schema.ts'

/** Whether the office offers a service now. */
export async function isActiveService(db: ReadHandle, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('service')
    .select('id')
    .where('id', '=', id)
    .where('is_active', '=', 1)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether somebody works here now. */
export async function isActivePerson(db: ReadHandle, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('person')
    .select('id')
    .where('id', '=', id)
    .where('is_active', '=', 1)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether somebody is signed in anywhere: at work, or at a counter that is paused. */
export async function isSignedIn(db: ReadHandle, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('person')
    .leftJoin('counter', 'counter.person_id', 'person.id')
    .select('person.id')
    .where('person.id', '=', personId)
    .where((where) => where.or([where('person.away_at', 'is', null), where('counter.id', 'is not', null)]))
    .executeTakeFirst()
  return row !== undefined
}

export async function serviceName(db: ReadHandle, id: string): Promise<string | null> {
  const row = await db.selectFrom('service').select('name').where('id', '=', id).executeTakeFirst()
  return row?.name ?? null
}
