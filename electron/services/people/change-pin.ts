import type { Actor } from '#domain/people.ts'
import { isStrongPin } from '#domain/pin.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import { keepCredential } from '#db/queries/credentials.ts'
import type { OfficeContext } from '../office-context.ts'
import type { Unit } from '../unit.ts'
import { hashSecret, type Hashed } from './pin-hash.ts'
import { withPin } from './with-pin.ts'

/** Changes one's own PIN, known until now. Refuses `person.required`, `pin.weak`, and what `withPin` refuses. */
export async function changePin(
  office: OfficeContext,
  actor: Actor,
  input: { readonly pin: string; readonly newPin: string },
): Promise<Result<null>> {
  if (actor.person === null) return refuse({ code: 'person.required' })
  const hashed = await hashNewPin(office, input.newPin)
  if (!hashed.ok) return hashed
  const { id: personId } = actor.person
  return withPin(office, actor, { personId, pin: input.pin }, async (unit, person) => {
    await keepPin(unit, person.id, hashed.value)
    return accept(null)
  })
}

/** Hashes a PIN that somebody chose, before any transaction. Refuses `pin.weak`. */
export async function hashNewPin(office: OfficeContext, pin: string): Promise<Result<Hashed>> {
  return isStrongPin(pin)
    ? accept(await hashSecret(office.secrets, 'pin', pin))
    : refuse({ code: 'pin.weak' })
}

/** Keeps a person's new PIN in place of the one before. */
export async function keepPin(unit: Unit, personId: string, hashed: Hashed): Promise<void> {
  await keepCredential(unit.trx, personId, 'pin', { ...hashed, createdAt: unit.now, expiresAt: null })
  await unit.append({ kind: 'person.pin_set', payload: { for: personId } })
}
