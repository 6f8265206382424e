import type { TicketState } from '#domain/ticket-state.ts'
import {
  findTicket,
  lockTicket as locked,
  ticketsFromBefore as lockedFromBefore,
  toTicket,
  waitingTickets as lockedWaiting,
} from '#db/queries/tickets.ts'
import type { ReadHandle } from '#db/schema.ts'
import { missing } from '../guards.ts'

export * from '#db/queries/tickets.ts'

export const lockTicket: typeof locked = (trx, id) =>
  missing.has('locked ticket') ? findTicket(trx, id) : locked(trx, id)

export const ticketsFromBefore: typeof lockedFromBefore = (db, businessDay) =>
  missing.has('locked ticket')
    ? loose(db, ['waiting', 'called', 'serving', 'held'], businessDay)
    : lockedFromBefore(db, businessDay)

export const waitingTickets: typeof lockedWaiting = (trx) =>
  missing.has('locked ticket') ? loose(trx, ['waiting'], '9999-12-31') : lockedWaiting(trx)

async function loose(db: ReadHandle, states: readonly TicketState[], before: string) {
  const rows = await db
    .selectFrom('ticket')
    .selectAll()
    .where('state', 'in', states)
    .where('business_day', '<', before)
    .orderBy('id')
    .execute()
  return rows.map(toTicket)
}
