import { legFault } from '#domain/legs.ts'
import { ticketLabel } from '#domain/ticket.ts'
import { recordedStates, type RecordedState } from '#domain/ticket-history.ts'
import type { EventRow } from '#db/queries/verify-chains.ts'
import {
  givenNumbers,
  numbersOf,
  ticketFiles,
  uncountedNumbers,
  type TicketFile,
} from '#db/queries/verify-tickets.ts'
import type { ReadHandle } from '#db/schema.ts'
import type { Faults, TicketFault } from './fault.ts'
import { readPayload } from './payload.ts'

/**
 * Every ticket against its history: its legs (domain.md §1), the state and the times that its events tell.
 * @returns how many tickets there are
 */
export async function verifyTickets(db: ReadHandle, faults: Faults): Promise<number> {
  let count = 0
  for await (const files of ticketFiles(db)) {
    count += files.length
    for (const file of files) {
      const what = ticketFault(file)
      if (what !== null)
        faults.add({ code: 'ticket_disagrees', ticketId: file.id, label: ticketLabel(file), what })
    }
  }
  return count
}

function ticketFault({ legs, steps, state, arrivalAt }: TicketFile): TicketFault | null {
  const recorded = recordedStates(steps)
  const lastAt = Math.max(...recorded.map(({ at }) => at))
  if (!recorded.some((each) => each.state === state && each.at === lastAt)) return 'state'
  const fault = legFault(legs, state)
  if (fault !== null) return fault
  const lived = legs.filter((leg) => !leg.isVoid).map((leg) => ({ state: leg.state, at: leg.startedAt }))
  return lived[0]?.at === arrivalAt && sameStates(recorded, lived) ? null : 'times'
}

/** Whatever the order: two events of one instant may stand in different chains. */
function sameStates(one: readonly RecordedState[], other: readonly RecordedState[]): boolean {
  const text = (states: readonly RecordedState[]) =>
    states
      .map(({ state, at }) => `${String(at)} ${state}`)
      .sort()
      .join()
  return text(one) === text(other)
}

/** Every issued ticket is there, and has the number that it was given. */
export async function verifyIssued(
  db: ReadHandle,
  events: readonly EventRow[],
  faults: Faults,
): Promise<void> {
  const issued = events.filter((event) => event.kind === 'ticket.issued')
  const rows = await numbersOf(
    db,
    issued.flatMap(({ ticket_id: id }) => id ?? []),
  )
  const tickets = new Map(rows.map((row) => [row.id, row]))
  for (const { ticket_id: ticketId, payload } of issued) {
    if (ticketId === null) continue
    const { businessDay, prefix, number } = readPayload(payload)
    const row = tickets.get(ticketId)
    const label = ticketLabel({ prefix: String(prefix), number: Number(number) })
    if (row === undefined) faults.add({ code: 'ticket_disagrees', ticketId, label, what: 'missing' })
    else if (row.businessDay !== businessDay || row.prefix !== prefix || row.number !== number)
      faults.add({ code: 'ticket_disagrees', ticketId, label, what: 'number' })
  }
}

/** Numbers are gapless (domain.md §2, "Numbers"): as many tickets as the counter row has given. */
export async function verifyNumbers(db: ReadHandle, faults: Faults): Promise<void> {
  for (const { businessDay, prefix, last, count, first, greatest } of await givenNumbers(db))
    if (greatest !== last || count !== last - (first ?? 0) + 1)
      faults.add({ code: 'numbers_disagree', businessDay, prefix })
  for (const { businessDay, prefix } of await uncountedNumbers(db))
    faults.add({ code: 'numbers_disagree', businessDay, prefix })
}
