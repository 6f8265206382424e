import { v7 } from 'uuid'
import { act } from '../acts.ts'
import { each, outcome, type RaceKind } from '../race.ts'
import type { RaceOffice } from '../race-office.ts'
import type { Answer } from '../wire.ts'

/** All stations issue at once, the first tickets of a day among them: every number once, none left out. */
export function issueBy(stations: number): RaceKind {
  return {
    name: `${String(stations)} stations give numbers`,
    stations,
    prepare(office, chance) {
      const runs = each(stations * 2, (index) => {
        const station = index % stations
        const serviceId = office.service(chance.pick(['A', 'A', 'B']))
        const input = { requestId: v7(), serviceId, priorityId: null, personName: chance.pick([null, 'Teresa']), channel: 'reception' } as const // prettier-ignore
        return { station, act: act('issue', office.counter(station), input) }
      })
      return Promise.resolve({
        runs,
        async judge(answers) {
          const labels = answers.map(labelOf)
          const twice = labels.filter((label, index) => labels.indexOf(label) !== index)
          return [
            ...(answers.every(({ ok }) => ok) ? [] : [`answered ${outcome(answers)}`]),
            ...twice.map((label) => `${label} was given twice`),
            ...(await notInOrder(office)),
          ]
        },
      })
    },
  }
}

/** Whoever has the smaller number came first, and is therefore called first. */
async function notInOrder({ store }: RaceOffice): Promise<string[]> {
  const rows = await store.db
    .selectFrom('ticket')
    .select(['business_day as day', 'prefix', 'number', 'arrival_at as at'])
    .orderBy('business_day')
    .orderBy('prefix')
    .orderBy('number')
    .execute()
  return rows.flatMap(({ day, prefix, number, at }, index) => {
    const next = rows[index + 1]
    if (next?.day !== day || next.prefix !== prefix || next.at >= at) return []
    return [
      `${prefix}${String(number)} came ${String(at - next.at)} ms after ${prefix}${String(next.number)}`,
    ]
  })
}

function labelOf(answer: Answer): string {
  return answer.ok && typeof answer.value === 'object' && answer.value !== null && 'label' in answer.value
    ? String(answer.value.label)
    : ''
}
