import type { Actor } from '#domain/people.ts'
import { accept, type Result } from '#domain/result.ts'
import { isOpen } from '#domain/ticket-state.ts'
import { markInaccurate, ticketsFromBefore } from '#db/queries/tickets.ts'
import { write } from '#db/transaction.ts'
import { openUnit } from './command.ts'
import type { OfficeContext } from './office-context.ts'
import { changeTicket } from './tickets/change.ts'

/**
 * What a new business day does to the one before (domain.md §2): whoever still waited was not served (never counted
 * as abandonment), whoever is being called, served or held goes on, marked time-inaccurate.
 * @returns how many tickets were touched; 0 on any later run of the same day
 */
export async function rollOverDay(office: OfficeContext, actor: Actor): Promise<Result<number>> {
  const result = await write(office.store, async (trx) => {
    const unit = await openUnit(office, actor, trx)
    const tickets = (await ticketsFromBefore(trx, office.dayAt(unit.now).name)).filter(
      (ticket) => ticket.accurate || ticket.volatile.state === 'waiting',
    )
    for (const ticket of tickets) {
      if (ticket.volatile.state === 'waiting') {
        const change = await changeTicket(unit, ticket, 'end_day')
        if (!change.ok) return change
      } else {
        await markInaccurate(trx, ticket.id)
        await unit.append({
          kind: 'ticket.inaccurate',
          ticketId: ticket.id,
          payload: { open: isOpen(ticket.volatile.state) },
        })
      }
    }
    return accept(tickets.length)
  })
  if (result.ok && result.value > 0) office.publish(['tickets'])
  return result
}
