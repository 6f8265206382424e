import type { TicketVolatile } from '#domain/ticket.ts'
import type { TicketState } from '#domain/ticket-state.ts'
import { moveTicket as guarded } from '#db/queries/move-ticket.ts'
import { volatileColumns } from '#db/queries/volatile-columns.ts'
import type { WriteHandle } from '#db/schema.ts'
import { missing } from '../guards.ts'

export async function moveTicket(
  trx: WriteHandle,
  id: string,
  from: TicketState,
  to: TicketVolatile,
): Promise<boolean> {
  if (!missing.has('state in where')) return guarded(trx, id, from, to)
  await trx.updateTable('ticket').set(volatileColumns(to)).where('id', '=', id).execute()
  return true
}
