import type { Actor } from '#domain/people.ts'
import { accept, refuse, type Refused, type Result } from '#domain/result.ts'
import { activeCounters, lockCounter } from '#db/queries/office.ts'
import { arriveAtWork, counterOf, occupyCounter, type PersonRow } from '#db/queries/people.ts'
import type { OfficeContext } from '../office-context.ts'
import { openUnit, type Unit } from '../unit.ts'
import { departFrom, published } from './sign-out.ts'
import { withPin } from './with-pin.ts'

/** Who comes to a window. */
export interface Entering {
  /** Whoever is at this window until then is also at another one, and therefore still at work. */
  readonly previousElsewhere?: boolean | undefined
}

export interface SignInInput extends Entering {
  readonly personId: string
  /** Null where none is asked: the demo. */
  readonly pin: string | null
}

/**
 * Signs a person in at a window with their PIN; at a counter they occupy it (domain.md §1: one person at one counter).
 * Whoever was signed in there is signed out in the same transaction: the fast switch of a shared desk. Refuses what
 * `withPin` refuses, `person.elsewhere` (at another counter), `counter.in_use`
 * (somebody else is there), `counter.not_found`.
 */
export async function signIn(
  office: OfficeContext,
  actor: Actor,
  input: SignInInput,
): Promise<Result<PersonRow>> {
  const entered = await withPin(office, actor, input, (unit, person) => enter(unit, person, input))
  return published(office, entered)
}

/**
 * Puts a person at the window of a unit in place of whoever is there. Refuses before it writes anything.
 * @param unit of the window, with whoever is signed in there now
 */
export async function enter(
  unit: Unit,
  person: PersonRow,
  { previousElsewhere = false }: Entering,
): Promise<Result<PersonRow>> {
  const { trx, actor, office } = unit
  const refused = await refusedAt(unit, person)
  if (refused !== null) return refused
  if (actor.person !== null && actor.person.id !== person.id) await departFrom(unit, previousElsewhere)
  const { counterId, stationId } = actor
  if (counterId !== null) await occupyCounter(trx, { counterId, personId: person.id, stationId })
  await arriveAtWork(trx, person.id)
  const entered = await openUnit(office, { ...actor, person }, trx)
  await entered.append({ kind: 'person.signed_in' })
  return accept(person)
}

/** One person at one counter, and one counter for one person. */
async function refusedAt({ trx, actor }: Unit, person: PersonRow): Promise<Refused | null> {
  if (actor.counterId === null) return null
  await lockCounter(trx, actor.counterId)
  const elsewhere = await counterOf(trx, person.id)
  if (elsewhere !== null && elsewhere.id !== actor.counterId)
    return refuse({ code: 'person.elsewhere', place: { counter: elsewhere.number, person: null } })
  const counter = (await activeCounters(trx)).find(({ id }) => id === actor.counterId)
  if (counter === undefined) return refuse({ code: 'counter.not_found' })
  const mayBeThere = [null, person.id, actor.person?.id ?? null]
  return mayBeThere.includes(counter.personId)
    ? null
    : refuse({ code: 'counter.in_use', counter: counter.number, by: counter.personName ?? '' })
}
