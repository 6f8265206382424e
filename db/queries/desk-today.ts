import { sql } from 'kysely'
import type { ReadHandle } from '../schema.ts'
import { notVoid } from './constants.ts'
import { stands } from './undone.ts'

/** What a desk did on a business day: served visits, their mean service time, and who did not come. */
export async function deskToday(
  db: ReadHandle,
  desk: { readonly counterId: string | null; readonly personId: string | null },
  since: number,
) {
  let query = db
    .selectFrom('leg')
    .innerJoin('ticket', 'ticket.id', 'leg.ticket_id')
    .select([
      sql<number>`count(distinct case when leg.state = 'serving' and ticket.state = 'finished' then ticket.id end)`.as(
        'served',
      ),
      sql<number | null>`sum(case when leg.state = 'serving' and ticket.state = 'finished'
        then leg.ended_at - leg.started_at end)`.as('serviceMs'),
      sql<number>`count(distinct case when leg.state = 'called' and ticket.state = 'no_show' then ticket.id end)`.as(
        'noShows',
      ),
    ])
    .where('leg.is_void', '=', notVoid)
    .where('leg.started_at', '>=', since)
  // Through the legs: a desk has few of them, and an index finds them.
  let passed = db
    .selectFrom('leg')
    .innerJoin('event', (join) =>
      join.onRef('event.ticket_id', '=', 'leg.ticket_id').onRef('event.at', '=', 'leg.started_at'),
    )
    .select((select) => select.fn.count<number>('event.id').distinct().as('outOfOrder'))
    .where('event.kind', 'in', ['ticket.called_out_of_order', 'ticket.attended_out_of_order'])
    .where(stands)
    .where('leg.is_void', '=', notVoid)
    .where('leg.started_at', '>=', since)
  if (desk.counterId === null) {
    query = query.where('leg.person_id', '=', desk.personId)
    passed = passed.where('leg.person_id', '=', desk.personId)
  } else {
    query = query.where('leg.counter_id', '=', desk.counterId)
    passed = passed.where('leg.counter_id', '=', desk.counterId)
  }
  return { ...(await query.executeTakeFirstOrThrow()), ...(await passed.executeTakeFirstOrThrow()) }
}
