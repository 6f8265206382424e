import type { BusinessDay } from '#domain/business-day.ts'
import type { Actor } from '#domain/people.ts'
import { accept, type Result } from '#domain/result.ts'
import type { Ticket } from '#domain/ticket.ts'
import { isOpen } from '#domain/ticket-state.ts'
import { openLeg } from '#db/queries/legs.ts'
import { markInaccurate, ticketsFromBefore, waitingTickets } from '#db/queries/tickets.ts'
import { write } from '#db/transaction.ts'
import type { DayClosed } from '#contract/views.ts'
import { runCommand } from './command.ts'
import type { OfficeContext } from './office-context.ts'
import { sealInUnit } from './seal.ts'
import { changeTicket } from './tickets/change.ts'
import { openUnit, type Unit } from './unit.ts'

/**
 * What a new business day does to the one before (domain.md §2): whoever still waited was not served (never counted
 * as abandonment) or, where the office keeps its queue, waits on; whoever waits on, is called, served or held is
 * marked time-inaccurate. The day is sealed.
 * @returns how many tickets were touched; 0 on any later run of the same day
 */
export async function rollOverDay(office: OfficeContext, actor: Actor): Promise<Result<number>> {
  const result = await write(office.store, async (trx) => {
    const unit = await openUnit(office, actor, trx)
    const today = office.dayAt(unit.now)
    let touched = 0
    const before = await ticketsFromBefore(trx, today.name)
    await unit.tick()
    for (const ticket of before) {
      if (await isEnded(unit, ticket, today)) {
        const change = await changeTicket(unit, ticket, { name: 'end_day' })
        if (!change.ok) return change
      } else if (ticket.accurate) await takeAlong(unit, ticket)
      else continue
      touched += 1
    }
    if (touched > 0) await sealInUnit(unit, 'close')
    return accept(touched)
  })
  if (result.ok && result.value > 0) office.publish(['tickets'])
  return result
}

/** Whoever waits since before today was not served; whoever was in somebody's hands until then and waits again, waits. */
async function isEnded(unit: Unit, ticket: Ticket, today: BusinessDay): Promise<boolean> {
  if (ticket.volatile.state !== 'waiting' || unit.office.rules.endDayPolicy === 'keep') return false
  return (await openLeg(unit.trx, ticket.id)).startedAt < today.startAt
}

async function takeAlong(unit: Unit, ticket: Ticket): Promise<void> {
  await markInaccurate(unit.trx, ticket.id)
  await unit.append({
    kind: 'ticket.inaccurate',
    ticketId: ticket.id,
    payload: { open: isOpen(ticket.volatile.state) },
  })
}

/**
 * Closes the day by hand: whoever still waits is not served today, whatever the office does overnight; clients in
 * somebody's hands go on. The day is sealed, and the seal is there to be printed.
 */
export function closeDay(
  office: OfficeContext,
  actor: Actor,
  input: { readonly requestId: string },
): Promise<Result<DayClosed>> {
  const command = { name: 'day.close', requestId: input.requestId, topics: ['tickets'] } as const
  return runCommand(office, actor, command, async (unit) => {
    const waiting = await waitingTickets(unit.trx)
    await unit.tick()
    for (const ticket of waiting) {
      const change = await changeTicket(unit, ticket, { name: 'end_day' })
      if (!change.ok) return change
    }
    await unit.append({ kind: 'day.closed', payload: { notServed: waiting.length } })
    const seal = await sealInUnit(unit, 'close')
    return accept({ notServed: waiting.length, seal })
  })
}
