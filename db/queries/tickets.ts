import type { ExpressionBuilder, Selectable } from 'kysely'
import type { Ticket } from '#domain/ticket.ts'
import { one, openAtDesk, waiting } from './constants.ts'
import { volatileColumns } from './volatile-columns.ts'
import type { ReadHandle, Schema, TicketTable, WriteHandle } from '../schema.ts'

type TicketRow = Selectable<TicketTable>

/** A row as the domain's ticket. */
export function toTicket(row: TicketRow): Ticket {
  return {
    id: row.id,
    businessDay: row.business_day,
    prefix: row.prefix,
    number: row.number,
    channel: row.channel,
    arrivalAt: row.arrival_at,
    serviceId: row.service_id,
    priorityId: row.priority_id,
    strict: row.is_strict === 1,
    accurate: row.is_accurate === 1,
    volatile: {
      state: row.state,
      counterId: row.counter_id,
      personId: row.person_id,
      baseAt: row.base_at,
      queueAt: row.queue_at,
      coolUntil: row.cool_until,
      notHereCount: row.not_here_count,
      callCount: row.call_count,
    },
  }
}

export async function findTicket(db: ReadHandle, id: string): Promise<Ticket | null> {
  const row = await db.selectFrom('ticket').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toTicket(row)
}

/** Adds a new ticket with its first service line. */
export async function insertTicket(trx: WriteHandle, ticket: Ticket, lineId: string): Promise<void> {
  await trx
    .insertInto('ticket')
    .values({
      id: ticket.id,
      business_day: ticket.businessDay,
      prefix: ticket.prefix,
      number: ticket.number,
      channel: ticket.channel,
      service_id: ticket.serviceId,
      priority_id: ticket.priorityId,
      is_strict: ticket.strict ? 1 : 0,
      is_accurate: ticket.accurate ? 1 : 0,
      arrival_at: ticket.arrivalAt,
      ...volatileColumns(ticket.volatile),
    })
    .execute()
  await trx
    .insertInto('ticket_line')
    .values({
      id: lineId,
      ticket_id: ticket.id,
      service_id: ticket.serviceId,
      quantity: 1,
      state: 'active',
      position: 1,
    })
    .execute()
}

/** The ticket that is called or being served at a counter or by a person, if any, besides one that is asked about. */
export async function openTicketOf(
  db: ReadHandle,
  place: { readonly counterId: string | null; readonly personId: string | null },
  besides?: string,
): Promise<Ticket | null> {
  let open = db.selectFrom('ticket').selectAll().where('state', 'in', openAtDesk)
  if (besides !== undefined) open = open.where('id', '!=', besides)
  const row =
    (place.counterId === null
      ? undefined
      : await open.where('counter_id', '=', place.counterId).executeTakeFirst()) ??
    (place.personId === null
      ? undefined
      : await open.where('person_id', '=', place.personId).executeTakeFirst())
  return row === undefined ? null : toTicket(row)
}

/**
 * The next ticket of a counter: the first of the waiting index that it serves and that does not cool down
 * (domain.md §2, "Order").
 */
export function nextTicketFor(db: ReadHandle, counterId: string, now: number): Promise<Ticket | null> {
  return firstCallable(db, { counterId }, now)
}

/**
 * The first who can be called in the queue of a counter, or of one service.
 * @param besides a ticket that is passed over
 */
export async function firstCallable(
  db: ReadHandle,
  queue: { readonly counterId: string } | { readonly serviceId: string },
  now: number,
  besides?: string,
): Promise<Ticket | null> {
  let query = waitingInOrder(db).selectAll('ticket').where(isCallable(now)).limit(one)
  query =
    'counterId' in queue
      ? query.where('ticket.service_id', 'in', servedBy(db, queue.counterId))
      : query.where('ticket.service_id', '=', queue.serviceId)
  if (besides !== undefined) query = query.where('ticket.id', '!=', besides)
  const row = await query.executeTakeFirst()
  return row === undefined ? null : toTicket(row)
}

/** Everybody who waits for one service, in order; who cools down stands where the order has them. */
export async function waitingFor(db: ReadHandle, serviceId: string): Promise<Ticket[]> {
  const rows = await waitingInOrder(db)
    .selectAll('ticket')
    .where('ticket.service_id', '=', serviceId)
    .execute()
  return rows.map(toTicket)
}

/** Does not cool down: was not missing a moment ago, or that moment is over. */
export function isCallable(now: number) {
  return (where: ExpressionBuilder<Schema, 'ticket'>) =>
    where.or([where('ticket.cool_until', 'is', null), where('ticket.cool_until', '<=', now)])
}

/** Those who wait, in the order of domain.md §2; the waiting index gives it without sorting. */
export function waitingInOrder(db: ReadHandle) {
  return db
    .selectFrom('ticket')
    .where('ticket.state', '=', waiting)
    .orderBy('is_strict', 'desc')
    .orderBy('queue_at')
    .orderBy('arrival_at')
    .orderBy('number')
    .orderBy('prefix')
}

/** Ids of the services a counter serves. */
export function servedBy(db: ReadHandle, counterId: string) {
  return db.selectFrom('counter_service').select('service_id').where('counter_id', '=', counterId)
}

/** How many wait for a counter's services and cannot be called yet, and when the first can. */
export async function coolingFor(db: ReadHandle, counterId: string, now: number) {
  return db
    .selectFrom('ticket')
    .select((select) => [select.fn.countAll<number>().as('count'), select.fn.min('cool_until').as('nextAt')])
    .where('state', '=', waiting)
    .where('service_id', 'in', servedBy(db, counterId))
    .where('cool_until', '>', now)
    .executeTakeFirstOrThrow()
}

/** Tickets still open or waiting from a business day before this one. */
export async function ticketsFromBefore(db: ReadHandle, businessDay: string): Promise<Ticket[]> {
  const rows = await db
    .selectFrom('ticket')
    .selectAll()
    .where('state', 'in', ['waiting', 'called', 'serving', 'held'])
    .where('business_day', '<', businessDay)
    .execute()
  return rows.map(toTicket)
}

/** Marks a visit that went on into another business day: its times are not what they seem (domain.md §2). */
export async function markInaccurate(trx: WriteHandle, id: string): Promise<void> {
  await trx.updateTable('ticket').set({ is_accurate: 0 }).where('id', '=', id).execute()
}
