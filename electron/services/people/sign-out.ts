import type { Actor } from '#domain/people.ts'
import { accept, type Result } from '#domain/result.ts'
import {
  counterOf,
  findPerson,
  leaveCounter,
  leaveWork,
  lockCountersFrom,
  lockDesksFrom,
} from '#db/queries/people.ts'
import type { WriteHandle } from '#db/schema.ts'
import { write } from '#db/transaction.ts'
import type { OfficeContext } from '../office-context.ts'
import { shareHolds } from '../tickets/hold.ts'
import { openUnit, type Unit } from '../unit.ts'

/**
 * Signs out; the counter is free for somebody else. An open ticket stays with the counter, the person's own holds become
 * everybody's (domain.md §2).
 * @param elsewhere the person is signed in at another window too, and therefore still at work
 */
export async function signOut(office: OfficeContext, actor: Actor, elsewhere = false): Promise<Result<null>> {
  const result = await write(office.store, async (trx) => {
    const unit = await openUnit(office, actor, trx)
    await departFrom(unit, elsewhere)
    return accept(null)
  })
  return published(office, result)
}

/** Reports who is where now; what waited for somebody, or was held by them, looks different too. */
export function published<T>(office: OfficeContext, result: Result<T>): Result<T> {
  if (result.ok) office.publish(['session', 'office', 'tickets'])
  return result
}

/** Takes the person of a unit away from its window. @param elsewhere as in `signOut` */
export async function departFrom(
  unit: Unit,
  elsewhere: boolean,
  cause: 'person' | 'restart' = 'person',
): Promise<void> {
  const { trx, actor, now } = unit
  if (actor.person === null) return
  const { id } = actor.person
  if (actor.counterId !== null) await leaveCounter(trx, actor.counterId, id, now)
  const atWork = elsewhere || (await counterOf(trx, id)) !== null
  if (!atWork) {
    await leaveWork(trx, id, now)
    await shareHolds(unit, id)
  }
  await unit.append({ kind: 'person.signed_out', payload: { cause } })
}

/**
 * Nobody is signed in when the program starts, whatever was true when it stopped: whoever this station has left at a
 * counter, or at work, is signed out. Other stations' people stay, those too who are just coming to one.
 */
export function clearCounters(office: OfficeContext): Promise<Result<null>> {
  return write(office.store, async (trx) => {
    const { stationId } = office
    const nobody = { stationId, role: 'reception', counterId: null, person: null } as const
    // The chain first, as every command does: then counters, then people.
    await openUnit(office, nobody, trx)
    await signOutFrom(office, trx, stationId, 'restart')
    return accept(null)
  })
}

/**
 * Signs out whoever is at a station, in a transaction that has locked this station's chain, and appends nothing more.
 * @param stationId where they are; what is written is written by the office's own station
 */
export async function signOutFrom(
  office: OfficeContext,
  trx: WriteHandle,
  stationId: string,
  cause: 'person' | 'restart',
): Promise<void> {
  const left = [...(await lockCountersFrom(trx, stationId)), ...(await lockDesksFrom(trx, stationId))]
  for (const { personId, counterId } of left) {
    const person = (await findPerson(trx, personId)) ?? { id: personId, name: '', roles: [] }
    const role = counterId === null ? 'reception' : 'counter'
    const actor = { stationId: office.stationId, role, counterId, person } as const
    await departFrom(await openUnit(office, actor, trx), false, cause)
  }
}
