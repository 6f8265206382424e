import { v7 } from 'uuid'
import type { Actor } from '#domain/people.ts'
import { testPin } from '../../pins.ts'
import { act, type Act } from '../acts.ts'
import { each, unlessOneOf, type RaceKind } from '../race.ts'
import type { RaceOffice } from '../race-office.ts'

/** Several people open the same counter at different stations: one sits there, and the others hear who. */
export function openCounterBy(stations: number): RaceKind {
  return {
    name: `${String(stations)} people open one counter`,
    stations,
    prepare(office) {
      return Promise.resolve({
        runs: each(stations, (station) => ({
          station,
          act: signIn({ ...office.counter(0, station), person: office.counter(station).person }),
        })),
        async judge(answers) {
          const winner = office.counter(answers.findIndex(({ ok }) => ok)).person
          const there = await atCounter(office, 0)
          return [
            ...unlessOneOf(
              answers,
              ['ok', ...Array<string>(stations - 1).fill('counter.in_use')].sort().join(' '),
            ),
            ...(there === winner?.id ? [] : ['somebody else sits there']),
            ...answers.flatMap((answer) => answer.ok || answer['by'] === winner?.name ? [] : ['another person was named']), // prettier-ignore
          ]
        },
      })
    },
  }
}

/** One person opens several counters: one is theirs, and the others say where they are. */
export function samePersonAt(stations: number): RaceKind {
  return {
    name: `one person at ${String(stations)} counters`,
    stations,
    prepare(office) {
      const { person } = office.counter(0)
      return Promise.resolve({
        runs: each(stations, (station) => ({ station, act: signIn({ ...office.counter(station), person }) })),
        async judge(answers) {
          const winner = answers.findIndex(({ ok }) => ok)
          const places = await Promise.all(each(stations, (index) => atCounter(office, index)))
          return [
            ...unlessOneOf(
              answers,
              ['ok', ...Array<string>(stations - 1).fill('person.elsewhere')].join(' '),
            ),
            ...(places.every((id, index) => (id === person?.id) === (index === winner)) ? [] : ['they sit elsewhere']), // prettier-ignore
            ...answers.flatMap((answer) => answer.ok || JSON.stringify(answer['place']) === JSON.stringify({ counter: winner + 1, person: null }) ? [] : ['another counter was named']), // prettier-ignore
          ]
        },
      })
    },
  }
}

/** A counter pauses in one window and calls in another: it does one of the two. */
export const pauseOrCall: RaceKind = {
  name: 'a counter pauses and calls',
  stations: 2,
  async prepare(office) {
    await office.issue(2)
    const pause = act('pause', office.counter(0), { requestId: v7(), reason: 'break' })
    const call = act('callNext', office.counter(0, 1), { requestId: v7() })
    return {
      runs: [pause, call].map((each, station) => ({ station, act: each })),
      judge: (answers) => unlessOneOf(answers, 'counter.busy ok', 'counter.paused ok'),
    }
  },
}

/** @param actor with whoever comes; nobody is there yet */
function signIn(actor: Actor): Act {
  return act('signIn', { ...actor, person: null }, { personId: actor.person?.id ?? '', pin: testPin })
}

async function atCounter(office: RaceOffice, index: number): Promise<string | null> {
  const row = await office.store.db
    .selectFrom('counter')
    .select('person_id')
    .where('id', '=', office.counter(index).counterId ?? '')
    .executeTakeFirstOrThrow()
  return row.person_id
}
