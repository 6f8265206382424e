import { sql, type ExpressionBuilder } from 'kysely'
import type { CounterPreference } from '#domain/counter.ts'
import { waiting } from './constants.ts'
import type { ReadHandle, Schema } from '../schema.ts'

/** What every desk that asks who is next has. */
interface Asking {
  /** Who is at it; tickets for that person are theirs. */
  readonly personId: string | null
  /** Whoever has been away since before this instant no longer keeps tickets to themselves; ms since the epoch. */
  readonly awayBefore: number
}

/** A counter that asks who is next. */
export interface CounterQueue extends Asking {
  readonly counterId: string
  readonly preference: CounterPreference
}

/** A desk without a number that asks who is next for one service. */
export interface ServiceQueue extends Asking {
  readonly serviceId: string
}

export type DeskQueue = CounterQueue | ServiceQueue

/** Those who wait, in the order of domain.md §2; the waiting index gives it without sorting. */
export function waitingInOrder(db: ReadHandle) {
  return inOrder(whoWaits(db).orderBy('is_strict', 'desc'))
}

/** Those whom a desk may call, in the order in which it calls them. */
export function waitingForDesk(db: ReadHandle, queue: DeskQueue, now: number) {
  return inDeskOrder(whoWaits(db).where(isReachable(db, queue)).where(isCallable(now)), queue, now)
}

/** Some of those who wait, callable or not, in the order in which a desk would call them. */
export function someForDesk(db: ReadHandle, queue: DeskQueue, now: number, ids: readonly string[]) {
  return inDeskOrder(whoWaits(db).where('ticket.id', 'in', ids), queue, now)
}

function inDeskOrder(waiting: ReturnType<typeof whoWaits>, queue: DeskQueue, now: number) {
  const query = waiting.orderBy('is_strict', 'desc')
  if (!('counterId' in queue) || queue.preference === 'none') return inOrder(query)
  return inOrder(query.orderBy(isUnderMaximum(now)).orderBy(preferenceRank(queue, now)))
}

/** Does not cool down: was not missing a moment ago, or that moment is over. */
export function isCallable(now: number) {
  return (where: ExpressionBuilder<Schema, 'ticket'>) =>
    where.or([where('ticket.cool_until', 'is', null), where('ticket.cool_until', '<=', now)])
}

/** Ids of the services a counter serves. */
export function servedBy(db: ReadHandle, counterId: string) {
  return db.selectFrom('counter_service').select('service_id').where('counter_id', '=', counterId)
}

/**
 * Whom a desk may call: its services, besides those sent to somebody else who is there; and whoever was sent to it, or
 * to the person at it, whatever the service (domain.md §2).
 */
export function isReachable(db: ReadHandle, queue: DeskQueue) {
  const { personId, awayBefore } = queue
  const awayCounters = db.selectFrom('counter').select('id').where('away_at', '<=', awayBefore)
  const awayPeople = db.selectFrom('person').select('id').where('away_at', '<=', awayBefore)
  return (where: ExpressionBuilder<Schema, 'ticket'>) =>
    where.or([
      where.and([
        'counterId' in queue
          ? where('ticket.service_id', 'in', servedBy(db, queue.counterId))
          : where('ticket.service_id', '=', queue.serviceId),
        where.or([
          where('ticket.target_counter_id', 'is', null),
          where('ticket.target_counter_id', 'in', awayCounters),
        ]),
        where.or([
          where('ticket.target_person_id', 'is', null),
          where('ticket.target_person_id', 'in', awayPeople),
        ]),
      ]),
      ...('counterId' in queue ? [where('ticket.target_counter_id', '=', queue.counterId)] : []),
      ...(personId === null ? [] : [where('ticket.target_person_id', '=', personId)]),
    ])
}

function whoWaits(db: ReadHandle) {
  return db.selectFrom('ticket').where('ticket.state', '=', waiting)
}

function inOrder(query: ReturnType<typeof whoWaits>) {
  return query.orderBy('queue_at').orderBy('arrival_at').orderBy('number').orderBy('prefix')
}

const maximum = sql<number>`(select service.max_wait_ms from service where service.id = ticket.service_id)`

/** 0 for whoever has waited longer than the service allows, and for strict priorities: those stand by arrival. */
function isUnderMaximum(now: number) {
  return sql`case when ticket.is_strict = 1 or ticket.base_at + ${maximum} < ${now} then 0 else 1 end`
}

function preferenceRank({ counterId, preference }: CounterQueue, now: number) {
  const rank =
    preference === 'quick'
      ? sql`(select 1 - service.is_quick from service where service.id = ticket.service_id)`
      : sql`coalesce((select counter_service.rank from counter_service
          where counter_service.counter_id = ${counterId}
            and counter_service.service_id = ticket.service_id), 999)`
  return sql`case when ticket.is_strict = 1 or ticket.base_at + ${maximum} < ${now} then 0 else ${rank} end`
}
