import type { NewOffice } from '#contract/schemas.ts'
import { salted } from '#db/queries/personal.ts'
import type { Unit } from '../unit.ts'
import { keepPin } from './change-pin.ts'
import { hashSecret, newCode, type Hashed } from './pin-hash.ts'
import { keepRecoveryCode } from './recover.ts'
import type { Secrets } from './secrets.ts'

/** Somebody who is to work here. */
export type NewPerson = NewOffice['people'][number] & { readonly id: string }

/** What was hashed for new people before the transaction that adds them. */
export interface NewSecrets {
  readonly pins: ReadonlyMap<string, Hashed>
  /** The recovery code of one of them. */
  readonly recovery: { readonly personId: string; readonly code: string; readonly hashed: Hashed } | null
}

/** Hashes the PINs that were chosen, and makes a recovery code for whoever is to have one. */
export async function hashSecrets(
  secrets: Secrets,
  people: readonly NewPerson[],
  recoverer: NewPerson | undefined,
): Promise<NewSecrets> {
  const pins = people.flatMap(({ id, pin }) =>
    pin === null ? [] : [hashSecret(secrets, 'pin', pin).then((hashed) => [id, hashed] as const)],
  )
  return {
    pins: new Map(await Promise.all(pins)),
    recovery:
      recoverer === undefined ? null : { personId: recoverer.id, ...(await newCode(secrets, 'recovery')) },
  }
}

/** Puts the names of new people into the record, with their digests in the chain, and keeps their secrets. */
export async function addPeople(
  unit: Unit,
  people: readonly NewPerson[],
  { pins, recovery }: NewSecrets,
): Promise<void> {
  for (const { id, name, roles } of people) {
    await unit.append({
      kind: 'person.added',
      payload: { person: id, roles },
      personal: [salted(id, 'name', name)],
    })
    const pin = pins.get(id)
    if (pin !== undefined) await keepPin(unit, id, pin)
    if (recovery?.personId === id) await keepRecoveryCode(unit, id, recovery.hashed)
  }
}
