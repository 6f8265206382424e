import { v7 } from 'uuid'
import type { Actor } from '#domain/people.ts'
import { act, type Act } from '../acts.ts'
import { each, ticketOf, unlessOneOf, type RaceKind } from '../race.ts'
import type { RaceOffice } from '../race-office.ts'

/** Brings a client to the first counter. @returns the ticket */
export async function callTo(office: RaceOffice, actor: Actor): Promise<string> {
  await office.issue(1)
  const called = await office.make(act('callNext', actor, { requestId: v7() }))
  return ticketOf({ ok: true, value: called })
}

/** A client who is being served at the first counter. @returns the ticket */
export async function serveAt(office: RaceOffice, actor: Actor): Promise<string> {
  const ticketId = await callTo(office, actor)
  await office.make(act('start', actor, { requestId: v7(), ticketId }))
  return ticketId
}

/** What can be done with a client in hand, of which one thing only can be done. */
type Ending = 'finish' | 'transfer' | 'hold' | 'leave' | 'return'

export function ending(office: RaceOffice, name: Ending, actor: Actor, ticketId: string): Act {
  const on = { requestId: v7(), ticketId }
  switch (name) {
    case 'transfer':
      return act('transfer', actor, {
        ...on,
        to: { kind: 'service', serviceId: office.service('B') },
        note: null,
      })
    case 'hold':
      return act('hold', actor, { ...on, shared: true, note: null })
    case 'return':
      return act('return', actor, { ...on, reason: 'Le falta un documento' })
    default:
      return act(name, actor, on)
  }
}

/** Two windows of the counter where a client is served end it in two ways. */
export const transferOrFinish: RaceKind = {
  name: 'a client is sent on and finished',
  stations: 2,
  async prepare(office, chance) {
    const ticketId = await serveAt(office, office.counter(0))
    const other = chance.pick(['finish', 'hold', 'return'] as const)
    const one = ending(office, 'transfer', office.counter(0), ticketId)
    const two = ending(office, other, office.counter(0, 1), ticketId)
    return {
      runs: [one, two].map((what, station) => ({ station, act: what })),
      judge: (answers) => unlessOneOf(answers, 'ok ticket.changed'),
    }
  },
}

/** A shared hold is taken up by several: one goes on with it. */
export function resumeBy(stations: number): RaceKind {
  return {
    name: `${String(stations)} counters take up one hold`,
    stations,
    async prepare(office) {
      const ticketId = await serveAt(office, office.counter(0))
      await office.make(ending(office, 'hold', office.counter(0), ticketId))
      return {
        runs: each(stations, (station) => ({
          station,
          act: act('resume', office.counter(station), { requestId: v7(), ticketId }),
        })),
        judge: (answers) => unlessOneOf(answers, ['ok', ...Array<string>(stations - 1).fill('ticket.changed')].join(' ')), // prettier-ignore
      }
    },
  }
}

/** Somebody who had left comes back, and several desks see them. */
export function reactivateBy(stations: number): RaceKind {
  return {
    name: `${String(stations)} stations reactivate one client`,
    stations,
    async prepare(office) {
      const [ticketId = ''] = await office.issue(1)
      await office.make(act('leave', office.reception, { requestId: v7(), ticketId }))
      return {
        runs: each(stations, (station) => ({
          station,
          act: act('reactivate', office.counter(station), { requestId: v7(), ticketId }),
        })),
        judge: (answers) => unlessOneOf(answers, ['ok', ...Array<string>(stations - 1).fill('ticket.changed')].join(' ')), // prettier-ignore
      }
    },
  }
}
