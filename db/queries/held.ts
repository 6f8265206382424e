import type { ReadHandle, WriteHandle } from '../schema.ts'
import { held, notVoid } from './constants.ts'

/** Ids of the tickets that a person holds for themselves, locked, always in one order. */
export function heldByPerson(trx: WriteHandle, personId: string) {
  return trx
    .selectFrom('ticket')
    .select('id')
    .where('state', '=', held)
    .where('held_by_id', '=', personId)
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** A hold that was one person's is everybody's. */
export async function shareTicket(trx: WriteHandle, ticketId: string): Promise<void> {
  await trx.updateTable('ticket').set({ held_by_id: null }).where('id', '=', ticketId).execute()
}

/** Everybody who is on hold, longest first, with who holds them and which desk put them there. */
export function heldTickets(db: ReadHandle) {
  return db
    .selectFrom('ticket')
    .innerJoin('leg', (join) =>
      join
        .onRef('leg.ticket_id', '=', 'ticket.id')
        .on('leg.ended_at', 'is', null)
        .on('leg.is_void', '=', notVoid),
    )
    .innerJoin('service', 'service.id', 'ticket.service_id')
    .leftJoin('counter', 'counter.id', 'leg.counter_id')
    .leftJoin('personal as client', (join) =>
      join.onRef('client.subject_id', '=', 'ticket.id').on('client.field', '=', 'name'),
    )
    .leftJoin('personal as holder', (join) =>
      join.onRef('holder.subject_id', '=', 'ticket.held_by_id').on('holder.field', '=', 'name'),
    )
    .select([
      'ticket.id',
      'ticket.prefix',
      'ticket.number',
      'ticket.held_by_id as heldById',
      'client.value as personName',
      'holder.value as heldBy',
      'service.name as serviceName',
      'leg.started_at as heldSince',
      'counter.number as counterNumber',
    ])
    .where('ticket.state', '=', held)
    .orderBy('leg.started_at')
    .orderBy('ticket.id')
    .execute()
}
