import { v7 } from 'uuid'
import type { Actor } from '#domain/people.ts'
import { act, type Act } from '../acts.ts'
import { unlessOneOf, type RaceKind } from '../race.ts'
import type { RaceOffice } from '../race-office.ts'
import { callTo, ending, serveAt } from './one-ticket.ts'

/** A call is taken back while a colleague at another window of the counter goes on with it. */
export const undoCall: RaceKind = {
  name: 'a call is undone and gone on with',
  stations: 2,
  async prepare(office, chance) {
    const ticketId = await callTo(office, office.counter(0))
    const undo = await undoOf(office, office.counter(0), ticketId)
    const name = chance.pick(['start', 'leave', 'return', 'notHere', 'void'] as const)
    const other = colleague(office)
    const on = { requestId: v7(), ticketId, reason: 'Se ha equivocado de cola' }
    // Somebody who waits again may leave, or be voided: then the undo came first, and both were done.
    const both = name === 'leave' || name === 'void' ? ['ok ok'] : []
    return {
      runs: [undo, act(name, other, on)].map((what, station) => ({ station, act: what })),
      judge: (answers) => unlessOneOf(answers, 'ok undo.changed', 'ok ticket.changed', ...both),
    }
  },
}

/** The beginning of a service is taken back while a colleague ends it. */
export const undoStart: RaceKind = {
  name: 'a start is undone and the service ended',
  stations: 2,
  async prepare(office, chance) {
    const ticketId = await serveAt(office, office.counter(0))
    const undo = await undoOf(office, office.counter(0), ticketId)
    const name = chance.pick(['finish', 'transfer', 'hold', 'leave', 'return'] as const)
    // Somebody who is only called may go away, or be given back.
    const both = name === 'leave' || name === 'return' ? ['ok ok'] : []
    return {
      runs: [undo, ending(office, name, colleague(office), ticketId)].map((what, station) => ({
        station,
        act: what,
      })),
      judge: (answers) => unlessOneOf(answers, 'ok undo.changed', 'ok ticket.changed', ...both),
    }
  },
}

/** A client is taken back in hand at a counter that calls the next one. */
export const undoOrCall: RaceKind = {
  name: 'a finish is undone and the next one called',
  stations: 2,
  async prepare(office) {
    const ticketId = await serveAt(office, office.counter(0))
    await office.issue(1)
    await office.make(ending(office, 'finish', office.counter(0), ticketId))
    const undo = await undoOf(office, office.counter(0), ticketId)
    const call = act('callNext', colleague(office), { requestId: v7() })
    return {
      runs: [undo, call].map((what, station) => ({ station, act: what })),
      judge: (answers) => unlessOneOf(answers, 'ok undo.counter_busy', 'counter.busy ok'),
    }
  },
}

/** A client who was given back is taken in hand again by an undo, and chosen at another window of the counter. */
export const undoOrChoose: RaceKind = {
  name: 'a return is undone and the client chosen',
  stations: 2,
  async prepare(office) {
    const ticketId = await callTo(office, office.counter(0))
    await office.make(ending(office, 'return', office.counter(0), ticketId))
    const undo = await undoOf(office, office.counter(0), ticketId)
    const choose = act('callChosen', colleague(office), {
      requestId: v7(),
      ticketId,
      reason: 'Se encuentra mal',
    })
    return {
      runs: [undo, choose].map((what, station) => ({ station, act: what })),
      judge: (answers) => unlessOneOf(answers, 'ok undo.changed', 'counter.busy ok'),
    }
  },
}

/** The same step is taken back by two windows of the same person. */
export const undoTwice: RaceKind = {
  name: 'a call is undone twice',
  stations: 2,
  async prepare(office) {
    const ticketId = await callTo(office, office.counter(0))
    const one = await undoOf(office, office.counter(0), ticketId)
    const two = await undoOf(office, office.counter(0, 1), ticketId)
    return {
      runs: [one, two].map((what, station) => ({ station, act: what })),
      judge: (answers) => unlessOneOf(answers, 'ok undo.changed'),
    }
  },
}

/** Another person, at a second window of the first counter. */
function colleague(office: RaceOffice): Actor {
  return { ...office.counter(0, 1), person: office.counter(1).person }
}

async function undoOf(office: RaceOffice, actor: Actor, ticketId: string): Promise<Act> {
  const { id } = await office.store.db
    .selectFrom('event')
    .select('id')
    .where('ticket_id', '=', ticketId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return act('undo', actor, { requestId: v7(), ticketId, eventId: id })
}
