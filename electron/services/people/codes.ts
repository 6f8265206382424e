import type { Actor } from '#domain/people.ts'
import { startCodeMs } from '#domain/pin.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import { forgetFailures } from '#db/queries/attempts.ts'
import { keepCredential } from '#db/queries/credentials.ts'
import { findPerson } from '#db/queries/people.ts'
import { write } from '#db/transaction.ts'
import type { OfficeContext } from '../office-context.ts'
import { openUnit } from '../unit.ts'
import { newCode } from './pin-hash.ts'
import { withPin } from './with-pin.ts'
import { keepRecoveryCode } from './recover.ts'

export interface StartCode {
  readonly code: string
  /** ms since the epoch. */
  readonly until: number
}

/**
 * Gives somebody a code to choose a PIN with, once and within a day; the one before is good no more. Who is locked out
 * may try again; a PIN they have stays good until the code is used. Refuses `person.not_found`.
 */
export async function giveStartCode(
  office: OfficeContext,
  actor: Actor,
  { personId }: { readonly personId: string },
): Promise<Result<StartCode>> {
  const { code, hashed } = await newCode(office.secrets, 'start')
  const given = await write(office.store, async (trx) => {
    const unit = await openUnit(office, actor, trx)
    if ((await findPerson(trx, personId)) === null) return refuse({ code: 'person.not_found' })
    const until = unit.now + startCodeMs
    await keepCredential(trx, personId, 'start', { ...hashed, createdAt: unit.now, expiresAt: until })
    await forgetFailures(trx, personId)
    await unit.append({ kind: 'person.start_code_given', payload: { for: personId, until } })
    return accept({ code, until })
  })
  if (given.ok) office.publish(['session'])
  return given
}

/**
 * Makes the asker a new recovery code, to be printed; the printed one is good no more. Refuses `person.required` and what
 * `withPin` refuses: nobody gets one at a desk that was left open.
 */
export async function renewRecoveryCode(
  office: OfficeContext,
  actor: Actor,
  { pin }: { readonly pin: string },
): Promise<Result<{ readonly recoveryCode: string }>> {
  if (actor.person === null) return refuse({ code: 'person.required' })
  const { code, hashed } = await newCode(office.secrets, 'recovery')
  return withPin(office, actor, { personId: actor.person.id, pin }, async (unit, person) => {
    await keepRecoveryCode(unit, person.id, hashed)
    return accept({ recoveryCode: code })
  })
}
