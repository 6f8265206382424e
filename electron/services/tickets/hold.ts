import type { Actor } from '#domain/people.ts'
import { accept, type Result } from '#domain/result.ts'
import { heldByPerson, shareTicket } from '#db/queries/held.ts'
import { runCommand } from '../command.ts'
import type { OfficeContext } from '../office-context.ts'
import type { Unit } from '../unit.ts'
import { refuseIfPaused } from './call.ts'
import { changeTicket, refuseIfBusy, requireTicket } from './change.ts'
import { step, type OnTicket } from './steps.ts'

/**
 * Puts the ticket in hand on hold: own (only this person takes it up again, until they sign out) or shared. The desk is
 * free for the next one; held time is not service time (domain.md §2). Refuses what a transition refuses.
 */
export function holdTicket(
  office: OfficeContext,
  actor: Actor,
  input: OnTicket & { readonly shared: boolean; readonly note: string | null },
): Promise<Result<null>> {
  const command = { name: 'tickets.hold', requestId: input.requestId, topics: ['tickets'] } as const
  return runCommand(office, actor, command, async (unit) => {
    const found = await requireTicket(unit, input.ticketId)
    if (!found.ok) return found
    const { shared, note } = input
    const change = await changeTicket(unit, found.value, { name: 'hold', shared }, { note })
    return change.ok ? accept(null) : change
  })
}

/**
 * Takes a held ticket up again, here. Refuses `counter.paused`, `counter.busy`, `person.busy` (one open ticket),
 * `ticket.held_by` (somebody else's own hold), `ticket.changed`.
 */
export function resumeTicket(office: OfficeContext, actor: Actor, input: OnTicket): Promise<Result<null>> {
  const command = { name: 'tickets.resume', requestId: input.requestId, topics: ['tickets'] } as const
  return runCommand(office, actor, command, async (unit) => {
    const working = await refuseIfPaused(unit)
    if (!working.ok) return working
    const found = await requireTicket(unit, input.ticketId)
    if (!found.ok) return found
    const free = await refuseIfBusy(unit)
    if (!free.ok) return free
    const change = await changeTicket(unit, found.value, { name: 'resume' })
    return change.ok ? accept(null) : change
  })
}

/** Puts a held ticket back into the queue, at its place. Refuses `ticket.held_by`, `ticket.changed`. */
export const releaseTicket = step('tickets.release', 'release', () => null)

/**
 * Makes a person's own holds everybody's: they sign out, or their shift ends (domain.md §2). Part of the command that
 * signs out, so that no hold is ever left with somebody who is not there.
 * @returns how many there were
 */
export async function shareHolds(unit: Unit, personId: string): Promise<number> {
  const tickets = await heldByPerson(unit.trx, personId)
  for (const { id } of tickets) {
    await shareTicket(unit.trx, id)
    await unit.append({ kind: 'ticket.shared', ticketId: id })
  }
  return tickets.length
}
