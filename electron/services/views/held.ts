import type { HeldRow } from '#contract/views.ts'
import type { Actor } from '#domain/people.ts'
import { ticketLabel } from '#domain/ticket.ts'
import { heldTickets } from '#db/queries/held.ts'
import { newestNotes } from '#db/queries/notes.ts'
import type { OfficeContext } from '../office-context.ts'

/** Everybody on hold: this person's own first, then the shared ones, then those of others; each the longest first. */
export async function heldView(office: OfficeContext, actor: Actor): Promise<HeldRow[]> {
  const { db } = office.store
  const me = actor.person?.id ?? null
  const held = await heldTickets(db)
  const notes = await newestNotes(db, held.map(({ id }) => id)) // prettier-ignore
  const rank = (heldById: string | null): number => (heldById === null ? 1 : heldById === me ? 0 : 2)
  return held
    .toSorted((a, b) => rank(a.heldById) - rank(b.heldById) || a.heldSince - b.heldSince)
    .map((row) => ({
      ticketId: row.id,
      label: ticketLabel(row),
      personName: row.personName,
      serviceName: row.serviceName,
      heldSince: row.heldSince,
      heldBy: row.heldById === null ? null : (row.heldBy ?? ''),
      counterNumber: row.counterNumber,
      note: notes.get(row.id) ?? null,
      mayResume: row.heldById === null || row.heldById === me,
    }))
}
