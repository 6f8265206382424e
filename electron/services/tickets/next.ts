import type { Actor } from '#domain/people.ts'
import { isGeneralTurn } from '#domain/queue-order.ts'
import type { Ticket } from '#domain/ticket.ts'
import { firstCallable, firstOf, lastCallsStrict } from '#db/queries/next-ticket.ts'
import { findCounter, lockCounter } from '#db/queries/office.ts'
import type { CounterQueue, DeskQueue } from '#db/queries/waiting-order.ts'
import type { ReadHandle } from '#db/schema.ts'
import type { OfficeContext } from '../office-context.ts'
import type { Unit } from '../unit.ts'

/** A counter's queue, and whether the counter stands still. */
export interface AskingCounter extends CounterQueue {
  readonly pausedAt: number | null
}

/** The queue of the counter that asks, as it stands now; null when the window is no counter. */
export async function queueOf(
  office: OfficeContext,
  db: ReadHandle,
  actor: Actor,
  now: number,
): Promise<AskingCounter | null> {
  if (actor.counterId === null) return null
  const counter = await findCounter(db, { id: actor.counterId })
  return counter === null ? null : queueAt(counter, office, actor, now)
}

/** The same for a counter that is about to call: at no other window of it anybody calls, pauses or signs in meanwhile. */
export async function lockQueue({ office, trx, actor, now }: Unit): Promise<AskingCounter | null> {
  if (actor.counterId === null) return null
  const counter = await lockCounter(trx, actor.counterId)
  return counter === null ? null : queueAt(counter, office, actor, now)
}

function queueAt(
  counter: NonNullable<Awaited<ReturnType<typeof findCounter>>>,
  office: OfficeContext,
  actor: Actor,
  now: number,
): AskingCounter {
  return {
    counterId: counter.id,
    personId: actor.person?.id ?? null,
    preference: counter.preference,
    awayBefore: now - office.rules.absentOpensMs,
    pausedAt: counter.pausedAt,
  }
}

/**
 * Whether a counter calls by the order, or has called so many strict priorities in a row that a general client is next
 * ("n strict, then one general", domain.md §2).
 */
export async function whoseTurn(
  office: OfficeContext,
  db: ReadHandle,
  counterId: string,
  now: number,
): Promise<'all' | 'general'> {
  const { strictRun } = office.rules
  if (strictRun === null) return 'all'
  const calls = await lastCallsStrict(db, counterId, office.dayAt(now).startAt, strictRun)
  return isGeneralTurn(calls, strictRun) ? 'general' : 'all'
}

/**
 * Whether a desk that takes this ticket now passes somebody whom it would call before: among the counter's services, or
 * for the same one at a desk without a number. Who cools down, or waits for a colleague who is there, is not passed.
 */
export async function passesOthers({ office, trx, actor, now }: Unit, ticket: Ticket): Promise<boolean> {
  const counter = await queueOf(office, trx, actor, now)
  const turn = counter === null ? 'all' : await whoseTurn(office, trx, counter.counterId, now)
  const queue: DeskQueue = counter ?? {
    serviceId: ticket.volatile.serviceId,
    personId: actor.person?.id ?? null,
    awayBefore: now - office.rules.absentOpensMs,
  }
  const general = turn === 'general' ? await firstCallable(trx, queue, now, 'general') : null
  const first = general ?? (await firstCallable(trx, queue, now, 'all'))
  if (first === null || first.id === ticket.id) return false
  if (general !== null && ticket.strict) return true
  return (await firstOf(trx, queue, now, [first.id, ticket.id])) === first.id
}
