import type { Actor } from '#domain/people.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import { standsBefore, type Ticket } from '#domain/ticket.ts'
import type { TransitionName } from '#domain/ticket-state.ts'
import { withdrawCalls } from '#db/queries/display-calls.ts'
import { firstCallable } from '#db/queries/tickets.ts'
import { runCommand, type Unit } from '../command.ts'
import type { OfficeContext } from '../office-context.ts'
import { greetBy } from './call.ts'
import { changeTicket, refuseIfBusy, requireTicket, type Change } from './change.ts'

export interface OnTicket {
  readonly requestId: string
  readonly ticketId: string
}

/** The client is here: service begins. Refuses `ticket.changed`, `ticket.elsewhere`, `person.busy`. */
export const startService = step('tickets.start', 'start', () => null)

/** The client did not come: cool-down, or a no-show at the limit. Refuses as `startService`. */
export const notHere = step('tickets.notHere', 'not_here', ({ ticket }) => ({
  noShow: ticket.volatile.state === 'no_show',
}))

/** Service is done. Refuses as `startService`. */
export const finishTicket = step('tickets.finish', 'finish', () => null)

/** The client went away by themselves. Refuses as `startService`. */
export const leaveTicket = step('tickets.leave', 'leave', () => null)

/** Back to the queue at the same place, without a cool-down, with a reason; the display forgets the call. */
export const returnTicket = step('tickets.return', 'return', () => null, { withdraws: true })

/** Takes a ticket out for a reason; the row, the reason and who did it stay (domain.md §2). */
export const voidTicket = step('tickets.void', 'void', () => null, { withdraws: true })

/**
 * Serves a waiting client at once, at a counter or at a desk without a number. Refuses `reason.required` when this
 * passes others and no reason is given, `counter.busy`, `person.busy`, and what a transition refuses.
 */
export function attendTicket(
  office: OfficeContext,
  actor: Actor,
  input: OnTicket & { readonly reason: string | null },
): Promise<Result<null>> {
  const command = { name: 'tickets.attend', requestId: input.requestId, topics: ['tickets'] } as const
  return runCommand(office, actor, command, async (unit) => {
    const found = await requireTicket(unit, input.ticketId)
    if (!found.ok) return found
    const free = await refuseIfBusy(unit)
    if (!free.ok) return free
    const waiting = found.value.volatile.state === 'waiting'
    if (waiting && input.reason === null && (await passesOthers(unit, found.value)))
      return refuse({ code: 'reason.required' })
    const change = await changeTicket(unit, found.value, 'attend', input.reason)
    if (!change.ok) return change
    await greetBy(unit, change.value, 'attend')
    return accept(null)
  })
}

/** Somebody who can be called stands before: among the counter's services, or the same one at a plain desk. */
async function passesOthers(unit: Unit, ticket: Ticket): Promise<boolean> {
  const { counterId } = unit.actor
  const queue = counterId === null ? { serviceId: ticket.serviceId } : { counterId }
  const rival = await firstCallable(unit.trx, queue, unit.now, ticket.id)
  return rival !== null && standsBefore(rival, ticket)
}

function step<T>(
  name: string,
  transition: TransitionName,
  value: (change: Change) => T,
  options: { readonly withdraws?: boolean } = {},
) {
  return (
    office: OfficeContext,
    actor: Actor,
    input: OnTicket & { readonly reason?: string },
  ): Promise<Result<T>> => {
    const command = { name, requestId: input.requestId, topics: ['tickets'] } as const
    return runCommand(office, actor, command, async (unit) => {
      const found = await requireTicket(unit, input.ticketId)
      if (!found.ok) return found
      const change = await changeTicket(unit, found.value, transition, input.reason ?? null)
      if (!change.ok) return change
      if (options.withdraws === true) await withdrawCalls(unit.trx, input.ticketId, change.value.at)
      return accept(value(change.value))
    })
  }
}
