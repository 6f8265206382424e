import type { TicketVolatile } from '#domain/ticket.ts'
import type { TicketState } from '#domain/ticket-state.ts'
import type { WriteHandle } from '../schema.ts'
import { volatileColumns } from './volatile-columns.ts'

/**
 * Writes a ticket's new volatile part, but only from the state it was read in.
 * @returns whether the row was still in that state
 */
export async function moveTicket(
  trx: WriteHandle,
  id: string,
  from: TicketState,
  to: TicketVolatile,
): Promise<boolean> {
  const result = await trx
    .updateTable('ticket')
    .set(volatileColumns(to))
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
