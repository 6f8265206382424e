import type { Selectable } from 'kysely'
import type { Ticket } from '#domain/ticket.ts'
import { openAtDesk, unfinished, waiting } from './constants.ts'
import { volatileColumns } from './volatile-columns.ts'
import { prepared, preparedPerShape } from '../prepared.ts'
import type { ReadHandle, TicketTable, WriteHandle } from '../schema.ts'

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
    appointmentAt: row.appointment_at,
    priorityId: row.priority_id,
    strict: row.is_strict === 1,
    accurate: row.is_accurate === 1,
    volatile: {
      state: row.state,
      serviceId: row.service_id,
      counterId: row.counter_id,
      personId: row.person_id,
      baseAt: row.base_at,
      queueAt: row.queue_at,
      coolUntil: row.cool_until,
      notHereCount: row.not_here_count,
      callCount: row.call_count,
      targetCounterId: row.target_counter_id,
      targetPersonId: row.target_person_id,
      heldById: row.held_by_id,
    },
  }
}

export async function findTicket(db: ReadHandle, id: string): Promise<Ticket | null> {
  const row = await db.selectFrom('ticket').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toTicket(row)
}

/** A ticket that nobody else changes until the transaction ends; waited for if somebody is changing it. */
export async function lockTicket(trx: WriteHandle, id: string): Promise<Ticket | null> {
  const row = await trx.selectFrom('ticket').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
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
      priority_id: ticket.priorityId,
      is_strict: ticket.strict ? 1 : 0,
      is_accurate: ticket.accurate ? 1 : 0,
      arrival_at: ticket.arrivalAt,
      appointment_at: ticket.appointmentAt,
      ...volatileColumns(ticket.volatile),
    })
    .execute()
  await trx
    .insertInto('ticket_line')
    .values({
      id: lineId,
      ticket_id: ticket.id,
      service_id: ticket.volatile.serviceId,
      quantity: 1,
      state: 'active',
      position: 1,
    })
    .execute()
}

interface DeskPlace {
  readonly counterId: string | null
  readonly personId: string | null
}

/** The ticket that is called or being served at a counter or by a person, if any, besides one that is asked about. */
export async function openTicketOf(
  db: ReadHandle,
  place: DeskPlace,
  besides?: string,
): Promise<Ticket | null> {
  const { counterId, personId } = place
  if (counterId === null && personId === null) return null
  const find = openAt({ atCounter: counterId !== null, byPerson: personId !== null })
  const open = (await find(db, place)).rows.filter(({ id }) => id !== besides)
  const row = open.find((each) => each.counter_id === counterId) ?? open[0]
  return row === undefined ? null : toTicket(row)
}

/** Each by the index that keeps it single: with "or" between them, all tickets there ever were would be read. */
const openAt = preparedPerShape(
  ({ atCounter, byPerson }: { readonly atCounter: boolean; readonly byPerson: boolean }) =>
    prepared((db, { counterId, personId }: DeskPlace) => {
      const at = (column: 'counter_id' | 'person_id', id: string | null) =>
        db.selectFrom('ticket').selectAll().where('state', 'in', openAtDesk).where(column, '=', id)
      if (!atCounter) return at('person_id', personId)
      return byPerson
        ? at('counter_id', counterId).unionAll(at('person_id', personId))
        : at('counter_id', counterId)
    }),
)

/** Ids of tickets still open, held or waiting from a business day before this one; asked twice a minute. */
export async function idsFromBefore(db: ReadHandle, businessDay: string): Promise<string[]> {
  const rows = await db
    .selectFrom('ticket')
    .select('id')
    .where('state', 'in', unfinished)
    .where('business_day', '<', businessDay)
    .execute()
  return rows.map(({ id }) => id)
}

/** Tickets still open or waiting from a business day before this one, locked. */
export async function ticketsFromBefore(trx: WriteHandle, businessDay: string): Promise<Ticket[]> {
  const ids = await idsFromBefore(trx, businessDay)
  if (ids.length === 0) return []
  const rows = await trx
    .selectFrom('ticket')
    .selectAll()
    .where('id', 'in', ids)
    .where('state', 'in', ['waiting', 'called', 'serving', 'held'])
    // In one order for everybody: two who lock several rows never wait for each other.
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(toTicket)
}

/** Everybody who waits, locked. */
export async function waitingTickets(trx: WriteHandle): Promise<Ticket[]> {
  const rows = await trx
    .selectFrom('ticket')
    .selectAll()
    .where('state', '=', waiting)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(toTicket)
}

/** Marks a visit that went on into another business day: its times are not what they seem (domain.md §2). */
export async function markInaccurate(trx: WriteHandle, id: string): Promise<void> {
  await trx.updateTable('ticket').set({ is_accurate: 0 }).where('id', '=', id).execute()
}
