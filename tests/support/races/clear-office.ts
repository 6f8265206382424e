import { sql } from 'kysely'
import { v7 } from 'uuid'
import type { Actor } from '#domain/people.ts'
import { toTicket } from '#db/queries/tickets.ts'
import type { Store } from '#db/store.ts'
import type { EventHeadTable } from '#db/schema.ts'
import { act } from './acts.ts'
import type { Station } from './station.ts'

/** Everybody who is still in the office leaves it by the use cases, wherever they are; counters are free again. */
export async function endDay(station: Station, reception: Actor): Promise<void> {
  const { db } = station.office.store
  const rows = await db.selectFrom('ticket').selectAll().where('state', 'in', ['called', 'serving', 'held']).execute() // prettier-ignore
  for (const { id, volatile } of rows.map(toTicket)) {
    // An open ticket belongs to its counter.
    const actor: Actor = { ...reception, counterId: volatile.counterId }
    const left = await station.do(act('leave', actor, { requestId: v7(), ticketId: id }))
    if (!left.ok) throw new Error(`nobody can go home: ${JSON.stringify(left)}`)
  }
  const closed = await station.do(act('closeDay', reception, { requestId: v7() }))
  if (!closed.ok) throw new Error(`the day does not end: ${JSON.stringify(closed)}`)
  await freeCounters(station.office.store)
}

async function freeCounters({ db }: Pick<Store, 'db'>): Promise<void> {
  await db
    .updateTable('counter')
    .set({ person_id: null, station_id: null, paused_at: null, pause_reason: null, away_at: 0 })
    .execute()
}

/** Rows that refer to others first. */
const visits = ['acknowledgement', 'display_call', 'leg', 'ticket_line', 'seal_head', 'seal', 'request', 'sign_in_attempt', 'number_counter'] as const // prettier-ignore

/**
 * No visit, no seal, and no event since some heads: past the product, which deletes nothing.
 * @param heads the ends of all chains when the office was new
 */
export async function emptyOffice(store: Pick<Store, 'db'>, heads: readonly EventHeadTable[]): Promise<void> {
  await store.db.transaction().execute(async (trx) => {
    for (const table of visits) await sql`delete from ${sql.table(table)}`.execute(trx)
    await trx
      .deleteFrom('event')
      .where((where) =>
        where.or(heads.map(({ station_id, seq }) => where.and({ station_id }).and('seq', '>', seq))),
      )
      .execute()
    for (const { station_id, ...head } of heads)
      await trx.updateTable('event_head').set(head).where('station_id', '=', station_id).execute()
    await trx.deleteFrom('ticket').execute()
    await sql`delete from personal where subject_id not in (select id from person)`.execute(trx)
  })
  await freeCounters(store)
}
