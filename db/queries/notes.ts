import type { ReadHandle } from '../schema.ts'
import { stands } from './undone.ts'

/** The newest note that went along with each of these tickets, from whoever sent them on or put them on hold. */
export async function newestNotes(
  db: ReadHandle,
  ticketIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ticketIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('event')
    .innerJoin('personal', (join) =>
      join.onRef('personal.subject_id', '=', 'event.id').on('personal.field', '=', 'note'),
    )
    .select(['event.ticket_id as ticketId', 'personal.value as note'])
    .where('event.ticket_id', 'in', ticketIds)
    .where('event.kind', 'in', ['ticket.transferred', 'ticket.held'])
    .where(stands)
    .orderBy('event.at')
    .orderBy('event.id')
    .execute()
  const notes = new Map<string, string>()
  for (const { ticketId, note } of rows) if (ticketId !== null && note !== null) notes.set(ticketId, note)
  return notes
}
