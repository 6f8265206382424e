import type { InputOf } from '#contract/contract.ts'
import type { EventKind } from '#domain/events.ts'
import type { Actor } from '#domain/people.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import { addLine, correctLine, currentLine, takeUpLine, type ServiceLine } from '#domain/service-lines.ts'
import { ticketLabel, type Ticket } from '#domain/ticket.ts'
import { readLines, writeLines } from '#db/queries/lines.ts'
import { moveTicket } from '#db/queries/move-ticket.ts'
import { isActiveService, serviceName } from '#db/queries/active.ts'
import { runCommand } from '../command.ts'
import type { OfficeContext } from '../office-context.ts'
import type { Unit } from '../unit.ts'
import { placeOf, requireTicket } from './change.ts'
import type { OnTicket } from './steps.ts'

/**
 * One more thing that the client in hand came for; it waits until the present one is done. Refuses `line.duplicate`,
 * `service.not_found`, `ticket.changed` (not being served), `ticket.elsewhere`.
 */
export function addServiceLine(
  office: OfficeContext,
  actor: Actor,
  input: InputOf<'tickets.addLine'>,
): Promise<Result<null>> {
  const { serviceId, quantity } = input
  return changeLines(office, actor, 'tickets.addLine', 'ticket.line_added', input, async (unit, lines) => {
    const known = await knownService(unit, lines, serviceId, null)
    return known.ok ? accept(addLine(lines, { id: office.newId(), serviceId, quantity })) : known
  })
}

/** Corrects service and quantity of a line; the ticket's legs stay as they are. Refuses as `addServiceLine`, `line.not_found`. */
export function correctServiceLine(
  office: OfficeContext,
  actor: Actor,
  input: InputOf<'tickets.correctLine'>,
): Promise<Result<null>> {
  const { lineId } = input
  return changeLines(
    office,
    actor,
    'tickets.correctLine',
    'ticket.line_corrected',
    input,
    async (unit, lines) => {
      const known = await knownService(unit, lines, input.serviceId, lineId)
      return known.ok ? correctLine(lines, lineId, input) : known
    },
  )
}

/** Takes up a line that waits, or was done with; the present one is done. Refuses as `correctServiceLine`. */
export function takeUpServiceLine(
  office: OfficeContext,
  actor: Actor,
  input: InputOf<'tickets.takeUpLine'>,
): Promise<Result<null>> {
  return changeLines(office, actor, 'tickets.takeUpLine', 'ticket.line_taken_up', input, (_unit, lines) =>
    Promise.resolve(takeUpLine(lines, input.lineId)),
  )
}

/** A service of this office that is not on the ticket yet, besides on the line that is corrected. */
async function knownService(
  unit: Unit,
  lines: readonly ServiceLine[],
  serviceId: string,
  besides: string | null,
): Promise<Result<null>> {
  if (!(await isActiveService(unit.trx, serviceId))) return refuse({ code: 'service.not_found' })
  return lines.some((line) => line.serviceId === serviceId && line.id !== besides)
    ? refuse({ code: 'line.duplicate', service: (await serviceName(unit.trx, serviceId)) ?? '' })
    : accept(null)
}

function changeLines(
  office: OfficeContext,
  actor: Actor,
  name: string,
  kind: EventKind,
  input: OnTicket,
  change: (unit: Unit, lines: readonly ServiceLine[]) => Promise<Result<ServiceLine[]>>,
): Promise<Result<null>> {
  const command = { name, requestId: input.requestId, topics: ['tickets'] } as const
  return runCommand(office, actor, command, async (unit) => {
    const found = await requireTicket(unit, input.ticketId)
    if (!found.ok) return found
    const ticket = found.value
    const here = await refuseUnlessServedHere(unit, ticket)
    if (!here.ok) return here
    const before = await readLines(unit.trx, ticket.id)
    const after = await change(unit, before)
    if (!after.ok) return after
    await writeLines(unit.trx, ticket.id, before, after.value)
    const serviceId = currentLine(after.value)?.serviceId ?? ticket.volatile.serviceId
    await moveTicket(unit.trx, ticket.id, ticket.volatile.state, { ...ticket.volatile, serviceId })
    await unit.append({ kind, ticketId: ticket.id, payload: { lines: before } })
    return accept(null)
  })
}

async function refuseUnlessServedHere(unit: Unit, ticket: Ticket): Promise<Result<null>> {
  const { state, counterId, personId } = ticket.volatile
  const label = ticketLabel(ticket)
  if (state !== 'serving') return refuse({ code: 'ticket.changed', ticket: label, state })
  const here = counterId === null ? personId === unit.actor.person?.id : counterId === unit.actor.counterId
  if (here) return accept(null)
  const place = (await placeOf(unit.trx, ticket)) ?? { counter: null, person: null }
  return refuse({ code: 'ticket.elsewhere', ticket: label, place })
}
