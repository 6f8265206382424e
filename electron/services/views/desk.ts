import type { DeskView, OpenTicket, UndoOffer } from '#contract/views.ts'
import { timeIn } from '#domain/legs.ts'
import type { Actor } from '#domain/people.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import { ticketLabel, type Ticket } from '#domain/ticket.ts'
import { lastTransition } from '#domain/undo.ts'
import { deskToday } from '#db/queries/desk-today.ts'
import { newestCallOf } from '#db/queries/display-calls.ts'
import { newestTicketEventBy, ticketEvents } from '#db/queries/events.ts'
import { ticketLegs } from '#db/queries/legs.ts'
import { namedLines } from '#db/queries/lines.ts'
import { newestNotes } from '#db/queries/notes.ts'
import { counterServices, findCounter } from '#db/queries/office.ts'
import { ticketDetails } from '#db/queries/ticket-details.ts'
import { findTicket, openTicketOf } from '#db/queries/tickets.ts'
import { countWaiting } from '#db/queries/waiting.ts'
import type { OfficeContext } from '../office-context.ts'
import { presentTime } from '../present.ts'
import { queueOf } from '../tickets/next.ts'
import { heldView } from './held.ts'
import { nextRows } from './waiting.ts'

/** How many of those who wait a counter sees: the one it would call, and three after. */
const nextShown = 4

/** One desk as its window shows it: the ticket in hand, who comes next and why, what can be undone, today's figures. */
export async function deskView(office: OfficeContext, actor: Actor): Promise<DeskView> {
  const { db } = office.store
  const now = await presentTime(office)
  const counterId = actor.counterId
  const personId = actor.person?.id ?? null
  const counter = counterId === null ? null : await findCounter(db, { id: counterId })
  const open = await openTicketOf(
    db,
    counterId === null ? { counterId: null, personId } : { counterId, personId: null },
  )
  const [since, reason] = [counter?.pausedAt ?? null, counter?.pauseReason ?? null]
  const counts = await countWaiting(db, now, await queueOf(office, db, actor, now))
  const today = await deskToday(db, { counterId, personId }, office.dayAt(now).startAt)
  return {
    counter:
      counter === null
        ? null
        : {
            id: counter.id,
            number: counter.number,
            services: (await counterServices(db))
              .filter((service) => service.counterId === counter.id)
              .map((service) => service.name),
          },
    open: open === null ? null : await openTicketView(office, open, now),
    waiting: counts.total,
    cooling: counts.cooling,
    next: counterId === null ? [] : await nextRows(office, actor, now, nextShown),
    undo: personId === null ? null : await undoOffer(office, actor, personId, now),
    held: await heldView(office, actor),
    paused: since === null || reason === null ? null : { since, reason },
    today: {
      outOfOrder: today.outOfOrder,
      served: today.served,
      averageServiceMs:
        today.serviceMs === null || today.served === 0 ? null : Math.round(today.serviceMs / today.served),
      noShows: today.noShows,
    },
  }
}

/** The ticket in hand, read again after a call, so that the window shows what was stored. */
export async function openTicketViewById(
  office: OfficeContext,
  ticketId: string,
): Promise<Result<OpenTicket>> {
  const ticket = await findTicket(office.store.db, ticketId)
  if (ticket === null) return refuse({ code: 'ticket.not_found' })
  return accept(await openTicketView(office, ticket, await presentTime(office)))
}

async function openTicketView(office: OfficeContext, ticket: Ticket, now: number): Promise<OpenTicket> {
  const { db } = office.store
  const details = await ticketDetails(db, ticket.id)
  const legs = await ticketLegs(db, ticket.id)
  const call = await newestCallOf(db, ticket.id)
  const current = legs.findLast((leg) => !leg.isVoid)
  const called = legs.findLast((leg) => !leg.isVoid && leg.state === 'called')
  const { state } = ticket.volatile
  return {
    ticketId: ticket.id,
    label: ticketLabel(ticket),
    state: state === 'serving' ? 'serving' : 'called',
    personName: details.personName,
    serviceName: details.serviceName,
    priorityName: details.isSpecial ? details.priorityName : null,
    arrivalAt: ticket.arrivalAt,
    waitedMs: timeIn(legs, 'waiting', now),
    greetedAfterMs: details.greetedAfterMs,
    callCount: call?.times ?? ticket.volatile.callCount,
    notHereCount: ticket.volatile.notHereCount,
    notHereLimit: office.rules.notHereLimit,
    calledAt: called?.startedAt ?? null,
    announcedAt: call?.announcedAt ?? null,
    servingSince: state === 'serving' ? (current?.startedAt ?? null) : null,
    lines: await namedLines(db, ticket.id),
    note: (await newestNotes(db, [ticket.id])).get(ticket.id) ?? null,
  }
}

/** The person's own last step, while it is still a ticket's last transition, may be taken back, and the window is open. */
async function undoOffer(
  office: OfficeContext,
  actor: Actor,
  personId: string,
  now: number,
): Promise<UndoOffer | null> {
  const { db } = office.store
  const recent = await newestTicketEventBy(db, personId, now - office.rules.undoWindowMs)
  const undone = new Set(recent.map((event) => event.undoes))
  for (const event of recent) {
    if (event.ticketId === null || event.kind === 'ticket.undone' || undone.has(event.id)) continue
    // The end of a day is final.
    if (event.kind === 'ticket.not_served') continue
    const last = lastTransition(await ticketEvents(db, event.ticketId))
    if (last?.id !== event.id || last.personId !== actor.person?.id) continue
    const ticket = await findTicket(db, event.ticketId)
    if (ticket === null) continue
    return {
      eventId: event.id,
      ticketId: ticket.id,
      kind: last.kind,
      label: ticketLabel(ticket),
      until: last.at + office.rules.undoWindowMs,
    }
  }
  return null
}
