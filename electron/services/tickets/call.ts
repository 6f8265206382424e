import type { Actor } from '#domain/people.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import { ticketLabel, type Ticket } from '#domain/ticket.ts'
import { greetOnce } from '#db/queries/acknowledgements.ts'
import { insertDisplayCall, newestCallOf } from '#db/queries/display-calls.ts'
import { coolingFor, takeNext } from '#db/queries/next-ticket.ts'
import { findCounter, lockCounter } from '#db/queries/office.ts'
import { servedBy, type CounterQueue } from '#db/queries/waiting-order.ts'
import { runCommand } from '../command.ts'
import type { OfficeContext } from '../office-context.ts'
import type { Unit } from '../unit.ts'
import { changeTicket, placeOf, refuseIfBusy, requireTicket, type Change } from './change.ts'
import { lockQueue, passesOthers, whoseTurn } from './next.ts'
import type { OnTicket } from './steps.ts'

/**
 * Calls the next ticket of the actor's counter by the order of domain.md §2. Two counters at the same instant get
 * different tickets. Calling greets (domain.md §3). Refuses `counter.not_found` (the window is no counter),
 * `counter.paused`, `counter.busy`, `person.busy`, `counter.without_services`, `queue.empty`, `queue.cooling`.
 * @returns the id of the ticket that is now called here
 */
export function callNext(
  office: OfficeContext,
  actor: Actor,
  input: { readonly requestId: string },
): Promise<Result<{ readonly ticketId: string }>> {
  const command = { name: 'tickets.callNext', requestId: input.requestId, topics: ['tickets'] } as const
  return runCommand(office, actor, command, async (unit) => {
    const ready = await readyToCall(unit)
    if (!ready.ok) return ready
    const queue = ready.value
    const turn = await whoseTurn(office, unit.trx, queue.counterId, unit.now)
    const general = turn === 'general' ? await takeNext(unit.trx, queue, unit.now, 'general') : null
    const next = general ?? (await takeNext(unit.trx, queue, unit.now, 'all'))
    if (next === null) return nobody(unit, queue)
    return callHere(unit, next, queue.counterId, false, null)
  })
}

/**
 * Calls a chosen ticket before others who stand before: out of order, with a reason, counted (domain.md §2). Whoever
 * was next anyway is called without being counted. Refuses what `callNext` refuses of the counter, `ticket.not_found`,
 * and `ticket.taken`, `ticket.changed`, `ticket.cooling`.
 */
export function callChosen(
  office: OfficeContext,
  actor: Actor,
  input: OnTicket & { readonly reason: string },
): Promise<Result<{ readonly ticketId: string }>> {
  const command = { name: 'tickets.callChosen', requestId: input.requestId, topics: ['tickets'] } as const
  return runCommand(office, actor, command, async (unit) => {
    const ready = await readyToCall(unit)
    if (!ready.ok) return ready
    const found = await requireTicket(unit, input.ticketId)
    if (!found.ok) return found
    const outOfOrder = await passesOthers(unit, found.value)
    return callHere(unit, found.value, ready.value.counterId, outOfOrder, input.reason)
  })
}

/** A counter that works, with nothing open at it. */
async function readyToCall(unit: Unit): Promise<Result<CounterQueue>> {
  const queue = await lockQueue(unit)
  if (queue === null) return refuse({ code: 'counter.not_found' })
  if (queue.pausedAt !== null) return refuse({ code: 'counter.paused', since: queue.pausedAt })
  const free = await refuseIfBusy(unit)
  return free.ok ? accept(queue) : free
}

/** Refuses `counter.paused`: whoever serves during a pause is not on a pause. */
export function refuseIfPaused(unit: Unit): Promise<Result<null>> {
  return refuseIfPausedAt(unit, unit.actor.counterId)
}

/** The same of some counter; a desk without a number is never paused. */
export async function refuseIfPausedAt(unit: Unit, counterId: string | null): Promise<Result<null>> {
  const counter = counterId === null ? null : await lockCounter(unit.trx, counterId)
  const since = counter?.pausedAt ?? null
  return since === null ? accept(null) : refuse({ code: 'counter.paused', since })
}

async function callHere(
  unit: Unit,
  ticket: Ticket,
  counterId: string,
  outOfOrder: boolean,
  reason: string | null,
): Promise<Result<{ readonly ticketId: string }>> {
  const change = await changeTicket(unit, ticket, { name: 'call', outOfOrder }, { reason })
  if (!change.ok) return change
  await announce(unit, change.value, counterId, 1)
  await greetBy(unit, change.value, 'call')
  return accept({ ticketId: ticket.id })
}

async function nobody(unit: Unit, queue: CounterQueue): Promise<Result<never>> {
  const { count, nextAt } = await coolingFor(unit.trx, queue, unit.now)
  if (count > 0 && nextAt !== null) return refuse({ code: 'queue.cooling', count, nextAt })
  const served = await servedBy(unit.trx, queue.counterId).executeTakeFirst()
  if (served !== undefined) return refuse({ code: 'queue.empty' })
  const counter = await findCounter(unit.trx, { id: queue.counterId })
  return refuse({ code: 'counter.without_services', counter: counter?.number ?? 0 })
}

/**
 * Calls a client again who is already called here: the display shows the call once more. Not a transition: the
 * leg goes on. Refuses `ticket.not_found`, `ticket.changed`, `ticket.elsewhere`.
 */
export function callAgain(office: OfficeContext, actor: Actor, input: OnTicket): Promise<Result<null>> {
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
