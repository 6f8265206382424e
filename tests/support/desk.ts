import type { Actor } from '#domain/people.ts'
import type { Result } from '#domain/result.ts'
import type { TicketState } from '#domain/ticket-state.ts'
import { ticketEvents } from '#db/queries/events.ts'
import { ticketLegs } from '#db/queries/legs.ts'
import { findTicket } from '#db/queries/tickets.ts'
import { callAgain, callNext } from '#services/tickets/call.ts'
import { greetTicket, markBack } from '#services/tickets/greet.ts'
import { attendTicket, finishTicket, leaveTicket, notHere, returnTicket, startService, voidTicket } from '#services/tickets/steps.ts' // prettier-ignore
import { undoStep } from '#services/tickets/undo.ts'
import { deskView } from '#services/views/desk.ts'
import { value, type TestOffice } from './test-office.ts'

/** One desk of a test office and everything that can be done at it, each with a request id of its own. */
export function deskOf(t: TestOffice, actor: Actor) {
  const { office } = t
  const on = (ticketId: string) => ({ requestId: t.requestId(), ticketId })
  return {
    actor,
    call: () => callNext(office, actor, { requestId: t.requestId() }),
    callAgain: (id: string) => callAgain(office, actor, on(id)),
    attend: (id: string, reason: string | null = null) => attendTicket(office, actor, { ...on(id), reason }),
    start: (id: string) => startService(office, actor, on(id)),
    notHere: (id: string) => notHere(office, actor, on(id)),
    giveBack: (id: string) => returnTicket(office, actor, { ...on(id), reason: 'Le falta un documento' }),
    finish: (id: string) => finishTicket(office, actor, on(id)),
    leave: (id: string) => leaveTicket(office, actor, on(id)),
    void: (id: string) => voidTicket(office, actor, { ...on(id), reason: 'Emitido por error' }),
    greet: (id: string) => greetTicket(office, actor, on(id)),
    back: (id: string) => markBack(office, actor, on(id)),
    view: () => deskView(office, actor),
    undo: (id: string, eventId: string) => undoStep(office, actor, { ...on(id), eventId }),
    /** Takes back what the desk's own screen offers. */
    async undoOffered(): Promise<Result<{ readonly label: string }>> {
      const { undo } = await deskView(office, actor)
      return undoStep(office, actor, { ...on(undo?.ticketId ?? ''), eventId: undo?.eventId ?? '' })
    },
  }
}

export type Desk = ReturnType<typeof deskOf>

/** A ticket brought into a state at a desk by what a desk does. @returns its id */
export async function ticketIn(t: TestOffice, desk: Desk, state: TicketState): Promise<string> {
  const id = await t.issue()
  if (state === 'waiting') return id
  if (state === 'voided') value(await desk.void(id))
  else if (state === 'left') value(await desk.leave(id))
  else value(await desk.call())
  if (state === 'serving' || state === 'finished') value(await desk.start(id))
  if (state === 'finished') value(await desk.finish(id))
  if (state === 'no_show') await noShow(t, desk, id)
  return id
}

async function noShow(t: TestOffice, desk: Desk, id: string): Promise<void> {
  while (!value(await desk.notHere(id)).noShow) {
    t.now += t.office.rules.coolDownMs
    value(await desk.call())
  }
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
