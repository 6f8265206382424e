import type { TicketVolatile } from '#domain/ticket.ts'
import type { TicketState } from '#domain/ticket-state.ts'
import { volatileColumns } from '#db/queries/volatile-columns.ts'
import type { WriteHandle } from '#db/schema.ts'

/**
 * A canary: a ticket moved without looking at the state it is in, a turn of the event loop after it was read, as
 * with any database that is asked over a wire.
 */
export async function moveTicket(
  trx: WriteHandle,
  id: string,
  _from: TicketState,
  to: TicketVolatile,
): Promise<boolean> {
  await new Promise((resolve) => setImmediate(resolve))
  await trx.updateTable('ticket').set(volatileColumns(to)).where('id', '=', id).execute()
  return true
}
