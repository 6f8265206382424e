import type { TicketVolatile } from '#domain/ticket.ts'
import type { TicketState } from '#domain/ticket-state.ts'
import { prepared } from '../prepared.ts'
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
  const { numAffectedRows } = await moveFrom(trx, { ...to, id, from })
  return numAffectedRows === 1n
}

const moveFrom = prepared((db, to: TicketVolatile & { readonly id: string; readonly from: TicketState }) =>
  db.updateTable('ticket').set(volatileColumns(to)).where('id', '=', to.id).where('state', '=', to.from),
)
