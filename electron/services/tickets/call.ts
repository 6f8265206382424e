import type { Actor } from '#domain/people.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import { ticketLabel } from '#domain/ticket.ts'
import { greetOnce } from '#db/queries/acknowledgements.ts'
import { insertDisplayCall, newestCallOf } from '#db/queries/display-calls.ts'
import { findCounter } from '#db/queries/office.ts'
import { coolingFor, nextTicketFor, servedBy } from '#db/queries/tickets.ts'
import { runCommand, type Unit } from '../command.ts'
import type { OfficeContext } from '../office-context.ts'
import { changeTicket, placeOf, refuseIfBusy, requireTicket, type Change } from './change.ts'

/**
 * Calls the next ticket of the actor's counter by the order of domain.md §2. Two counters at the same instant get
 * different tickets. Calling greets (domain.md §3). Refuses `counter.not_found` (the window is no counter),
 * `counter.busy`, `person.busy`, `counter.without_services`, `queue.empty`, `queue.cooling`.
 * @returns the id of the ticket that is now called here
 */
export function callNext(
  office: OfficeContext,
  actor: Actor,
  input: { readonly requestId: string },
): Promise<Result<{ readonly ticketId: string }>> {
  const command = { name: 'tickets.callNext', requestId: input.requestId, topics: ['tickets'] } as const
  return runCommand(office, actor, command, async (unit) => {
    const { counterId } = actor
    if (counterId === null) return refuse({ code: 'counter.not_found' })
    const free = await refuseIfBusy(unit)
    if (!free.ok) return free
    const next = await nextTicketFor(unit.trx, counterId, unit.now)
    if (next === null) return nobody(unit, counterId)
    const change = await changeTicket(unit, next, 'call')
    if (!change.ok) return change
    await announce(unit, change.value, counterId, 1)
    await greetBy(unit, change.value, 'call')
    return accept({ ticketId: next.id })
  })
}

async function nobody(unit: Unit, counterId: string): Promise<Result<never>> {
  const served = await servedBy(unit.trx, counterId).executeTakeFirst()
  if (served === undefined) {
    const counter = await findCounter(unit.trx, { id: counterId })
    return refuse({ code: 'counter.without_services', counter: counter?.number ?? 0 })
  }
  const { count, nextAt } = await coolingFor(unit.trx, counterId, unit.now)
  return count === 0 || nextAt === null
    ? refuse({ code: 'queue.empty' })
    : refuse({ code: 'queue.cooling', count, nextAt })
}

/**
 * Calls a client again who is already called here: the display shows the call once more. Not a transition: the
 * leg goes on. Refuses `ticket.not_found`, `ticket.changed`, `ticket.elsewhere`.
 */
export function callAgain(
  office: OfficeContext,
  actor: Actor,
  input: { readonly requestId: string; readonly ticketId: string },
): Promise<Result<null>> {
  const command = { name: 'tickets.callAgain', requestId: input.requestId, topics: ['tickets'] } as const
  return runCommand(office, actor, command, async (unit) => {
    const found = await requireTicket(unit, input.ticketId)
    if (!found.ok) return found
    const ticket = found.value
    const label = ticketLabel(ticket)
    if (ticket.volatile.state !== 'called')
      return refuse({ code: 'ticket.changed', ticket: label, state: ticket.volatile.state })
    if (actor.counterId === null || ticket.volatile.counterId !== actor.counterId)
      return refuse({
        code: 'ticket.elsewhere',
        ticket: label,
        place: (await placeOf(unit.trx, ticket)) ?? { counter: null, person: null },
      })
    const last = await newestCallOf(unit.trx, ticket.id)
    const eventId = await unit.append({ kind: 'ticket.recalled', ticketId: ticket.id })
    await announce(unit, { eventId, ticket, at: unit.now }, actor.counterId, (last?.times ?? 0) + 1)
    return accept(null)
  })
}

async function announce(unit: Unit, change: Change, counterId: string, times: number): Promise<void> {
  await insertDisplayCall(unit.trx, {
    id: unit.office.newId(),
    ticketId: change.ticket.id,
    counterId,
    businessDay: unit.office.dayAt(unit.now).name,
    calledAt: change.at,
    times,
  })
}

/** Calling a ticket, or attending it at once, greets its client if nobody has. */
export async function greetBy(unit: Unit, change: Change, kind: 'call' | 'attend'): Promise<void> {
  await greetOnce(unit.trx, {
    id: unit.office.newId(),
    ticketId: change.ticket.id,
    eventId: change.eventId,
    at: change.at,
    afterMs: Math.max(0, change.at - change.ticket.arrivalAt),
    personId: unit.actor.person?.id ?? null,
    kind,
  })
}
