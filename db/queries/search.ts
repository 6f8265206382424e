import type { ReadHandle } from '../schema.ts'
import { notVoid, one } from './constants.ts'
import { idsFromBefore } from './tickets.ts'

/**
 * Today's tickets, and earlier ones that are not over, by number ("A-12", "a12", "12") or by part of a name, newest
 * arrival first. Names are compared here:
 * SQLite's LIKE knows capitals of plain letters only, and "íñigo" must find "Íñigo".
 */
export async function findTickets(
  db: ReadHandle,
  filter: {
    readonly businessDay: string
    readonly prefix: string | null
    readonly number: number | null
    readonly name: string
  },
  limit: number,
) {
  const earlier = await idsFromBefore(db, filter.businessDay)
  let query = db
    .selectFrom('ticket')
    .innerJoin('service', 'service.id', 'ticket.service_id')
    .leftJoin('personal', (join) =>
      join.onRef('personal.subject_id', '=', 'ticket.id').on('personal.field', '=', 'name'),
    )
    .select([
      'ticket.id',
      'ticket.prefix',
      'ticket.number',
      'ticket.state',
      'ticket.arrival_at as arrivalAt',
      'personal.value as personName',
      'service.name as serviceName',
    ])
    .where((where) => {
      const today = where('ticket.business_day', '=', filter.businessDay)
      return earlier.length === 0 ? today : where.or([today, where('ticket.id', 'in', earlier)])
    })
    .orderBy('ticket.arrival_at', 'desc')
    .orderBy('ticket.id', 'desc')
  const { number, prefix, name } = filter
  if (number !== null) query = query.where('ticket.number', '=', number)
  if (prefix !== null) query = query.where('ticket.prefix', '=', prefix)
  if (number === null) query = query.where('personal.value', 'is not', null)
  const rows = await query.execute()
  const wanted = folded(name)
  return (number === null ? rows.filter((row) => folded(row.personName ?? '').includes(wanted)) : rows).slice(
    0,
    limit,
  )
}

/** Without capitals and accents. */
function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/** The counter of a ticket's newest leg that had one. */
export async function lastCounterNumber(db: ReadHandle, ticketId: string): Promise<number | null> {
  const row = await db
    .selectFrom('leg')
    .innerJoin('counter', 'counter.id', 'leg.counter_id')
    .select('counter.number')
    .where('leg.ticket_id', '=', ticketId)
    .where('leg.is_void', '=', notVoid)
    .orderBy('leg.position', 'desc')
    .limit(one)
    .executeTakeFirst()
  return row?.number ?? null
}
