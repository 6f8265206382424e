import type { FoundTicket, HistoryRow } from '#contract/views.ts'
import { ticketLabel } from '#domain/ticket.ts'
import { ticketEvents } from '#db/queries/events.ts'
import { findTickets, lastCounterNumber } from '#db/queries/search.ts'
import type { OfficeContext } from '../office-context.ts'
import { presentTime } from '../present.ts'

/** How many matches are enough to choose from. */
const limit = 20

const numberShape = /^([A-Za-z]{1,2})?[\s-]*(\d{1,6})$/

/**
 * Today's tickets by number or name, in whatever state they are, and those of earlier days that are not over.
 * @param text "A-12", "a12", "12" or part of a name
 */
export async function findView(office: OfficeContext, text: string): Promise<FoundTicket[]> {
  const { db } = office.store
  const match = numberShape.exec(text.trim())
  const businessDay = office.dayAt(await presentTime(office)).name
  const rows = await findTickets(
    db,
    {
      businessDay,
      prefix: match?.[1]?.toUpperCase() ?? null,
      number: match?.[2] === undefined ? null : Number(match[2]),
      name: text.trim(),
    },
    limit,
  )
  return Promise.all(
    rows.map(async (row) => ({
      ticketId: row.id,
      label: ticketLabel(row),
      state: row.state,
      personName: row.personName,
      serviceName: row.serviceName,
      arrivalAt: row.arrivalAt,
      counterNumber: await lastCounterNumber(db, row.id),
    })),
  )
}

/** A ticket's story, oldest first; steps that were taken back are marked. */
export async function historyView(office: OfficeContext, ticketId: string): Promise<HistoryRow[]> {
  const events = await ticketEvents(office.store.db, ticketId)
  const undone = new Set(events.map((event) => event.undoes))
  return events.map((event) => ({
    eventId: event.id,
    kind: event.kind,
    at: event.at,
    personName: event.personName,
    counterNumber: event.counterNumber,
    text: event.reason ?? event.note,
    undone: undone.has(event.id),
  }))
}
