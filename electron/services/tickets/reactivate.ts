import type { Actor } from '#domain/people.ts'
import { entranceOnReturn } from '#domain/queue-order.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import { ticketLabel } from '#domain/ticket.ts'
import { openLeg } from '#db/queries/legs.ts'
import { runCommand } from '../command.ts'
import type { OfficeContext } from '../office-context.ts'
import { changeTicket, requireTicket } from './change.ts'
import type { OnTicket } from './steps.ts'

/**
 * A client who had not come, or had left, is back (domain.md §2): waits again with the same number, at the old place
 * only shortly after leaving. Refuses `ticket.other_day`, `ticket.changed` (waits, is served or is finished).
 * @returns whether the old place was kept
 */
export function reactivateTicket(
  office: OfficeContext,
  actor: Actor,
  input: OnTicket,
): Promise<Result<{ readonly keptPlace: boolean }>> {
  const command = { name: 'tickets.reactivate', requestId: input.requestId, topics: ['tickets'] } as const
  return runCommand(office, actor, command, async (unit) => {
    const found = await requireTicket(unit, input.ticketId)
    if (!found.ok) return found
    const ticket = found.value
    if (ticket.businessDay !== office.dayAt(unit.now).name)
      return refuse({ code: 'ticket.other_day', ticket: ticketLabel(ticket), day: ticket.businessDay })
    const left = await openLeg(unit.trx, ticket.id)
    const now = Math.max(unit.now, left.startedAt)
    const { keepPlaceMs } = office.rules
    const entrance = entranceOnReturn(ticket.volatile, left.startedAt, now, keepPlaceMs)
    const change = await changeTicket(unit, ticket, { name: 'reactivate', ...entrance })
    return change.ok ? accept({ keptPlace: entrance.baseAt === ticket.volatile.baseAt }) : change
  })
}
