import type { Access, PersonAccess } from '#contract/views.ts'
import { lockedOut } from '#db/queries/attempts.ts'
import { allCredentials } from '#db/queries/credentials.ts'
import { activeCounters } from '#db/queries/office.ts'
import { activePeople, type PersonRow } from '#db/queries/people.ts'
import type { OfficeContext } from '../office-context.ts'
import { presentTime } from '../present.ts'

/** A name to choose, with how the person gets in and the counter they are at now. */
export interface SignInRow extends PersonRow {
  readonly access: Access
  readonly counterNumber: number | null
}

/** Everybody who may sign in, and where each of them is. */
export async function signInRows(office: OfficeContext): Promise<SignInRow[]> {
  const [people, counters] = await Promise.all([peopleAccess(office), activeCounters(office.store.db)])
  return people.map(({ id, name, roles, access }) => ({
    id,
    name,
    roles,
    access,
    counterNumber: counters.find((counter) => counter.personId === id)?.number ?? null,
  }))
}

/**
 * How each person gets in: for managers, who give start codes. Somebody with a start code has lost the PIN, if there was
 * one: it is the code that is asked.
 */
export async function peopleAccess(office: OfficeContext): Promise<PersonAccess[]> {
  const { db } = office.store
  const now = await presentTime(office)
  const [people, credentials, locks] = await Promise.all([
    activePeople(db),
    allCredentials(db),
    lockedOut(db, now),
  ])
  return people.map((person) => {
    const own = credentials.filter(({ personId }) => personId === person.id)
    const startCodeUntil =
      own.find(({ kind, expiresAt }) => kind === 'start' && (expiresAt ?? 0) > now)?.expiresAt ?? null
    return {
      ...person,
      access: accessOf(
        office,
        startCodeUntil !== null,
        own.some(({ kind }) => kind === 'pin'),
      ),
      startCodeUntil,
      lockedOutUntil: locks.find(({ personId }) => personId === person.id)?.until ?? null,
    }
  })
}

function accessOf({ office }: OfficeContext, hasStartCode: boolean, hasPin: boolean): Access {
  if (office.demo) return 'open'
  if (hasStartCode) return 'start'
  return hasPin ? 'pin' : 'none'
}
