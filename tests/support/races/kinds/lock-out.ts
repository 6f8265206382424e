import { testPin } from '../../pins.ts'
import { act } from '../acts.ts'
import { each, type RaceKind } from '../race.ts'
import type { RaceOffice } from '../race-office.ts'

/** Failures that are looked at before the first wait (domain/lock-out.ts). */
const free = 5
const triesEach = 3

/**
 * Wrong PINs of one person from several processes at once. However they come, no more are looked at than may be: at
 * one station's windows, or at stations of their own.
 */
export function guessFrom(stations: number, where: 'one station' | 'their own'): RaceKind {
  const tries = where === 'one station' ? triesEach : free + 2
  return {
    name: `${String(stations)} processes guess a PIN at ${where}`,
    stations,
    prepare(office) {
      const { person } = office.counter(0)
      const personId = person?.id ?? ''
      const actorOf = (station: number) => ({
        ...office.counter(station, where === 'one station' ? 0 : station),
        person: null,
      })
      return Promise.resolve({
        runs: each(stations * tries, (index) => {
          const station = index % stations
          const pin = String(314_159 + index)
          return { station, act: act('signIn', actorOf(station), { personId, pin }) }
        }),
        async judge(answers) {
          const places = where === 'one station' ? 1 : stations
          const looked = await failuresLookedAt(office)
          const right = await office.here.do(act('signIn', actorOf(0), { personId, pin: testPin }))
          const wrong = answers.filter(
            (answer) => answer.ok || !/^pin\.(wrong|locked_out)$/.test(answer.code),
          )
          return [
            ...wrong.map((answer) => `answered ${JSON.stringify(answer)}`),
            ...(looked === free * places ? [] : [`${String(looked)} guesses were looked at, not ${String(free * places)}`]), // prettier-ignore
            ...(right.ok ? ['the PIN was taken although they are locked out'] : []),
          ]
        },
      })
    },
  }
}

async function failuresLookedAt({ store }: RaceOffice): Promise<number> {
  return (await store.db.selectFrom('event').select('id').where('kind', '=', 'person.refused').execute())
    .length
}
