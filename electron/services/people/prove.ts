import type { Actor } from '#domain/people.ts'
import { accept, refuse, type Refused, type Result } from '#domain/result.ts'
import { forgetFailures } from '#db/queries/attempts.ts'
import { findCredential, pepperCheckOf, type Credential } from '#db/queries/credentials.ts'
import { findPerson, type PersonRow } from '#db/queries/people.ts'
import type { WriteHandle } from '#db/schema.ts'
import { write } from '#db/transaction.ts'
import type { OfficeContext } from '../office-context.ts'
import { openUnit, type Unit } from '../unit.ts'
import { chargeTry, failedTry } from './attempts.ts'
import { isSecret } from './pin-hash.ts'
import { isPepperOf } from './secrets.ts'

/** Who somebody says they are, and what they prove it with. */
export interface Claim {
  readonly personId: string
  readonly kind: 'pin' | 'start'
  /** The PIN, or the start code as `readCode` reads it. */
  readonly secret: string
}

/** A claim that may be looked at; without a person or a credential it is looked at all the same, and fails. */
interface Charged {
  readonly person: PersonRow | null
  readonly credential: Credential | null
}

/**
 * Does something that only the person may do, once they have proved who they are (domain.md §7). A transaction counts
 * the try as failed, then the secret is looked at outside of any, then a second transaction forgives and does the work:
 * whatever dies in between, and however many guess at once, no try is free. Refuses `pin.key_lost`, `pin.locked_out`,
 * `pin.wrong`, `pin.code_wrong`, `pin.missing`, `pin.expired`, `person.not_found`, and what the work refuses.
 * @param actor where it is tried, with whoever is signed in there now
 * @param work awaits nothing but queries; a refusal of it rolls everything back but the forgiving
 */
export async function whenProven<T>(
  office: OfficeContext,
  actor: Actor,
  claim: Claim,
  work: (unit: Unit, person: PersonRow, credential: Credential) => Promise<Result<T>>,
): Promise<Result<T>> {
  const charged = await write(office.store, (trx) => charge(office, actor, claim, trx))
  if (!charged.ok) return charged
  const { person, credential } = charged.value
  const proven = await isSecret(office.secrets, claim.kind, claim.secret, credential)
  if (person === null) return refuse({ code: 'person.not_found' })
  if (credential === null) return refuse({ code: claim.kind === 'pin' ? 'pin.missing' : 'pin.expired' })
  if (!proven) return miss(office, actor, claim)
  const looked = { stillKept: false }
  const done = await write(office.store, async (trx): Promise<Result<T>> => {
    const unit = await openUnit(office, actor, trx)
    const kept = await findCredential(trx, person.id, claim.kind)
    looked.stillKept = kept?.hash === credential.hash
    // It was changed, or used up, while it was looked at.
    if (!looked.stillKept) return (await failedTry(unit, person.id, claim.kind)).refused
    await forgetFailures(trx, person.id, actor.stationId)
    return work(unit, person, credential)
  })
  if (!done.ok && looked.stillKept) await forgive(office, actor, person.id)
  return done
}

/** Whoever was refused for something else has proved who they are all the same. */
async function forgive(office: OfficeContext, actor: Actor, personId: string): Promise<void> {
  await write(office.store, async (trx) => {
    await forgetFailures(trx, personId, actor.stationId)
    return accept(null)
  })
}

async function charge(
  office: OfficeContext,
  actor: Actor,
  claim: Claim,
  trx: WriteHandle,
): Promise<Result<Charged>> {
  const unit = await openUnit(office, actor, trx)
  if (claim.kind === 'pin' && !isPepperOf(await pepperCheckOf(trx), office.secrets))
    return refuse({ code: 'pin.key_lost' })
  const person = await findPerson(trx, claim.personId)
  const kept = person === null ? null : await findCredential(trx, person.id, claim.kind)
  const credential = kept?.expiresAt !== null && (kept?.expiresAt ?? 0) <= unit.now ? null : kept
  if (person === null || credential === null) return accept({ person, credential: null })
  return (await chargeTry(unit, person.id)) ?? accept({ person, credential })
}

/** Records who was tried, where, how often; never what was typed (domain.md §7). */
async function miss(office: OfficeContext, actor: Actor, claim: Claim): Promise<Refused> {
  const said = await write(office.store, async (trx) => {
    const unit = await openUnit(office, actor, trx)
    const { refused, failures } = await failedTry(unit, claim.personId, claim.kind)
    await unit.append({
      kind: 'person.refused',
      payload: { tried: claim.personId, with: claim.kind, failures },
    })
    return accept(refused)
  })
  return said.ok ? said.value : said
}
