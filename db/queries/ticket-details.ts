import type { ReadHandle } from '../schema.ts'
import { notVoid } from './constants.ts'

/** What a desk shows of a ticket besides its state. */
export async function ticketDetails(db: ReadHandle, ticketId: string) {
  const row = await db
    .selectFrom('ticket')
    .innerJoin('service', 'service.id', 'ticket.service_id')
    .innerJoin('priority', 'priority.id', 'ticket.priority_id')
    .leftJoin('personal', (join) =>
      join.onRef('personal.subject_id', '=', 'ticket.id').on('personal.field', '=', 'name'),
    )
    .leftJoin('acknowledgement', (join) =>
      join.onRef('acknowledgement.ticket_id', '=', 'ticket.id').on('acknowledgement.is_void', '=', notVoid),
    )
    .select([
      'service.name as serviceName',
      'priority.name as priorityName',
      'priority.head_start_ms as headStartMs',
      'priority.is_strict as isStrict',
      'personal.value as personName',
      'acknowledgement.after_ms as greetedAfterMs',
    ])
    .where('ticket.id', '=', ticketId)
    .executeTakeFirstOrThrow()
  return { ...row, isSpecial: row.headStartMs > 0 || row.isStrict === 1 }
}
