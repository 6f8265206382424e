import type { ServiceLine } from '#domain/service-lines.ts'
import type { ReadHandle, WriteHandle } from '../schema.ts'
import { notVoid } from './constants.ts'

/** What a client came for, in the order in which it was asked for. */
export function readLines(db: ReadHandle, ticketId: string): Promise<ServiceLine[]> {
  return db
    .selectFrom('ticket_line')
    .select(['id', 'service_id as serviceId', 'quantity', 'state'])
    .where('ticket_id', '=', ticketId)
    .where('is_void', '=', notVoid)
    .orderBy('position')
    .execute()
}

/** The lines of a ticket with their names, for a desk. */
export function namedLines(db: ReadHandle, ticketId: string) {
  return db
    .selectFrom('ticket_line')
    .innerJoin('service', 'service.id', 'ticket_line.service_id')
    .select([
      'ticket_line.id as lineId',
      'ticket_line.service_id as serviceId',
      'service.name as serviceName',
      'ticket_line.quantity',
      'ticket_line.state',
    ])
    .where('ticket_line.ticket_id', '=', ticketId)
    .where('ticket_line.is_void', '=', notVoid)
    .orderBy('ticket_line.position')
    .execute()
}

/**
 * Makes a ticket's lines what they are to be: changed ones are written, new ones added, and those that are no longer
 * there become void (an undo); no row is deleted.
 * @param before the lines as they were read in this transaction
 */
export async function writeLines(
  trx: WriteHandle,
  ticketId: string,
  before: readonly ServiceLine[],
  after: readonly ServiceLine[],
): Promise<void> {
  // At no moment are two active: what goes makes room first, then whoever gives up being active.
  for (const line of before.filter((known) => !after.some(({ id }) => id === known.id)))
    await trx.updateTable('ticket_line').set({ is_void: 1 }).where('id', '=', line.id).execute()
  const changed = after.filter((line) => before.some((known) => known.id === line.id && differs(known, line)))
  for (const line of changed.toSorted((a, b) => Number(a.state === 'active') - Number(b.state === 'active')))
    await trx
      .updateTable('ticket_line')
      .set({ service_id: line.serviceId, quantity: line.quantity, state: line.state })
      .where('id', '=', line.id)
      .execute()
  for (const line of after.filter(({ id }) => !before.some((known) => known.id === id)))
    await insertLine(trx, ticketId, line)
}

/** Adds a line after all others of its ticket, void ones too. */
async function insertLine(trx: WriteHandle, ticketId: string, line: ServiceLine): Promise<void> {
  const { position } = await trx
    .selectFrom('ticket_line')
    .select((select) => select.fn.max<number | null>('position').as('position'))
    .where('ticket_id', '=', ticketId)
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('ticket_line')
    .values({
      id: line.id,
      ticket_id: ticketId,
      service_id: line.serviceId,
      quantity: line.quantity,
      state: line.state,
      position: (position ?? 0) + 1,
    })
    .execute()
}

function differs(one: ServiceLine, other: ServiceLine): boolean {
  return one.serviceId !== other.serviceId || one.quantity !== other.quantity || one.state !== other.state
}
