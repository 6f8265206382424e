import { sql } from 'kysely'
import type { ReadHandle } from '../schema.ts'
import { notVoid, waiting } from './constants.ts'
import { isCallable, servedBy, waitingInOrder } from './tickets.ts'

/** Those who wait with all that a list shows of them, in order; who cools down stands where the order has them. */
export async function waitingWithDetails(
  db: ReadHandle,
  filter: { readonly counterId: string | null; readonly limit: number; readonly callableAt?: number },
) {
  let query = waitingInOrder(db)
    .innerJoin('service', 'service.id', 'ticket.service_id')
    .innerJoin('priority', 'priority.id', 'ticket.priority_id')
    .leftJoin('personal', (join) =>
      join.onRef('personal.subject_id', '=', 'ticket.id').on('personal.field', '=', 'name'),
    )
    .leftJoin('acknowledgement', (join) =>
      join.onRef('acknowledgement.ticket_id', '=', 'ticket.id').on('acknowledgement.is_void', '=', notVoid),
    )
    .selectAll('ticket')
    .select([
      'service.name as serviceName',
      'service.target_ms as targetMs',
      'priority.name as priorityName',
      'priority.head_start_ms as headStartMs',
      'personal.value as personName',
      'acknowledgement.after_ms as greetedAfterMs',
    ])
    .limit(filter.limit)
  const { counterId, callableAt } = filter
  if (counterId !== null) query = query.where('ticket.service_id', 'in', servedBy(db, counterId))
  if (callableAt !== undefined) query = query.where(isCallable(callableAt))
  return query.execute()
}

export type WaitingDetails = Awaited<ReturnType<typeof waitingWithDetails>>[number]

/** How many wait, how many of them over their target, not greeted, and not callable yet. */
export async function countWaiting(db: ReadHandle, now: number, counterId: string | null) {
  let query = db
    .selectFrom('ticket')
    .innerJoin('service', 'service.id', 'ticket.service_id')
    .leftJoin('acknowledgement', (join) =>
      join.onRef('acknowledgement.ticket_id', '=', 'ticket.id').on('acknowledgement.is_void', '=', notVoid),
    )
    .select((select) => [
      select.fn.countAll<number>().as('total'),
      sql<number>`coalesce(sum(ticket.base_at + service.target_ms < ${now}), 0)`.as('overTarget'),
      sql<number>`coalesce(sum(acknowledgement.id is null), 0)`.as('ungreeted'),
      sql<number>`coalesce(sum(ticket.cool_until > ${now}), 0)`.as('cooling'),
    ])
    .where('ticket.state', '=', waiting)
  if (counterId !== null) query = query.where('ticket.service_id', 'in', servedBy(db, counterId))
  return query.executeTakeFirstOrThrow()
}
