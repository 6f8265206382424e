import { isOpen } from '#domain/ticket-state.ts'
import { ticketLabel } from '#domain/ticket.ts'
import type { ReadHandle } from '#db/schema.ts'

/** One open ticket per counter and per person, only open tickets have a place, and a paused counter has none. */
export async function openFaults(db: ReadHandle): Promise<string[]> {
  const tickets = await db.selectFrom('ticket').selectAll().execute()
  const open = tickets.filter(({ state }) => isOpen(state))
  const paused = await db.selectFrom('counter').select(['id', 'number']).where('paused_at', 'is not', null).execute() // prettier-ignore
  return [
    ...repeated(open.map(({ counter_id }) => counter_id)).map((id) => `counter ${id} has two open`),
    ...repeated(open.map(({ person_id }) => person_id)).map((id) => `person ${id} has two open`),
    ...tickets
      .filter(({ state, counter_id, person_id }) => !isOpen(state) && (counter_id ?? person_id) !== null)
      .map((ticket) => `${ticketLabel(ticket)} is closed but has a place`),
    ...paused
      .filter(({ id }) => open.some(({ counter_id }) => counter_id === id))
      .map(({ number }) => `counter ${String(number)} is paused, but serves`),
  ]
}

/** Nobody is at two counters; a counter is away exactly while nobody is at it or it is paused. */
export async function deskFaults(db: ReadHandle): Promise<string[]> {
  const counters = await db.selectFrom('counter').selectAll().execute()
  const twice = repeated(counters.map(({ person_id }) => person_id))
  return [
    ...twice.map((id) => `person ${id} is at two counters`),
    ...counters
      .filter(
        ({ person_id, paused_at, away_at }) =>
          (person_id === null || paused_at !== null) !== (away_at !== null),
      ) // prettier-ignore
      .map(({ number, away_at }) => `counter ${String(number)} is away since ${String(away_at)}`),
    ...counters
      .filter(({ paused_at, pause_reason }) => (paused_at === null) !== (pause_reason === null))
      .map(({ number }) => `counter ${String(number)} is paused without a reason, or the other way round`),
  ]
}

function repeated(ids: readonly (string | null)[]): string[] {
  return ids.flatMap((id, index) => (id !== null && ids.indexOf(id) !== index ? [id] : []))
}
