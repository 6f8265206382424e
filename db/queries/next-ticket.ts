import type { CounterPreference } from '#domain/counter.ts'
import type { Ticket } from '#domain/ticket.ts'
import { prepared, preparedPerShape } from '../prepared.ts'
import type { ReadHandle, WriteHandle } from '../schema.ts'
import { notVoid, one, waiting } from './constants.ts'
import { toTicket } from './tickets.ts'
import { isReachable, someForDesk, waitingForDesk, waitingInOrder, type CounterQueue, type DeskQueue } from './waiting-order.ts' // prettier-ignore

/**
 * The next ticket of a counter, locked: one that somebody else is taking at this moment is passed over, so that two
 * counters at the same instant get different tickets (domain.md §2).
 * @param only `general`: it is not a strict priority's turn
 */
export async function takeNext(
  trx: WriteHandle,
  queue: CounterQueue,
  now: number,
  only: 'all' | 'general',
): Promise<Ticket | null> {
  const { preference, personId } = queue
  const take = takeFirst({ preference, withPerson: personId !== null, only })
  const [row] = (await take(trx, { ...queue, now })).rows
  return row === undefined ? null : toTicket(row)
}

interface QueueShape {
  readonly preference: CounterPreference
  readonly withPerson: boolean
  readonly only: 'all' | 'general'
}

const takeFirst = preparedPerShape(({ preference, withPerson, only }: QueueShape) =>
  prepared((db, { counterId, personId, awayBefore, now }: CounterQueue & { readonly now: number }) => {
    const queue = { counterId, personId: withPerson ? personId : null, awayBefore, preference }
    const query = waitingForDesk(db, queue, now).selectAll('ticket').limit(one)
    const some = only === 'general' ? query.where('ticket.is_strict', '=', 0) : query
    return some.forUpdate('ticket').skipLocked()
  }),
)

/**
 * The first who can be called at a desk.
 * @param only `general`: it is not a strict priority's turn
 */
export async function firstCallable(
  db: ReadHandle,
  queue: DeskQueue,
  now: number,
  only: 'all' | 'general',
): Promise<Ticket | null> {
  let query = waitingForDesk(db, queue, now).selectAll('ticket').limit(one)
  if (only === 'general') query = query.where('ticket.is_strict', '=', 0)
  const row = await query.executeTakeFirst()
  return row === undefined ? null : toTicket(row)
}

/** Which of some who wait, callable or not, a desk would call first; null when none of them waits. */
export async function firstOf(
  db: ReadHandle,
  queue: DeskQueue,
  now: number,
  ids: readonly string[],
): Promise<string | null> {
  const row = await someForDesk(db, queue, now, ids).select('ticket.id').limit(one).executeTakeFirst()
  return row?.id ?? null
}

/** Everybody who waits for one service, in order; who cools down stands where the order has them. */
export async function waitingFor(db: ReadHandle, serviceId: string): Promise<Ticket[]> {
  const rows = await waitingInOrder(db)
    .selectAll('ticket')
    .where('ticket.service_id', '=', serviceId)
    .execute()
  return rows.map(toTicket)
}

/** How many wait for a counter and cannot be called yet, and when the first can. */
export async function coolingFor(db: ReadHandle, queue: CounterQueue, now: number) {
  return db
    .selectFrom('ticket')
    .select((select) => [select.fn.countAll<number>().as('count'), select.fn.min('cool_until').as('nextAt')])
    .where('state', '=', waiting)
    .where(isReachable(db, queue))
    .where('cool_until', '>', now)
    .executeTakeFirstOrThrow()
}

/**
 * Whether the newest calls of a counter were of strict priorities, newest first; calls that were taken back do not count.
 * @param limit how many to look at
 * @param since ms since the epoch: yesterday's calls are over
 */
export async function lastCallsStrict(
  db: ReadHandle,
  counterId: string,
  since: number,
  limit: number,
): Promise<boolean[]> {
  const rows = await db
    .selectFrom('leg')
    .innerJoin('ticket', 'ticket.id', 'leg.ticket_id')
    .select('ticket.is_strict as strict')
    .where('leg.counter_id', '=', counterId)
    .where('leg.started_at', '>=', since)
    .where('leg.state', '=', 'called')
    .where('leg.is_void', '=', notVoid)
    .orderBy('leg.started_at', 'desc')
    .orderBy('leg.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ strict }) => strict === 1)
}
