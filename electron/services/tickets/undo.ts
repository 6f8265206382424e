import { z } from 'zod'
import type { Actor } from '#domain/people.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import { ticketLabel, type Ticket } from '#domain/ticket.ts'
import { lineStates } from '#domain/service-lines.ts'
import { isOpen, ticketStates } from '#domain/ticket-state.ts'
import { decideUndo, type UndoableEntry } from '#domain/undo.ts'
import { voidGreetingOf } from '#db/queries/acknowledgements.ts'
import { isSignedIn } from '#db/queries/active.ts'
import { restoreCall, withdrawCalls } from '#db/queries/display-calls.ts'
import { payloadOf, ticketEvents } from '#db/queries/events.ts'
import { reopenPreviousLeg } from '#db/queries/legs.ts'
import { moveTicket } from '#db/queries/move-ticket.ts'
import { readLines, writeLines } from '#db/queries/lines.ts'
import { findCounter, lockCounter } from '#db/queries/office.ts'
import { openTicketOf } from '#db/queries/tickets.ts'
import { runCommand } from '../command.ts'
import type { OfficeContext } from '../office-context.ts'
import type { Unit } from '../unit.ts'
import { refuseIfPausedAt } from './call.ts'
import { goOn, requireTicket } from './change.ts'

/** What a transition keeps of the ticket before it, in its event. */
const payloadShape = z.object({
  before: z.object({
    state: z.enum(ticketStates),
    serviceId: z.string(),
    counterId: z.string().nullable(),
    personId: z.string().nullable(),
    baseAt: z.number(),
    queueAt: z.number(),
    coolUntil: z.number().nullable(),
    notHereCount: z.number(),
    callCount: z.number(),
    targetCounterId: z.string().nullable(),
    targetPersonId: z.string().nullable(),
    heldById: z.string().nullable(),
  }),
  /** Only where the step changed them. */
  lines: z
    .array(
      z.object({
        id: z.string(),
        serviceId: z.string(),
        quantity: z.number(),
        state: z.enum(lineStates),
      }),
    )
    .optional(),
})

type Payload = z.infer<typeof payloadShape>

export interface UndoInput {
  readonly requestId: string
  readonly ticketId: string
  /** The event that the screen offered to undo. */
  readonly eventId: string
}

/**
 * Takes back the last transition of a ticket (domain.md §2, "Undo"): the leg becomes void, the previous one is open
 * again, call count and automatic greeting are taken back, the display forgets the call. Undoing an issue voids the
 * ticket: its number keeps its row. Refuses `undo.nothing`, `undo.changed`, `undo.not_yours`, `undo.too_late`,
 * `undo.counter_busy`, `counter.paused`, `ticket.elsewhere` (it was open at another desk), `ticket.not_found`.
 */
export function undoStep(
  office: OfficeContext,
  actor: Actor,
  input: UndoInput,
): Promise<Result<{ readonly label: string }>> {
  const command = { name: 'tickets.undo', requestId: input.requestId, topics: ['tickets'] } as const
  return runCommand(office, actor, command, async (unit) => {
    await lockPlaceBefore(unit, input.eventId)
    const found = await requireTicket(unit, input.ticketId)
    if (!found.ok) return found
    const ticket = found.value
    const label = ticketLabel(ticket)
    const events = await ticketEvents(unit.trx, ticket.id)
    const decided = decideUndo(events, {
      eventId: input.eventId,
      personId: actor.person?.id ?? null,
      now: unit.now,
      undoWindowMs: office.rules.undoWindowMs,
      label,
    })
    if (!decided.ok) return decided
    const entry = decided.value
    const payload = events.find(({ id }) => id === entry.id)?.payload ?? '{}'
    const undone =
      entry.kind === 'ticket.issued'
        ? await undoIssue(unit, ticket)
        : await takeBack(unit, ticket, payloadShape.parse(JSON.parse(payload)))
    if (!undone.ok) return undone
    await unit.append({ kind: 'ticket.undone', ticketId: ticket.id, undoes: entry.id })
    await voidGreetingOf(unit.trx, ticket.id, entry.id)
    await correctDisplay(unit, ticket.id, entry)
    return accept({ label })
  })
}

/** The counter where the client would be in hand again, before the ticket: in the order of whoever calls there. */
async function lockPlaceBefore(unit: Unit, eventId: string): Promise<void> {
  const payload = payloadShape.safeParse(JSON.parse((await payloadOf(unit.trx, eventId)) ?? '{}'))
  const before = payload.data?.before
  if (before === undefined || !isOpen(before.state) || before.counterId === null) return
  await lockCounter(unit.trx, before.counterId)
}

async function takeBack(unit: Unit, ticket: Ticket, { before, lines }: Payload): Promise<Result<null>> {
  if (isOpen(before.state)) {
    // Whoever moved to another desk since cannot open it over there: nobody would be with the client.
    if (before.counterId !== unit.actor.counterId) return elsewhere(unit, ticket, before.counterId)
    const working = await refuseIfPausedAt(unit, before.counterId)
    if (!working.ok) return working
    const open = await openTicketOf(unit.trx, before, ticket.id)
    if (open !== null) return refuse({ code: 'undo.counter_busy', ticket: ticketLabel(open) })
  }
  const to = { ...before, heldById: await stillHolding(unit, before.heldById) }
  if (!(await moveTicket(unit.trx, ticket.id, ticket.volatile.state, to)))
    return refuse({ code: 'undo.changed', ticket: ticketLabel(ticket) })
  await reopenPreviousLeg(unit.trx, ticket.id)
  if (lines !== undefined) await writeLines(unit.trx, ticket.id, await readLines(unit.trx, ticket.id), lines)
  return accept(null)
}

/** Whose own hold it is again: nobody's, if they have gone since (domain.md §2: on sign-out it becomes shared). */
async function stillHolding(unit: Unit, heldById: string | null): Promise<string | null> {
  return heldById !== null && (await isSignedIn(unit.trx, heldById)) ? heldById : null
}

async function elsewhere(unit: Unit, ticket: Ticket, counterId: string | null): Promise<Result<never>> {
  const counter = counterId === null ? null : await findCounter(unit.trx, { id: counterId })
  const place = { counter: counter?.number ?? null, person: null }
  return refuse({ code: 'ticket.elsewhere', ticket: ticketLabel(ticket), place })
}

/** There is nothing before an issue to go back to: the number stays, voided. */
async function undoIssue(unit: Unit, ticket: Ticket): Promise<Result<null>> {
  const voided = { ...ticket, volatile: { ...ticket.volatile, state: 'voided' as const } }
  await moveTicket(unit.trx, ticket.id, ticket.volatile.state, voided.volatile)
  await goOn(unit, voided)
  return accept(null)
}

/** A call taken back leaves the display; a step that had withdrawn the call gives it back. */
async function correctDisplay(unit: Unit, ticketId: string, entry: UndoableEntry): Promise<void> {
  if (entry.kind === 'ticket.called' || entry.kind === 'ticket.called_out_of_order')
    await withdrawCalls(unit.trx, ticketId, unit.now, entry.at)
  else if (entry.kind === 'ticket.returned' || entry.kind === 'ticket.voided')
    await restoreCall(unit.trx, ticketId, entry.at)
}
