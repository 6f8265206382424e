import type { Actor } from '#domain/people.ts'
import { readCode } from '#domain/pin.ts'
import { accept, refuse, type Refused, type Result } from '#domain/result.ts'
import { forgetFailures } from '#db/queries/attempts.ts'
import {
  findCredential,
  keepCredential,
  keepPepperCheck,
  pepperCheckOf,
  spendAllPins,
  spendCredential,
} from '#db/queries/credentials.ts'
import { findPerson, type PersonRow } from '#db/queries/people.ts'
import { write } from '#db/transaction.ts'
import type { OfficeContext } from '../office-context.ts'
import { openUnit, type Unit } from '../unit.ts'
import { hashNewPin, keepPin } from './change-pin.ts'
import { isSecret, newCode, type Hashed } from './pin-hash.ts'
import { isPepperOf, pepperCheck } from './secrets.ts'
import { enter, type Entering } from './sign-in.ts'
import { published } from './sign-out.ts'

export interface Recovery extends Entering {
  readonly personId: string
  readonly recoveryCode: string
  readonly newPin: string
}

export interface Recovered {
  readonly person: PersonRow
  /** The code used is used up; this one is to be printed. */
  readonly recoveryCode: string
}

/**
 * Signs in with a printed recovery code and a new PIN: the way back when a PIN, or the pepper of all PINs, is lost. In
 * the latter case everybody else's PIN is worthless, and becomes so: they need start codes. Never locked out: at 80 bits
 * guessing is hopeless, and nobody at a keyboard may keep the office closed. Refuses `pin.weak`, `pin.code_wrong`,
 * `person.not_found`, and what `signIn` refuses of the place: the code is still good then.
 */
export async function recover(
  office: OfficeContext,
  actor: Actor,
  input: Recovery,
): Promise<Result<Recovered>> {
  const typed = readCode('recovery', input.recoveryCode)
  if (typed === null) return refuse({ code: 'pin.code_wrong' })
  const pin = await hashNewPin(office, input.newPin)
  if (!pin.ok) return pin
  const kept = await findCredential(office.store.db, input.personId, 'recovery')
  const proven = await isSecret(office.secrets, 'recovery', typed, kept)
  if (kept === null || !proven) return miss(office, actor, input.personId)
  const next = await newCode(office.secrets, 'recovery')
  const done = await write(office.store, async (trx) => {
    const unit = await openUnit(office, actor, trx)
    const person = await findPerson(trx, input.personId)
    if (person === null) return refuse({ code: 'person.not_found' })
    if (!(await spendCredential(trx, person.id, 'recovery', kept.hash)))
      return refuse({ code: 'pin.code_wrong' })
    const here = await enter(unit, person, input)
    if (!here.ok) return here
    const entered = await openUnit(office, { ...actor, person }, trx)
    await entered.append({ kind: 'person.recovered', payload: { pepperLost: await takeUpPepper(entered) } })
    await keepPin(entered, person.id, pin.value)
    await keepRecoveryCode(entered, person.id, next.hashed)
    await forgetFailures(trx, person.id)
    return accept({ person, recoveryCode: next.code })
  })
  return published(office, done)
}

/** From now on PINs are made with the present pepper. @returns whether it was another one until now */
async function takeUpPepper({ trx, office }: Unit): Promise<boolean> {
  if (isPepperOf(await pepperCheckOf(trx), office.secrets)) return false
  await spendAllPins(trx)
  await keepPepperCheck(trx, pepperCheck(office.secrets))
  return true
}

/** Keeps a person's new recovery code in place of the one before. */
export async function keepRecoveryCode(unit: Unit, personId: string, hashed: Hashed): Promise<void> {
  await keepCredential(unit.trx, personId, 'recovery', { ...hashed, createdAt: unit.now, expiresAt: null })
  await unit.append({ kind: 'person.recovery_code_given', payload: { for: personId } })
}

/** Records who was tried, and where; never what was typed. */
async function miss(office: OfficeContext, actor: Actor, personId: string): Promise<Refused> {
  const said = await write(office.store, async (trx): Promise<Result<Refused>> => {
    const unit = await openUnit(office, actor, trx)
    if ((await findPerson(trx, personId)) === null) return refuse({ code: 'person.not_found' })
    await unit.append({ kind: 'person.refused', payload: { tried: personId, with: 'recovery' } })
    return accept(refuse({ code: 'pin.code_wrong' }))
  })
  return said.ok ? said.value : said
}
