import { v7 } from 'uuid'
import type { Actor } from '#domain/people.ts'
import { testPin } from '../../pins.ts'
import { act, type Act } from '../acts.ts'
import { each, unlessOneOf, type RaceKind } from '../race.ts'
import type { RaceOffice } from '../race-office.ts'

/**
 * All stations start again at the same moment, each with somebody whom it had left at a counter; one of these people
 * sits down at another station just then, and stays there.
 */
export function startAgainBy(stations: number): RaceKind {
  return {
    name: `${String(stations)} stations start again while somebody comes`,
    stations: stations + 1,
    async prepare(office) {
      for (const station of each(stations, (index) => index))
        await office.make(arrival(office.counter(station)))
      const coming = arrival(office.counter(0, stations))
      return {
        runs: [...startAgain(office, stations), { station: stations, act: coming }],
        async judge(answers) {
          const sits = await placeOf(office, 0)
          const others = await Promise.all(each(stations - 1, (index) => placeOf(office, index + 1)))
          return [
            ...unlessOneOf(answers, answers.map(() => 'ok').join(' ')),
            ...(sits.person === office.counter(0).person?.id && sits.station === office.stations[stations]
              ? []
              : ['whoever came does not sit there']),
            ...(others.every(({ person }) => person === null) ? [] : ['somebody was left signed in']),
            ...(await whoeverIsAway(office)),
          ]
        },
      }
    },
  }
}

/** The same at desks without a counter. */
export const startAgainAtDesks: RaceKind = {
  name: 'a station starts again while its clerk sits down elsewhere',
  stations: 2,
  async prepare(office) {
    await office.make(arrival(desk(office, 0)))
    return {
      runs: [...startAgain(office, 1), { station: 1, act: arrival(desk(office, 1)) }],
      judge: async (answers) => [...unlessOneOf(answers, 'ok ok'), ...(await whoeverIsAway(office))],
    }
  },
}

/** An hour has passed, and every station sees it: it is sealed once. */
export function sealHourBy(stations: number): RaceKind {
  return {
    name: `${String(stations)} stations see an hour go by`,
    stations: stations + 1,
    async prepare(office) {
      await office.issue(2)
      const looks = each(stations, (station) => ({
        station,
        act: act('sealHour', office.counter(station), null),
      }))
      const call = act('callNext', office.counter(stations), { requestId: v7() })
      const before = await sealsOf(office)
      return {
        // The longest hour.
        nextDay: true,
        runs: [...looks, { station: stations, act: call }],
        async judge(answers) {
          const made = answers
            .slice(0, stations)
            .filter((answer) => answer.ok && answer.value !== null).length
          const kept = (await sealsOf(office)) - before
          return [
            ...unlessOneOf(answers, answers.map(() => 'ok').join(' ')),
            ...(made === 1 && kept === 1 ? [] : [`sealed ${String(made)} times, ${String(kept)} are kept`]),
          ]
        },
      }
    },
  }
}

function startAgain(office: RaceOffice, stations: number) {
  return each(stations, (station) => ({ station, act: act('startAgain', office.counter(station), null) }))
}

/** Always of the first person. */
function desk(office: RaceOffice, station: number): Actor {
  const { stationId, person } = office.counter(0, station)
  return { stationId, role: 'reception', counterId: null, person }
}

/** @param actor with whoever comes */
function arrival(actor: Actor): Act {
  return act('signIn', { ...actor, person: null }, { personId: actor.person?.id ?? '', pin: testPin })
}

async function placeOf(office: RaceOffice, index: number) {
  return office.store.db
    .selectFrom('counter')
    .select(['person_id as person', 'station_id as station'])
    .where('id', '=', office.counter(index).counterId ?? '')
    .executeTakeFirstOrThrow()
}

/** Whoever came is at work, wherever they had been before. */
async function whoeverIsAway(office: RaceOffice): Promise<string[]> {
  const row = await office.store.db
    .selectFrom('person')
    .select('away_at')
    .where('id', '=', office.counter(0).person?.id ?? '')
    .executeTakeFirstOrThrow()
  return row.away_at === null ? [] : ['whoever came counts as away']
}

async function sealsOf({ store }: RaceOffice): Promise<number> {
  return (await store.db.selectFrom('seal').select('id').execute()).length
}
