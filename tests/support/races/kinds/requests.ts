import { v7 } from 'uuid'
import type { ReadHandle } from '#db/schema.ts'
import { act } from '../acts.ts'
import { each, unlessOneOf, type RaceKind } from '../race.ts'

/** The same request reaches the store from several stations: it is done once, and everybody hears the same. */
export function oneRequestFrom(stations: number, name: 'callNext' | 'issue'): RaceKind {
  return {
    name: `one ${name === 'issue' ? 'ticket' : 'call'} asked for by ${String(stations)} stations`,
    stations,
    async prepare(office) {
      await office.issue(stations)
      const requestId = v7()
      const issue = { requestId, serviceId: office.service('A'), priorityId: null, personName: null, channel: 'reception' } as const // prettier-ignore
      // Twice from each: a double click besides.
      const runs = each(stations * 2, (index) => {
        const station = index % stations
        const actor = office.counter(station)
        return {
          station,
          act: name === 'issue' ? act('issue', actor, issue) : act('callNext', actor, { requestId }),
        }
      })
      const before = await eventsOf(office.store.db)
      return {
        runs,
        async judge(answers) {
          const said = new Set(answers.map((answer) => JSON.stringify(answer)))
          const done = (await eventsOf(office.store.db)) - before
          return [
            ...unlessOneOf(answers, answers.map(() => 'ok').join(' ')),
            ...(said.size === 1 ? [] : [`answered differently: ${[...said].join()}`]),
            ...(done === 1 ? [] : [`done ${String(done)} times`]),
          ]
        },
      }
    },
  }
}

async function eventsOf(db: ReadHandle): Promise<number> {
  const row = await db
    .selectFrom('event')
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}
