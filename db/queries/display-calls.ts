import { prepared } from '../prepared.ts'
import type { ReadHandle, WriteHandle } from '../schema.ts'
import { one } from './constants.ts'

export interface NewDisplayCall {
  readonly id: string
  readonly ticketId: string
  readonly counterId: string
  readonly businessDay: string
  readonly calledAt: number
  readonly times: number
}

export async function insertDisplayCall(trx: WriteHandle, call: NewDisplayCall): Promise<void> {
  await insertCall(trx, call)
}

const insertCall = prepared((db, call: NewDisplayCall) =>
  db.insertInto('display_call').values({
    id: call.id,
    ticket_id: call.ticketId,
    counter_id: call.counterId,
    business_day: call.businessDay,
    called_at: call.calledAt,
    announced_at: null,
    withdrawn_at: null,
    times: call.times,
  }),
)

/**
 * Takes a ticket's calls off the display: undone, or the client is waiting again.
 * @param since only those made from then on, ms since the epoch: what was called before stays among the last calls
 */
export async function withdrawCalls(
  trx: WriteHandle,
  ticketId: string,
  at: number,
  since = 0,
): Promise<void> {
  await trx
    .updateTable('display_call')
    .set({ withdrawn_at: at })
    .where('ticket_id', '=', ticketId)
    .where('called_at', '>=', since)
    .where('withdrawn_at', 'is', null)
    .execute()
}

/** Puts the last withdrawn call back: the withdrawing step was undone. */
export async function restoreCall(trx: WriteHandle, ticketId: string, withdrawnAt: number): Promise<void> {
  await trx
    .updateTable('display_call')
    .set({ withdrawn_at: null })
    .where('ticket_id', '=', ticketId)
    .where('withdrawn_at', '=', withdrawnAt)
    .execute()
}

/** Notes that the display has shown a call; only the first time counts. */
export async function markAnnounced(trx: WriteHandle, callId: string, at: number): Promise<string | null> {
  const row = await trx
    .updateTable('display_call')
    .set({ announced_at: at })
    .where('id', '=', callId)
    .where('announced_at', 'is', null)
    .returning('ticket_id')
    .executeTakeFirst()
  return row?.ticket_id ?? null
}

/** The newest call of a ticket that still stands. */
export async function newestCallOf(db: ReadHandle, ticketId: string) {
  return db
    .selectFrom('display_call')
    .select(['id', 'called_at as calledAt', 'announced_at as announcedAt', 'times'])
    .where('ticket_id', '=', ticketId)
    .where('withdrawn_at', 'is', null)
    .orderBy('called_at', 'desc')
    .orderBy('id', 'desc')
    .limit(one)
    .executeTakeFirst()
}

/** The newest standing calls of a business day, newest first. */
export async function newestCalls(db: ReadHandle, businessDay: string, limit: number) {
  return db
    .selectFrom('display_call')
    .innerJoin('ticket', 'ticket.id', 'display_call.ticket_id')
    .innerJoin('counter', 'counter.id', 'display_call.counter_id')
    .select([
      'display_call.id as callId',
      'display_call.ticket_id as ticketId',
      'ticket.prefix',
      'ticket.number',
      'ticket.state',
      'ticket.counter_id as openAt',
      'display_call.counter_id as counterId',
      'counter.number as counterNumber',
      'display_call.called_at as calledAt',
      'display_call.times',
    ])
    .where('display_call.business_day', '=', businessDay)
    .where('withdrawn_at', 'is', null)
    .orderBy('called_at', 'desc')
    .orderBy('display_call.id', 'desc')
    .limit(limit)
    .execute()
}
