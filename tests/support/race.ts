import { v7 } from 'uuid'
import type { Actor } from '#domain/people.ts'
import type { Result } from '#domain/result.ts'
import { deskOf } from './desk.ts'
import { joinStation } from './races/join-station.ts'
import { newPerson, openTestOffice, type TestOffice } from './test-office.ts'

/** What came of a race: how often each ticket was handed to a counter, and whatever else was answered. */
export interface Race {
  readonly t: TestOffice
  /** Tickets that more than one counter was given at the same time. */
  readonly doubles: readonly string[]
  /** Tickets that nobody was given, although the queue was called empty. */
  readonly lost: readonly string[]
  /** Refusals other than an empty queue, and exceptions. */
  readonly surprises: readonly string[]
}

/** An office with that many counters, each a station of its own with a person of its own, and that many who wait. */
async function crowdedOffice(counters: number, tickets: number): Promise<{ t: TestOffice; actors: Actor[] }> {
  const numbers = Array.from({ length: counters }, (_, i) => i + 1)
  const t = await openTestOffice({
    office: {
      counters: numbers.map((number) => ({ number, services: [0, 1] })),
      people: ['Recepción', ...numbers.map(String)].map((name) => newPerson(name)),
    },
  })
  const actors: Actor[] = []
  for (const number of numbers) {
    const stationId = v7()
    await joinStation(t.store, stationId, `Puesto ${String(number)}`)
    actors.push({ ...t.counter(number), stationId })
  }
  for (let i = 0; i < tickets; i++) await t.issue(i % 2 === 0 ? 'A' : 'B')
  return { t, actors }
}

/**
 * All counters call at the same instant, again and again, until each has heard that nobody waits.
 * @param sabotage done to the database before the first call
 */
export async function raceCounters(
  counters: number,
  tickets: number,
  sabotage: (t: TestOffice) => Promise<unknown> = () => Promise.resolve(),
): Promise<Race> {
  const { t, actors } = await crowdedOffice(counters, tickets)
  await sabotage(t)
  const given: string[] = []
  const surprises: string[] = []
  const desks = actors.map((actor) => deskOf(t, actor))
  for (let round = 0; round <= tickets; round++) {
    const answers = await Promise.all(desks.map((desk) => heard(desk.call())))
    t.now += 1000
    const taken = answers.flatMap((answer) => (answer.ok ? [answer.value.ticketId] : []))
    given.push(...taken)
    const others = answers.flatMap((answer) =>
      answer.ok || answer.code === 'queue.empty' ? [] : [answer.code],
    )
    surprises.push(...others)
    if (taken.length === 0 && others.length === 0) break
    const ended = await Promise.all(
      answers.flatMap((answer, i) => (answer.ok ? [heard(desks[i]!.leave(answer.value.ticketId))] : [])),
    )
    surprises.push(...ended.flatMap((answer) => (answer.ok ? [] : [answer.code])))
  }
  const all = await t.store.db.selectFrom('ticket').select('id').execute()
  return {
    t,
    doubles: [...new Set(given.filter((id, index) => given.indexOf(id) !== index))],
    lost: all.map(({ id }) => id).filter((id) => !given.includes(id)),
    surprises,
  }
}

/** An exception is an answer too: a race that throws is not won. */
function heard<T>(
  work: Promise<Result<T>>,
): Promise<Result<T> | { readonly ok: false; readonly code: string }> {
  return work.catch((error: unknown) => ({ ok: false as const, code: String(error) }))
}
