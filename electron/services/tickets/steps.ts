import type { Actor } from '#domain/people.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import type { PlainTransition } from '#domain/transition.ts'
import { withdrawCalls } from '#db/queries/display-calls.ts'
import { finishLines } from '#domain/service-lines.ts'
import { readLines, writeLines } from '#db/queries/lines.ts'
import { runCommand } from '../command.ts'
import type { OfficeContext } from '../office-context.ts'
import { greetBy, refuseIfPaused } from './call.ts'
import { changeTicket, refuseIfBusy, requireTicket, type Change } from './change.ts'
import { passesOthers } from './next.ts'

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

/** Service is done, and with it everything that the client came for. Refuses as `startService`. */
export function finishTicket(office: OfficeContext, actor: Actor, input: OnTicket): Promise<Result<null>> {
  const command = { name: 'tickets.finish', requestId: input.requestId, topics: ['tickets'] } as const
  return runCommand(office, actor, command, async (unit) => {
    const found = await requireTicket(unit, input.ticketId)
    if (!found.ok) return found
    const lines = await readLines(unit.trx, input.ticketId)
    const change = await changeTicket(unit, found.value, { name: 'finish' }, { payload: { lines } })
    if (!change.ok) return change
    await writeLines(unit.trx, input.ticketId, lines, finishLines(lines))
    return accept(null)
  })
}

/** The client went away by themselves. Refuses as `startService`. */
export const leaveTicket = step('tickets.leave', 'leave', () => null)

/** Back to the queue at the same place, without a cool-down, with a reason; the display forgets the call. */
export const returnTicket = step('tickets.return', 'return', () => null, { withdraws: true })

/** Takes a ticket out for a reason; the row, the reason and who did it stay (domain.md §2). */
export const voidTicket = step('tickets.void', 'void', () => null, { withdraws: true })

/**
 * Serves a waiting client at once, at a counter or at a desk without a number. Refuses `reason.required` when this
 * passes others and no reason is given, `counter.paused`, `counter.busy`, `person.busy`, and what a transition refuses.
 */
export function attendTicket(
  office: OfficeContext,
  actor: Actor,
  input: OnTicket & { readonly reason: string | null },
): Promise<Result<null>> {
  const command = { name: 'tickets.attend', requestId: input.requestId, topics: ['tickets'] } as const
  return runCommand(office, actor, command, async (unit) => {
    const working = await refuseIfPaused(unit)
    if (!working.ok) return working
    const found = await requireTicket(unit, input.ticketId)
    if (!found.ok) return found
    const free = await refuseIfBusy(unit)
    if (!free.ok) return free
    const waiting = found.value.volatile.state === 'waiting'
    const outOfOrder = waiting && (await passesOthers(unit, found.value))
    if (outOfOrder && input.reason === null) return refuse({ code: 'reason.required' })
    const { reason } = input
    const change = await changeTicket(unit, found.value, { name: 'attend', outOfOrder }, { reason })
    if (!change.ok) return change
    await greetBy(unit, change.value, 'attend')
    return accept(null)
  })
}

/** A use case that is one transition and says no more than its name. */
export function step<T>(
  name: string,
  transition: PlainTransition,
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
      const reason = input.reason ?? null
      const change = await changeTicket(unit, found.value, { name: transition }, { reason })
      if (!change.ok) return change
      if (options.withdraws === true) await withdrawCalls(unit.trx, input.ticketId, change.value.at)
      return accept(value(change.value))
    })
  }
}
