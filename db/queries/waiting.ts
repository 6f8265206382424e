import { sql } from 'kysely'
import type { ReadHandle } from '../schema.ts'
import { notVoid, waiting } from './constants.ts'
import { isReachable, waitingForDesk, waitingInOrder, type CounterQueue } from './waiting-order.ts'

type Waiting = ReturnType<typeof waitingInOrder>

/** Those who wait with all that a list shows of them, in order; who cools down stands where the order has them. */
export function waitingWithDetails(db: ReadHandle, limit: number) {
  return withDetails(waitingInOrder(db)).limit(limit).execute()
}

/**
 * Those whom a counter may call now, in the order in which it calls them, with all that a list shows of them.
 * @param only `general`: it is not a strict priority's turn
 */
export function callableWithDetails(
  db: ReadHandle,
  queue: CounterQueue,
  now: number,
  limit: number,
  only: 'all' | 'general',
) {
  const query = waitingForDesk(db, queue, now)
  return withDetails(only === 'all' ? query : query.where('ticket.is_strict', '=', 0))
    .limit(limit)
    .execute()
}

function withDetails(query: Waiting) {
  return query
    .innerJoin('service', 'service.id', 'ticket.service_id')
    .innerJoin('priority', 'priority.id', 'ticket.priority_id')
    .leftJoin('counter as target', 'target.id', 'ticket.target_counter_id')
    .leftJoin('person as wanted', 'wanted.id', 'ticket.target_person_id')
    .leftJoin('personal', (join) =>
      join.onRef('personal.subject_id', '=', 'ticket.id').on('personal.field', '=', 'name'),
    )
    .leftJoin('personal as wanted_name', (join) =>
      join
        .onRef('wanted_name.subject_id', '=', 'ticket.target_person_id')
        .on('wanted_name.field', '=', 'name'),
    )
    .leftJoin('acknowledgement', (join) =>
      join.onRef('acknowledgement.ticket_id', '=', 'ticket.id').on('acknowledgement.is_void', '=', notVoid),
    )
    .selectAll('ticket')
    .select([
      'service.name as serviceName',
      'service.target_ms as targetMs',
      'service.max_wait_ms as maxWaitMs',
      'service.is_quick as isQuick',
      'priority.name as priorityName',
      'priority.head_start_ms as headStartMs',
      'personal.value as personName',
      'acknowledgement.after_ms as greetedAfterMs',
      'target.number as targetNumber',
      'target.away_at as targetCounterAwayAt',
      'wanted_name.value as targetName',
      'wanted.away_at as targetPersonAwayAt',
    ])
}

export type WaitingDetails = Awaited<ReturnType<typeof waitingWithDetails>>[number]

/** How many wait, how many of them over their target, not greeted, and not callable yet. */
export async function countWaiting(db: ReadHandle, now: number, queue: CounterQueue | null) {
  let query = db
    .selectFrom('ticket')
    .innerJoin('service', 'service.id', 'ticket.service_id')
    .leftJoin('acknowledgement', (join) =>
      join.onRef('acknowledgement.ticket_id', '=', 'ticket.id').on('acknowledgement.is_void', '=', notVoid),
    )
    .select((select) => [
      select.fn.countAll<number>().as('total'),
      counted(sql`ticket.base_at + service.target_ms < ${now}`).as('overTarget'),
      counted(sql`acknowledgement.id is null`).as('ungreeted'),
      counted(sql`ticket.cool_until > ${now}`).as('cooling'),
    ])
    .where('ticket.state', '=', waiting)
  if (queue !== null) query = query.where(isReachable(db, queue))
  return query.executeTakeFirstOrThrow()
}

/** How many rows a condition is true of. */
function counted(condition: ReturnType<typeof sql>) {
  return sql<number>`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`
}
