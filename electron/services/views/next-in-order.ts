import { isOpened } from '#domain/counter.ts'
import type { Actor } from '#domain/people.ts'
import type { Why } from '#domain/why-next.ts'
import { callableWithDetails, type WaitingDetails } from '#db/queries/waiting.ts'
import type { CounterQueue } from '#db/queries/waiting-order.ts'
import type { OfficeContext } from '../office-context.ts'
import { queueOf, whoseTurn } from '../tickets/next.ts'

/** One whom the counter may call, and what only this counter's list can say about the place. */
export interface NextInOrder {
  readonly row: WaitingDetails
  readonly atCounter: Why | null
}

/**
 * The first whom a counter would call, in the order in which it would, by the same queries that `callNext` takes them
 * with: what a clerk sees as next is who is called next.
 */
export async function nextInOrder(
  office: OfficeContext,
  actor: Actor,
  now: number,
  limit: number,
): Promise<NextInOrder[]> {
  const { db } = office.store
  const queue = await queueOf(office, db, actor, now)
  if (queue === null) return []
  const rows = await callableWithDetails(db, queue, now, limit, 'all')
  const listed = rows.map((row) => ({ row, atCounter: reason(office, queue, row, now) }))
  if ((await whoseTurn(office, db, queue.counterId, now)) === 'all') return listed
  const [general] = await callableWithDetails(db, queue, now, 1, 'general')
  if (general === undefined || listed[0]?.row.id === general.id) return listed
  const first: NextInOrder = {
    row: general,
    atCounter: { kind: 'general_turn', after: office.rules.strictRun ?? 0 },
  }
  return [first, ...listed.filter(({ row }) => row.id !== general.id)].slice(0, limit)
}

function reason(office: OfficeContext, queue: CounterQueue, row: WaitingDetails, now: number): Why | null {
  if (row.target_counter_id === queue.counterId) return { kind: 'for_counter' }
  if (row.target_person_id !== null && row.target_person_id === queue.personId) return { kind: 'for_person' }
  if (row.is_strict === 1) return null
  if (queue.preference !== 'none' && row.maxWaitMs !== null && row.base_at + row.maxWaitMs < now)
    return { kind: 'over_maximum', minutes: Math.round(row.maxWaitMs / 60_000) }
  const awayAt = row.target_counter_id === null ? row.targetPersonAwayAt : row.targetCounterAwayAt
  if (isOpened(awayAt, now, office.rules.absentOpensMs))
    return { kind: 'opened', counter: row.targetNumber, person: row.targetName }
  if (queue.preference === 'quick' && row.isQuick === 1) return { kind: 'preference_quick' }
  return queue.preference === 'skill' ? { kind: 'preference_skill' } : null
}
