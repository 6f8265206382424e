import { setTimeout as pause } from 'node:timers/promises'
import { v7 } from 'uuid'
import { officeFaults } from '../office-faults.ts'
import type { PostgresServer } from '../postgres/server.ts'
import { act, type Act } from '../races/acts.ts'
import { foundRaceOffice, openRaceOffice, type RaceOffice } from '../races/race-office.ts'
import { chance } from '../races/random.ts'
import { startLiveProcess, type LiveProcess } from './live-process.ts'
import { latenciesOf } from './latencies.ts'
import type { Notes } from './live-wire.ts'

/** How much goes on in a busy office of twelve stations: visits in a day, and its hours. */
export const realPace = { visits: 600, hours: 6, stepsPerVisit: 5 } as const

/** Stations in processes of their own, taking part in an office and working. */
export interface Crowd {
  readonly office: RaceOffice
  /**
   * Works for some time: two stations give tickets, one is the hall's display, the others call, serve and send home.
   * As many bare notifications go between the same processes, at other moments.
   * @param factor how many times the pace of a real office
   */
  work(options: { readonly ms: number; readonly factor: number; readonly seed: number }): Promise<Worked>
  end(): Promise<void>
}

/** What came of it. */
export interface Worked {
  readonly commits: number
  /** From sending a commit until another station has read its events, ms: one for each commit and other station. */
  readonly readAfterMs: readonly number[]
  /** From sending a bare NOTIFY until another process has it, ms. */
  readonly bareAfterMs: readonly number[]
  /** Whatever should not be: refusals, events that a station did not read, double calls and numbers, broken chains. */
  readonly faults: readonly string[]
}

/** Everybody has read everything long before, ms. */
const settledMs = 10_000

export async function openCrowd(server: PostgresServer, count: number): Promise<Crowd> {
  const founded = await foundRaceOffice(server, count)
  const office = await openRaceOffice(founded)
  const processes = founded.stations.map(() => startLiveProcess())
  const { connection } = founded
  await Promise.all(
    processes.map((each, index) => each.join({ connection, stationId: founded.stations[index] ?? '' })),
  )
  return {
    office,
    async work({ ms, factor, seed }) {
      await Promise.all(processes.map((each) => each.forget()))
      const refused: string[] = []
      const luck = chance(seed)
      const perMs = (realPace.visits / realPace.hours / 3_600_000) * factor
      /** So many at any moments, as people come. */
      const anyTime = (times: number, what: () => Promise<unknown>) =>
        Array.from({ length: Math.round(times) }, async () => {
          await pause(luck.below(ms))
          await what()
        })
      const free = processes.slice(2, -1).map((_, index) => index + 2)
      const visit = () => visitOf(office, processes, free, luck.below(2), refused)
      const say = () => processes[luck.below(count)]?.notify(v7()) ?? Promise.resolve()
      const visits = perMs * ms
      await Promise.all([...anyTime(visits, visit), ...anyTime(visits * realPace.stepsPerVisit, say)])
      const notes = await settled(processes, founded.stations)
      const { readAfterMs, bareAfterMs, unread } = latenciesOf(notes, founded.stations)
      return {
        commits: notes.reduce((sum, { written }) => sum + written.length, 0),
        readAfterMs,
        bareAfterMs,
        faults: [
          ...refused,
          ...unread,
          ...notes.flatMap(({ reported }) => reported),
          ...(await officeFaults(office.store.db)),
          ...(await calledTwice(office)),
        ],
      }
    },
    async end() {
      await Promise.all(processes.map((each) => each.end()))
      await office.close()
    },
  }
}

/** One visit: a ticket, a call, its announcement, service, the way home. */
async function visitOf(
  office: RaceOffice,
  processes: readonly LiveProcess[],
  free: number[],
  door: number,
  refused: string[],
): Promise<void> {
  const display = processes.length - 1
  const at = async (station: number, what: Act): Promise<{ readonly ticketId?: string } | null> => {
    const answer = await processes[station]?.do(what)
    if (answer?.ok === true) return answer.value ?? {}
    refused.push(`${what.name}: ${JSON.stringify(answer)}`)
    return null
  }
  const input = { requestId: v7(), serviceId: office.service('A'), priorityId: null, personName: null, channel: 'reception' } as const // prettier-ignore
  if ((await at(door, act('issue', office.counter(door), input))) === null) return
  const place = free.shift()
  // All are busy: whoever comes next calls this one too.
  if (place === undefined) return
  const actor = office.counter(place)
  const called = await at(place, act('callNext', actor, { requestId: v7() }))
  const ticketId = called?.ticketId
  if (ticketId !== undefined) {
    const callId = await newestCall(office, ticketId)
    const hall = {
      stationId: office.stations[display] ?? '',
      role: 'display',
      counterId: null,
      person: null,
    } as const
    await at(display, act('announce', hall, { callId }))
    await at(place, act('start', actor, { requestId: v7(), ticketId }))
    await at(place, act('finish', actor, { requestId: v7(), ticketId }))
  }
  free.push(place)
}

async function newestCall({ store }: RaceOffice, ticketId: string): Promise<string> {
  const { id } = await store.db
    .selectFrom('display_call')
    .select('id')
    .where('ticket_id', '=', ticketId)
    .orderBy('called_at', 'desc')
    .executeTakeFirstOrThrow()
  return id
}

/** What all have noted, once everybody has read everything. */
async function settled(processes: readonly LiveProcess[], stations: readonly string[]): Promise<Notes[]> {
  const end = performance.now() + settledMs
  for (;;) {
    const notes = await Promise.all(processes.map((each) => each.notes()))
    if (performance.now() > end || latenciesOf(notes, stations).unread.length === 0) return notes
    await pause(100)
  }
}

async function calledTwice({ store }: RaceOffice): Promise<string[]> {
  const rows = await store.db
    .selectFrom('event')
    .select((select) => ['ticket_id as ticketId', select.fn.countAll<number>().as('times')])
    .where('kind', '=', 'ticket.called')
    .groupBy('ticket_id')
    .execute()
  return rows.flatMap(({ ticketId, times }) =>
    times > 1 ? [`${String(ticketId)} was called ${String(times)} times`] : [],
  )
}
