import type { TicketVolatile } from '#domain/ticket.ts'
import type { TicketState } from '#domain/ticket-state.ts'
import { moveTicket as guardedMove } from '#db/queries/move-ticket.ts'
import type { WriteHandle } from '#db/schema.ts'

/** The guarded move with the canary's delay: what makes the race red without guards leaves it green with them. */
export async function moveTicket(
  trx: WriteHandle,
  id: string,
  from: TicketState,
  to: TicketVolatile,
): Promise<boolean> {
  await new Promise((resolve) => setImmediate(resolve))
  return guardedMove(trx, id, from, to)
}
