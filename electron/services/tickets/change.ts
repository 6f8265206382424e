import { decideTransition, type TransitionRequest } from '#domain/transition.ts'
import type { Place } from '#domain/refusal.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import { ticketLabel, type Ticket } from '#domain/ticket.ts'
import { isOpen } from '#domain/ticket-state.ts'
import { closeOpenLeg, insertLeg } from '#db/queries/legs.ts'
import { moveTicket } from '#db/queries/move-ticket.ts'
import { findCounter } from '#db/queries/office.ts'
import { personalOf } from '#db/queries/personal.ts'
import { lockTicket, openTicketOf } from '#db/queries/tickets.ts'
import type { ReadHandle } from '#db/schema.ts'
import type { Unit } from '../unit.ts'

/** A transition that was written. */
export interface Change {
  readonly eventId: string
  readonly ticket: Ticket
  /** When it counts from: never before the ticket's last leg. */
  readonly at: number
}

/** What goes along with a transition. */
export interface ChangeTexts {
  readonly reason?: string | null
  readonly note?: string | null
  /** Besides what the ticket was before: ids, enums and numbers only. */
  readonly payload?: Readonly<Record<string, unknown>>
}

/** Reads a ticket that nobody else changes until the command ends; time is read after it. Refuses `ticket.not_found`. */
export async function requireTicket(unit: Unit, ticketId: string): Promise<Result<Ticket>> {
  const ticket = await lockTicket(unit.trx, ticketId)
  if (ticket === null) return refuse({ code: 'ticket.not_found' })
  await unit.tick()
  return accept(ticket)
}

/**
 * Writes one transition of domain.md §2: the row from the state it was read in, its leg closed and the next one
 * opened at the same instant, the event appended. Refuses what `decideTransition` refuses, and `ticket.changed`
 * when the row was no longer in that state.
 */
export async function changeTicket(
  unit: Unit,
  ticket: Ticket,
  request: TransitionRequest,
  texts: ChangeTexts = {},
): Promise<Result<Change>> {
  const { trx, actor, office } = unit
  const decided = decideTransition(ticket, request, {
    now: unit.now,
    counterId: actor.counterId,
    personId: actor.person?.id ?? null,
    rules: office.rules,
    openAt: await placeOf(trx, ticket),
    heldBy: await holderOf(trx, ticket),
  })
  if (!decided.ok) return decided
  const { to, event } = decided.value
  if (isOpen(ticket.volatile.state) && isOpen(to.state)) {
    // It may change hands: whoever goes on with a colleague's call must not have another one open.
    const free = await refuseIfBusy(unit, ticket.id)
    if (!free.ok) return free
  }
  if (!(await moveTicket(trx, ticket.id, ticket.volatile.state, to)))
    return refuse({ code: 'ticket.changed', ticket: ticketLabel(ticket), state: ticket.volatile.state })
  const changed = { ...ticket, volatile: to }
  const at = await goOn(unit, changed)
  const { payload, ...words } = texts
  const eventId = await unit.append({
    kind: event,
    at,
    ticketId: ticket.id,
    payload: { before: ticket.volatile, ...payload },
    ...words,
  })
  return accept({ eventId, ticket: changed, at })
}

/**
 * Ends the ticket's open leg and opens the one of its state at the same instant: legs touch and never overlap.
 * @returns that instant, never before the leg that ends began
 */
export async function goOn(unit: Unit, ticket: Ticket): Promise<number> {
  const startedAt = await closeOpenLeg(unit.trx, ticket.id, unit.now)
  await insertLeg(unit.trx, {
    id: unit.office.newId(),
    ticketId: ticket.id,
    state: ticket.volatile.state,
    startedAt,
    counterId: unit.actor.counterId,
    personId: unit.actor.person?.id ?? null,
    serviceId: ticket.volatile.serviceId,
  })
  return startedAt
}

/** The place where a ticket is open, for the sentence that names the taker; null when it is not open. */
export async function placeOf(db: ReadHandle, ticket: Ticket): Promise<Place | null> {
  const { state, counterId, personId } = ticket.volatile
  if (!isOpen(state)) return null
  const counter = counterId === null ? null : await findCounter(db, { id: counterId })
  const person = personId === null ? null : await personalOf(db, personId, 'name')
  return { counter: counter?.number ?? null, person }
}

/** Who holds a ticket; null when nobody does, or everybody. */
async function holderOf(db: ReadHandle, { volatile }: Ticket): Promise<string | null> {
  return volatile.heldById === null ? null : await personalOf(db, volatile.heldById, 'name')
}

/** Refuses a second open ticket, besides one that may be, at one counter or in one person's hands (domain.md §2). */
export async function refuseIfBusy(unit: Unit, besides?: string): Promise<Result<null>> {
  const { counterId, person } = unit.actor
  const open = await openTicketOf(unit.trx, { counterId, personId: person?.id ?? null }, besides)
  if (open === null) return accept(null)
  const label = ticketLabel(open)
  if (open.volatile.counterId === counterId) return refuse({ code: 'counter.busy', ticket: label })
  const place = (await placeOf(unit.trx, open)) ?? { counter: null, person: null }
  return refuse({ code: 'person.busy', ticket: label, place: { ...place, person: null } })
}
