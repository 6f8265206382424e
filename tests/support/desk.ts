import type { TicketState } from '#domain/ticket-state.ts'
import { ticketEvents } from '#db/queries/events.ts'
import { ticketLegs } from '#db/queries/legs.ts'
import { readLines } from '#db/queries/lines.ts'
import { findTicket } from '#db/queries/tickets.ts'
import { deskOf, type Desk } from './desk-commands.ts'
import { value, type TestOffice } from './test-office.ts'

export { deskOf, type Desk, type Destination } from './desk-commands.ts'

/** The desks of these counters, each with its person signed in. */
export async function atWork(t: TestOffice, ...numbers: number[]): Promise<Desk[]> {
  const desks = numbers.map((number) => deskOf(t, t.counter(number)))
  for (const desk of desks) value(await desk.signIn())
  return desks
}

/** A ticket brought into a state at a desk by what a desk does. @returns its id */
export async function ticketIn(t: TestOffice, desk: Desk, state: TicketState): Promise<string> {
  const id = await t.issue()
  if (state === 'waiting') return id
  if (state === 'voided') value(await desk.void(id))
  else if (state === 'left') value(await desk.leave(id))
  else if (state === 'not_served') value(await desk.closeDay())
  else value(await desk.call())
  if (state === 'serving' || state === 'finished' || state === 'held') value(await desk.start(id))
  if (state === 'finished') value(await desk.finish(id))
  if (state === 'held') value(await desk.hold(id))
  if (state === 'no_show') await noShow(t, desk, id)
  return id
}

async function noShow(t: TestOffice, desk: Desk, id: string): Promise<void> {
  while (!value(await desk.notHere(id)).noShow) {
    t.now += t.office.rules.coolDownMs
    value(await desk.call())
  }
}

/** A ticket that this desk alone serves, of whoever is next. @returns its id */
export async function serveNext(desk: Desk): Promise<string> {
  const { ticketId } = value(await desk.call())
  value(await desk.start(ticketId))
  return ticketId
}

/** What the store says of a ticket now: row, legs and events. */
export async function truth(t: TestOffice, id: string) {
  const { db } = t.store
  const ticket = await findTicket(db, id)
  if (ticket === null) throw new Error(`no ticket ${id}`)
  const legs = await ticketLegs(db, id)
  const events = await ticketEvents(db, id)
  return {
    ...ticket.volatile,
    legs: legs.filter((leg) => !leg.isVoid).map((leg) => leg.state),
    events: events.map((event) => event.kind),
  }
}

/** What a client came for, as the store says it: `A×1 done`. */
export async function linesOf(t: TestOffice, id: string): Promise<string[]> {
  const services = await t.store.db.selectFrom('service').select(['id', 'prefix']).execute()
  return (await readLines(t.store.db, id)).map(({ serviceId, quantity, state }) => {
    const prefix = services.find((service) => service.id === serviceId)?.prefix ?? '?'
    return `${prefix}×${String(quantity)} ${state}`
  })
}

/** The newest event of a ticket: what a screen that is up to date would offer to undo. */
export async function lastEvent(t: TestOffice, ticketId: string): Promise<string> {
  const row = await t.store.db
    .selectFrom('event')
    .select('id')
    .where('ticket_id', '=', ticketId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return row.id
}
