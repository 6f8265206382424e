import fc from 'fast-check'
import { v7 } from 'uuid'
import type { Actor } from '#domain/people.ts'
import { beginChain } from '#db/queries/events.ts'
import { rollOverDay } from '#services/day.ts'
import { erasePersonal } from '#services/erase.ts'
import { sealHeads } from '#services/seal.ts'
import { deskOf, type Desk } from './desk.ts'
import { minute, type TestOffice } from './test-office.ts'

const steps = [
  'issue', 'issue', 'named', 'named', 'call', 'call', 'start', 'start', 'notHere', 'giveBack', 'finish', 'hold',
  'resume', 'transfer', 'chosen', 'leave', 'void', 'undo', 'reactivate', 'later', 'tomorrow', 'closeDay', 'seal', 'erase',
] as const // prettier-ignore

/** What happened in an office, before anybody changes what was written of it. */
export type HistoryStep = readonly [desk: number, step: (typeof steps)[number], pick: number]

export const anyHistory: fc.Arbitrary<HistoryStep[]> = fc.array(
  fc.tuple(fc.nat(2), fc.constantFrom(...steps), fc.nat(20)),
  { minLength: 12, maxLength: 40, size: 'max' },
)

/** A second computer of the same office: a chain of its own. */
export async function secondStation(t: TestOffice): Promise<string> {
  const zone = await t.store.db.selectFrom('zone').select('id').executeTakeFirstOrThrow()
  const station = { id: v7(), zone_id: zone.id, name: 'Segundo puesto', created_at: t.now }
  await t.store.db.transaction().execute(async (trx) => {
    await trx.insertInto('station').values(station).execute()
    await beginChain(trx, station.id)
  })
  return station.id
}

/** Lives through a history at three desks of two stations, and seals its end. Refused steps leave nothing. */
export async function liveThrough(t: TestOffice, history: readonly HistoryStep[]): Promise<void> {
  const other = await secondStation(t)
  const actors: Actor[] = [t.reception(), t.counter(1), { ...t.counter(2), stationId: other }]
  const desks = actors.map((actor) => deskOf(t, actor))
  // Something to look at, however the history goes.
  const first = await t.issue('A', { name: 'Teresa Olmedo' })
  await desks[2]?.attend(first, 'Se encuentra mal')
  await sealHeads(t.office, t.reception(), 'close')
  for (const [at, step, pick] of history) {
    const desk = desks[at]
    if (desk !== undefined) await take(t, desk, step, pick)
    t.now += 1000
  }
  await sealHeads(t.office, t.reception(), 'close')
}

async function take(t: TestOffice, desk: Desk, step: HistoryStep[1], pick: number): Promise<unknown> {
  const id = await someTicket(t, desk, pick)
  switch (step) {
    case 'issue':
      return t.issue(pick % 2 === 0 ? 'A' : 'B')
    case 'named':
      return t.issue('A', { name: `Nombre ${String(pick)}` })
    case 'call':
      return desk.call()
    case 'later':
      return (t.now += pick * minute)
    case 'tomorrow':
      t.now += 25 * 60 * minute
      return rollOverDay(t.office, { ...desk.actor, person: null })
    case 'closeDay':
      return desk.closeDay()
    case 'undo':
      return desk.undoOffered()
    case 'chosen':
      return desk.callChosen(id)
    case 'transfer':
      return desk.transfer(id, { kind: 'service', serviceId: t.service('B') }, 'Trae el poder')
    case 'seal':
      return sealHeads(t.office, desk.actor, 'hour')
    case 'erase':
      return erasePersonal(t.office, desk.actor, { requestId: t.requestId(), ticketId: id })
    case 'hold':
      return desk.hold(id, 'shared', 'Trae una copia')
    default:
      return desk[step](id)
  }
}

/** The ticket in hand, or else some ticket. */
async function someTicket(t: TestOffice, desk: Desk, pick: number): Promise<string> {
  const { open } = await desk.view()
  if (open !== null && pick % 4 !== 0) return open.ticketId
  const rows = await t.store.db.selectFrom('ticket').select('id').orderBy('id').execute()
  return rows[pick % rows.length]?.id ?? ''
}
