import type { Actor } from '#domain/people.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import { ticketLabel } from '#domain/ticket.ts'
import { greetOnce } from '#db/queries/acknowledgements.ts'
import { moveTicket } from '#db/queries/move-ticket.ts'
import { runCommand } from '../command.ts'
import type { OfficeContext } from '../office-context.ts'
import { requireTicket } from './change.ts'
import type { OnTicket } from './steps.ts'

/** Records that a waiting client has been greeted; greeting twice changes nothing. Refuses `ticket.not_found`. */
export function greetTicket(office: OfficeContext, actor: Actor, input: OnTicket): Promise<Result<null>> {
  const command = { name: 'tickets.greet', requestId: input.requestId, topics: ['tickets'] } as const
  return runCommand(office, actor, command, async (unit) => {
    const found = await requireTicket(unit, input.ticketId)
    if (!found.ok) return found
    const ticket = found.value
    const eventId = await unit.append({ kind: 'ticket.greeted', ticketId: ticket.id })
    await greetOnce(unit.trx, {
      id: office.newId(),
      ticketId: ticket.id,
      eventId,
      at: unit.now,
      afterMs: Math.max(0, unit.now - ticket.arrivalAt),
      personId: actor.person?.id ?? null,
      kind: 'manual',
    })
    return accept(null)
  })
}

/**
 * "Ha vuelto": ends the cool-down of a client who was not here (domain.md §2). Not a transition: the ticket waits
 * on, at its place. Refuses `ticket.not_found`, and `ticket.changed` when it no longer waits.
 */
export function markBack(office: OfficeContext, actor: Actor, input: OnTicket): Promise<Result<null>> {
  const command = { name: 'tickets.back', requestId: input.requestId, topics: ['tickets'] } as const
  return runCommand(office, actor, command, async (unit) => {
    const found = await requireTicket(unit, input.ticketId)
    if (!found.ok) return found
    const { id, volatile } = found.value
    if (
      volatile.state !== 'waiting' ||
      !(await moveTicket(unit.trx, id, 'waiting', { ...volatile, coolUntil: null }))
    )
      return refuse({ code: 'ticket.changed', ticket: ticketLabel(found.value), state: volatile.state })
    await unit.append({ kind: 'ticket.back', ticketId: id })
    return accept(null)
  })
}
