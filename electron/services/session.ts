import type { Actor } from '#domain/people.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import { activePeople, counterOf, emptyCounters, occupyCounter, type PersonRow } from '#db/queries/people.ts'
import { activeCounters } from '#db/queries/office.ts'
import { write } from '#db/transaction.ts'
import { openUnit } from './command.ts'
import type { OfficeContext } from './office-context.ts'

/** A name to choose, with the counter the person is at now. */
export interface SignInRow extends PersonRow {
  readonly counterNumber: number | null
}

/** Everybody who may sign in, and where each of them is. */
export async function signInRows(office: OfficeContext): Promise<SignInRow[]> {
  const [people, counters] = await Promise.all([
    activePeople(office.store.db),
    activeCounters(office.store.db),
  ])
  return people.map((person) => ({
    ...person,
    counterNumber: counters.find((counter) => counter.personId === person.id)?.number ?? null,
  }))
}

/**
 * Signs a person in at a window; at a counter they occupy it (domain.md §1: one person at one counter). Refuses
 * `person.not_found`, `person.elsewhere` (at another counter), `counter.in_use` (somebody else is there).
 */
export async function signIn(
  office: OfficeContext,
  actor: Actor,
  personId: string,
): Promise<Result<PersonRow>> {
  const result = await write(office.store, async (trx) => {
    const person = (await activePeople(trx)).find(({ id }) => id === personId)
    if (person === undefined) return refuse({ code: 'person.not_found' })
    if (actor.counterId !== null) {
      const elsewhere = await counterOf(trx, personId)
      if (elsewhere !== null && elsewhere.id !== actor.counterId)
        return refuse({ code: 'person.elsewhere', place: { counter: elsewhere.number, person: null } })
      const counter = (await activeCounters(trx)).find(({ id }) => id === actor.counterId)
      if (counter === undefined) return refuse({ code: 'counter.not_found' })
      if (counter.personId !== null && counter.personId !== personId)
        return refuse({ code: 'counter.in_use', counter: counter.number, by: counter.personName ?? '' })
      await occupyCounter(trx, actor.counterId, personId)
    }
    const unit = await openUnit(office, { ...actor, person }, trx)
    await unit.append({ kind: 'person.signed_in' })
    return accept(person)
  })
  if (result.ok) office.publish(['session', 'office'])
  return result
}

/** Signs out; the counter is free for somebody else. An open ticket stays with the counter. */
export async function signOut(office: OfficeContext, actor: Actor): Promise<Result<null>> {
  const result = await write(office.store, async (trx) => {
    if (actor.counterId !== null) await occupyCounter(trx, actor.counterId, null)
    const unit = await openUnit(office, actor, trx)
    await unit.append({ kind: 'person.signed_out' })
    return accept(null)
  })
  if (result.ok) office.publish(['session', 'office'])
  return result
}

/** Nobody is signed in when the program starts, whatever was true when it stopped. */
export function clearCounters(office: OfficeContext): Promise<Result<null>> {
  return write(office.store, async (trx) => {
    await emptyCounters(trx)
    return accept(null)
  })
}
