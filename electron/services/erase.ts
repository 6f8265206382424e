import type { Actor } from '#domain/people.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import { addErasedIds, readErasedIds } from '#db/erased-list.ts'
import {
  blankTexts,
  erasures,
  personActivity,
  textSubjectsAmong,
  textSubjectsOfTicket,
} from '#db/queries/erasures.ts'
import { findTicket } from '#db/queries/tickets.ts'
import { write } from '#db/transaction.ts'
import { runCommand } from './command.ts'
import type { OfficeContext } from './office-context.ts'
import { openUnit, type Unit } from './unit.ts'

/** Whose personal texts go: a client's, or those of somebody who does not work here any more. */
export type ErasureInput =
  | { readonly requestId: string; readonly ticketId: string }
  | { readonly requestId: string; readonly personId: string }

export interface ErasureOptions {
  /** Where erased ids are listed; beside the database file by default. A server's database has none by itself. */
  readonly list?: string
}

export interface Erased {
  /** How many subjects (a ticket, a person, an event with a reason or note) had a text. */
  readonly subjects: number
  /** What may still hold the bytes: somebody reads it just now, or it cannot be written. Erasing again tries again. */
  readonly left: readonly string[]
}

/**
 * Blanks the personal texts of a client (name, reasons, notes) or of a former colleague (name), value and salt: every
 * chain still verifies (domain.md §7). Then makes their bytes go and lists the ids for whoever restores a backup.
 * Erasing twice changes nothing. Refuses `ticket.not_found`, `person.not_found`, `person.still_active`.
 */
export async function erasePersonal(
  office: OfficeContext,
  actor: Actor,
  input: ErasureInput,
  options: ErasureOptions = {},
): Promise<Result<Erased>> {
  const { requestId } = input
  const command = { name: 'personal.erase', requestId, topics: ['tickets', 'office', 'session'] } as const
  const done = await runCommand<number>(office, actor, command, async (unit) => {
    const found = await subjectsOf(unit, input)
    if (!found.ok) return found
    await erase(unit, found.value, 'ticketId' in input ? input.ticketId : null)
    return accept(found.value.length)
  })
  return done.ok ? accept({ subjects: done.value, left: await forget(office, options) }) : done
}

/**
 * Erases again what a restored backup brought back.
 * @param ids of the list of erased ids; those that the store does not know, or has blanked, are passed over
 */
export async function replayErasures(
  office: OfficeContext,
  actor: Actor,
  ids: readonly string[],
  options: ErasureOptions = {},
): Promise<Result<Erased>> {
  const done = await write(office.store, async (trx) => {
    const unit = await openUnit(office, actor, trx)
    const subjects = await textSubjectsAmong(trx, ids)
    await erase(unit, subjects, null)
    return accept(subjects.length)
  })
  return done.ok ? accept({ subjects: done.value, left: await forget(office, options) }) : done
}

/**
 * Finishes what a crash interrupted: an erasure that is in the store, but not in the list, may have left bytes behind.
 * For the start of the program. @returns what may still hold them
 */
export async function finishErasures(
  office: OfficeContext,
  options: ErasureOptions = {},
): Promise<readonly string[]> {
  const list = listOf(office, options)
  if (list === null) return []
  const { unlisted } = await erasedIds(office, list)
  return unlisted.length === 0 ? [] : forget(office, options)
}

async function subjectsOf(unit: Unit, input: ErasureInput): Promise<Result<string[]>> {
  const { trx } = unit
  if ('ticketId' in input)
    return (await findTicket(trx, input.ticketId)) === null
      ? refuse({ code: 'ticket.not_found' })
      : accept(await textSubjectsOfTicket(trx, input.ticketId))
  const person = await personActivity(trx, input.personId)
  if (person === null) return refuse({ code: 'person.not_found' })
  if (person.active) return refuse({ code: 'person.still_active' })
  return accept(await textSubjectsAmong(trx, [input.personId]))
}

async function erase(unit: Unit, subjects: readonly string[], ticketId: string | null): Promise<void> {
  if (subjects.length === 0) return
  await blankTexts(unit.trx, subjects, unit.now)
  await unit.append({
    kind: 'personal.erased',
    ...(ticketId === null ? {} : { ticketId }),
    payload: { subjects },
  })
}

/** Makes the bytes go, then lists the ids: what is listed has been seen to. */
async function forget(office: OfficeContext, options: ErasureOptions): Promise<readonly string[]> {
  const list = listOf(office, options)
  const { all, unlisted } = await erasedIds(office, list)
  const left = await office.store.forget(all)
  if (list !== null && unlisted.length > 0) addErasedIds(list, unlisted)
  return left
}

async function erasedIds(office: OfficeContext, list: string | null) {
  const listed = list === null ? new Set<string>() : readErasedIds(list)
  const all: string[] = []
  for await (const ids of erasures(office.store.db)) all.push(...ids)
  return { all, unlisted: all.filter((id) => !listed.has(id)) }
}

function listOf({ store }: OfficeContext, { list }: ErasureOptions): string | null {
  return list ?? store.erasedList
}
