import { v7 } from 'uuid'
import type { EventKind } from '#domain/events.ts'
import { act, type Act } from '../acts.ts'
import { each, type RaceKind } from '../race.ts'
import type { RaceOffice } from '../race-office.ts'
import { callTo, ending, serveAt } from './one-ticket.ts'

/** A new day begins, and every station sees it at the same moment, while one of them goes on working. */
export function rollOverBy(stations: number): RaceKind {
  return {
    name: `${String(stations)} stations see a new day begin`,
    stations: stations + 1,
    async prepare(office, chance) {
      await serveAt(office, office.counter(0))
      await callTo(office, office.counter(1))
      const held = await serveAt(office, office.counter(2))
      await office.make(ending(office, 'hold', office.counter(2), held))
      await office.issue(1 + chance.below(5))
      const [wait, inHand] = [await waiting(office), 3]
      const looks = each(stations, (station) => ({
        station,
        act: act('rollOver', office.counter(station), null),
      }))
      const worker = office.counter(stations)
      const work: Act = chance.pick([
        act('callNext', worker, { requestId: v7() }),
        act('issue', worker, { requestId: v7(), serviceId: office.service('A'), priorityId: null, personName: null, channel: 'reception' }), // prettier-ignore
      ])
      return {
        nextDay: true,
        runs: [...looks, { station: stations, act: work }],
        async judge(answers) {
          const touched = answers.slice(0, stations).map((answer) => (answer.ok ? Number(answer.value) : NaN))
          const total = touched.reduce((sum, each) => sum + each, 0)
          const [notServed, taken] = [await events(office, 'ticket.not_served'), await events(office, 'ticket.inaccurate')] // prettier-ignore
          const called = work.name === 'callNext' && answers.at(-1)?.ok === true ? 1 : 0
          return [
            ...(total === wait + inHand
              ? []
              : [`${String(total)} were touched, of ${String(wait + inHand)}`]),
            ...(touched.filter((each) => each > 0).length === 1
              ? []
              : [`several saw to it: ${touched.join()}`]),
            ...(notServed === wait - called || notServed === wait
              ? []
              : [`${String(notServed)} were not served`]),
            ...(notServed + taken === total
              ? []
              : [`${String(notServed)} + ${String(taken)} are not ${String(total)}`]),
            ...(answers.at(-1)?.ok === true || notServed === wait
              ? []
              : [`refused: ${JSON.stringify(answers.at(-1))}`]),
          ]
        },
      }
    },
  }
}

/** The day is closed by hand while others still give numbers and call. */
export function closeDayAmid(stations: number): RaceKind {
  return {
    name: `the day is closed while ${String(stations - 1)} work`,
    stations,
    async prepare(office) {
      await office.issue(3)
      const others = each(stations - 1, (index): Act => {
        const actor = office.counter(index + 1)
        const issue = { requestId: v7(), serviceId: office.service('A'), priorityId: null, personName: null, channel: 'reception' } as const // prettier-ignore
        return index % 2 === 0 ? act('issue', actor, issue) : act('callNext', actor, { requestId: v7() })
      })
      return {
        runs: [act('closeDay', office.counter(0), { requestId: v7() }), ...others].map((what, station) => ({
          station,
          act: what,
        })),
        judge: (answers) =>
          answers.flatMap((answer, index) =>
            answer.ok || (others[index - 1]?.name === 'callNext' && answer.code === 'queue.empty')
              ? []
              : [`refused: ${JSON.stringify(answer)}`],
          ),
      }
    },
  }
}

async function waiting({ store }: RaceOffice): Promise<number> {
  return (await store.db.selectFrom('ticket').select('id').where('state', '=', 'waiting').execute()).length
}

/** Events of a kind since this day began: what ended the days before is older than a day. */
async function events({ store, here }: RaceOffice, kind: EventKind): Promise<number> {
  const since = Date.now() + here.shiftMs - 3_600_000
  return (await store.db.selectFrom('event').select('id').where('kind', '=', kind).where('at', '>', since).execute()).length // prettier-ignore
}
