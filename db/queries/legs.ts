import { sql } from 'kysely'
import { prepared } from '../prepared.ts'
import type { ReadHandle, WriteHandle } from '../schema.ts'
import type { TicketState } from '#domain/ticket-state.ts'
import { notVoid, one } from './constants.ts'

export interface NewLeg {
  readonly id: string
  readonly ticketId: string
  readonly state: TicketState
  /** ms since the epoch. */
  readonly startedAt: number
  readonly counterId: string | null
  readonly personId: string | null
  readonly serviceId: string
}

/** The leg a ticket is in now. */
export async function openLeg(db: ReadHandle, ticketId: string) {
  return db
    .selectFrom('leg')
    .select(['id', 'started_at as startedAt', 'state'])
    .where('ticket_id', '=', ticketId)
    .where('ended_at', 'is', null)
    .where('is_void', '=', notVoid)
    .executeTakeFirstOrThrow()
}

/**
 * Ends the open leg of a ticket now, or at its start when the clock was behind then: no leg is negative.
 * @param now ms since the epoch
 * @returns when it ended: the instant at which the next one starts
 */
export async function closeOpenLeg(trx: WriteHandle, ticketId: string, now: number): Promise<number> {
  const [row] = (await endLeg(trx, { ticketId, now })).rows
  if (row === undefined) throw new Error(`ticket ${ticketId} is in no leg`)
  return row.endedAt ?? now
}

const endLeg = prepared((db, { ticketId, now }: { readonly ticketId: string; readonly now: number }) =>
  db
    .updateTable('leg')
    .set({ ended_at: sql<number>`case when started_at > ${now} then started_at else ${now} end` })
    .where('ticket_id', '=', ticketId)
    .where('ended_at', 'is', null)
    .where('is_void', '=', notVoid)
    .returning('ended_at as endedAt'),
)

/** Opens a leg after all others of its ticket, void ones too. */
export async function insertLeg(trx: WriteHandle, leg: NewLeg): Promise<void> {
  await insertAfterAll(trx, leg)
}

const insertAfterAll = prepared((db, leg: NewLeg) =>
  db.insertInto('leg').values({
    id: leg.id,
    ticket_id: leg.ticketId,
    position: (insert) =>
      insert
        .selectFrom('leg')
        .select(sql<number>`coalesce(max(position), 0) + 1`.as('position'))
        .where('ticket_id', '=', leg.ticketId),
    state: leg.state,
    started_at: leg.startedAt,
    ended_at: null,
    counter_id: leg.counterId,
    person_id: leg.personId,
    service_id: leg.serviceId,
    is_void: 0,
  }),
)

/** Takes back the open leg and opens the one before it again (domain.md §2, "Undo"). */
export async function reopenPreviousLeg(trx: WriteHandle, ticketId: string): Promise<void> {
  const open = await openLeg(trx, ticketId)
  await trx
    .updateTable('leg')
    .set({ is_void: 1, ended_at: open.startedAt })
    .where('id', '=', open.id)
    .execute()
  const previous = await trx
    .selectFrom('leg')
    .select('id')
    .where('ticket_id', '=', ticketId)
    .where('is_void', '=', notVoid)
    .orderBy('position', 'desc')
    .limit(one)
    .executeTakeFirstOrThrow()
  await trx.updateTable('leg').set({ ended_at: null }).where('id', '=', previous.id).execute()
}

/** All legs of a ticket in order, void ones too. */
export async function ticketLegs(db: ReadHandle, ticketId: string) {
  const rows = await db
    .selectFrom('leg')
    .select(['state', 'started_at as startedAt', 'ended_at as endedAt', 'is_void', 'counter_id as counterId'])
    .where('ticket_id', '=', ticketId)
    .orderBy('position')
    .execute()
  return rows.map(({ is_void, ...leg }) => ({ ...leg, isVoid: is_void === 1 }))
}
