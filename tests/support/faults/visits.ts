import { isTransitionEvent } from '#domain/events.ts'
import { legFault } from '#domain/legs.ts'
import { recordedStates } from '#domain/ticket-history.ts'
import { ticketLabel } from '#domain/ticket.ts'
import type { TicketState } from '#domain/ticket-state.ts'
import type { ReadHandle } from '#db/schema.ts'
import { grouped } from './grouped.ts'

/** Legs of every ticket touch since its arrival, and exactly one is open, in its state. */
export async function legFaults(db: ReadHandle): Promise<string[]> {
  const rows = await db.selectFrom('leg').selectAll().orderBy('ticket_id').orderBy('position').execute()
  const byTicket = grouped(rows, (row) => row.ticket_id)
  const faults: string[] = []
  for (const ticket of await db.selectFrom('ticket').selectAll().execute()) {
    const legs = (byTicket.get(ticket.id) ?? []).map((row) => ({ state: row.state, startedAt: row.started_at, endedAt: row.ended_at, isVoid: row.is_void === 1 })) // prettier-ignore
    const fault = legFault(legs, ticket.state)
    if (fault !== null) faults.push(`${ticketLabel(ticket)} ${ticket.state}: legs ${fault}`)
    if (legs[0]?.startedAt !== ticket.arrival_at) faults.push(`${ticketLabel(ticket)}: not since arrival`)
  }
  return faults
}

/**
 * Every step of a ticket starts in the state in which the one before has left it, whatever station wrote it; and what
 * its steps add up to is its row: state, calls, cool-down, target.
 */
export async function stepFaults(db: ReadHandle): Promise<string[]> {
  const all = await db.selectFrom('event').selectAll().where('ticket_id', 'is not', null).orderBy('at').orderBy('id').execute() // prettier-ignore
  const byTicket = grouped(all, (event) => event.ticket_id)
  const tickets = await db.selectFrom('ticket').selectAll().execute()
  return tickets.flatMap((ticket) => {
    const label = ticketLabel(ticket)
    const events = byTicket.get(ticket.id) ?? []
    const undone = new Set(events.map(({ undoes }) => undoes))
    const standing = (...kinds: string[]) =>
      events.filter(({ kind, id }) => kinds.includes(kind) && !undone.has(id)).length
    const faults = pathFaults(label, events)
    const calls = standing('ticket.called', 'ticket.called_out_of_order')
    if (calls !== ticket.call_count)
      faults.push(`${label}: called ${String(calls)} times, says ${String(ticket.call_count)}`)
    if (ticket.cool_until !== null && ['called', 'serving', 'held'].includes(ticket.state)) faults.push(`${label} cools down ${ticket.state}`) // prettier-ignore
    if (ticket.target_counter_id !== null && ticket.target_person_id !== null) faults.push(`${label} has two targets`) // prettier-ignore
    if ((ticket.target_counter_id ?? ticket.target_person_id) !== null && standing('ticket.transferred') === 0) faults.push(`${label} has a target, but nobody sent it there`) // prettier-ignore
    return faults
  })
}

interface Step {
  readonly id: string
  readonly kind: Parameters<typeof recordedStates>[0][number]['kind']
  readonly at: number
  readonly undoes: string | null
  readonly payload: string
}

function pathFaults(label: string, events: readonly Step[]): string[] {
  return events.flatMap((event, index) => {
    if (!isTransitionEvent(event.kind) || event.kind === 'ticket.issued') return []
    const before = recordedStates(events.slice(0, index)).at(-1)?.state
    const from = (JSON.parse(event.payload) as { before?: { state: TicketState } }).before?.state
    return from === before ? [] : [`${label} ${event.kind} from ${String(from)}, but was ${String(before)}`]
  })
}
