import { v7 } from 'uuid'
import type { Actor } from '#domain/people.ts'
import type { Result } from '#domain/result.ts'
import { beginChain } from '#db/queries/events.ts'
import type { PersonRow } from '#db/queries/people.ts'
import { write } from '#db/transaction.ts'
import { accept } from '#domain/result.ts'
import { peopleAccess } from '#services/people/access.ts'
import type { Secrets } from '#services/people/secrets.ts'
import { signIn } from '#services/people/sign-in.ts'
import { quickDerive, testPin, testSecrets } from './pins.ts'
import { value, type TestOffice } from './test-office.ts'

/** A PIN that nobody in a test office has. */
export const wrongPin = '904172'

/** A window before anybody has signed in. */
export function vacant(actor: Actor): Actor {
  return { ...actor, person: null }
}

/** Somebody types a PIN at a window. */
export function typePin(
  t: TestOffice,
  actor: Actor,
  personId: string,
  pin: string = testPin,
): Promise<Result<PersonRow>> {
  return signIn(t.office, actor, { personId, pin })
}

/** Who has that name in a test office. */
export async function idOf(t: TestOffice, name: string): Promise<string> {
  const person = (await peopleAccess(t.office)).find((each) => each.name === name)
  if (person === undefined) throw new Error(`nobody is called ${name}`)
  return person.id
}

/** Secrets that count what is hashed with them. */
export function countedSecrets(): { readonly secrets: Secrets; readonly costs: number[] } {
  const costs: number[] = []
  const derive: Secrets['derive'] = (secret, salt, cost) => {
    costs.push(cost)
    return quickDerive(secret, salt, cost)
  }
  return { secrets: { ...testSecrets, derive }, costs }
}

/** The same pepper is not there any more. */
export const otherSecrets: Secrets = { ...testSecrets, pepper: Buffer.alloc(32, 8) }

/** A second station of the office, which writes a chain of its own. @returns its id */
export async function anotherStation(t: TestOffice): Promise<string> {
  const id = v7()
  const zone = await t.store.db.selectFrom('zone').select('id').executeTakeFirstOrThrow()
  value(
    await write(t.store, async (trx) => {
      await trx
        .insertInto('station')
        .values({ id, zone_id: zone.id, name: 'Otro puesto', created_at: t.now })
        .execute()
      await beginChain(trx, id)
      return accept(null)
    }),
  )
  return id
}

/** Every event about people, oldest first, with what it says. */
export async function peopleEvents(t: TestOffice) {
  const rows = await t.store.db
    .selectFrom('event')
    .select(['kind', 'person_id as personId', 'station_id as stationId', 'payload'])
    .orderBy('at')
    .orderBy('seq')
    .execute()
  return rows
    .filter(({ kind }) => kind.startsWith('person.') && kind !== 'person.added')
    .map(({ payload, ...row }) => ({ ...row, payload: JSON.parse(payload) as Record<string, unknown> }))
}
