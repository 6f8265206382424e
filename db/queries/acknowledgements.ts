import { prepared } from '../prepared.ts'
import type { AcknowledgementTable, WriteHandle } from '../schema.ts'
import { notVoid } from './constants.ts'

export interface NewAcknowledgement {
  readonly id: string
  readonly ticketId: string
  readonly eventId: string
  readonly at: number
  /** ms since arrival. */
  readonly afterMs: number
  readonly personId: string | null
  readonly kind: AcknowledgementTable['kind']
}

/** Records the first greeting of a ticket; a later one changes nothing. */
export async function greetOnce(trx: WriteHandle, greeting: NewAcknowledgement): Promise<boolean> {
  const { numAffectedRows } = await insertFirst(trx, greeting)
  return numAffectedRows === 1n
}

const insertFirst = prepared((db, greeting: NewAcknowledgement) =>
  db
    .insertInto('acknowledgement')
    .values({
      id: greeting.id,
      ticket_id: greeting.ticketId,
      event_id: greeting.eventId,
      at: greeting.at,
      after_ms: greeting.afterMs,
      person_id: greeting.personId,
      kind: greeting.kind,
      is_void: 0,
    })
    .onConflict((conflict) => conflict.column('ticket_id').where('is_void', '=', notVoid).doNothing()),
)

/** Takes back the greeting that an event made by itself. */
export async function voidGreetingOf(trx: WriteHandle, ticketId: string, eventId: string): Promise<void> {
  await trx
    .updateTable('acknowledgement')
    .set({ is_void: 1 })
    .where('ticket_id', '=', ticketId)
    .where('is_void', '=', notVoid)
    .where('event_id', '=', eventId)
    .execute()
}
