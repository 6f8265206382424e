import { ticketLabel } from '#domain/ticket.ts'
import type { ReadHandle } from '#db/schema.ts'
import { grouped } from './grouped.ts'

/**
 * Every visit is for something; until it is finished exactly one thing of it is in hand, the one that the ticket waits
 * for or is served in, and afterwards everything is done.
 */
export async function lineFaults(db: ReadHandle): Promise<string[]> {
  const lines = await db.selectFrom('ticket_line').selectAll().where('is_void', '=', 0).execute()
  const byTicket = grouped(lines, (line) => line.ticket_id)
  const tickets = await db.selectFrom('ticket').selectAll().execute()
  return tickets.flatMap((ticket) => {
    const own = byTicket.get(ticket.id) ?? []
    const label = `${ticketLabel(ticket)} ${ticket.state}`
    if (own.length === 0) return [`${label} is for nothing`]
    const active = own.filter(({ state }) => state === 'active')
    if (ticket.state === 'finished')
      return own.every(({ state }) => state === 'done') ? [] : [`${label} with something to do`]
    if (active.length !== 1) return [`${label} with ${String(active.length)} things in hand`]
    return active[0]?.service_id === ticket.service_id ? [] : [`${label} for another service than its line`]
  })
}
