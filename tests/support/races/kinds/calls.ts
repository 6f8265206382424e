import { v7 } from 'uuid'
import { waitingInOrder } from '#db/queries/waiting-order.ts'
import { act } from '../acts.ts'
import { each, ticketOf, unlessOneOf, type RaceKind } from '../race.ts'
import type { RaceOffice } from '../race-office.ts'
import type { Answer } from '../wire.ts'

/** All counters call at once; sometimes there are fewer who wait than counters, sometimes more. */
export function callNextBy(stations: number): RaceKind {
  return {
    name: `${String(stations)} counters call`,
    stations,
    async prepare(office, chance) {
      await office.issue(chance.below(stations + 4))
      const line = await inLine(office)
      return {
        runs: each(stations, (station) => ({
          station,
          act: act('callNext', office.counter(station), { requestId: v7() }),
        })),
        async judge(answers) {
          const calls = Math.min(stations, line.length)
          const words = [...Array<string>(calls).fill('ok'), ...Array<string>(stations - calls).fill('queue.empty')] // prettier-ignore
          const called = answers.map(ticketOf).filter((id) => id !== '')
          const first = line.slice(0, calls)
          const skipped = first.filter((id) => !called.includes(id))
          return [
            ...unlessOneOf(answers, words.join(' ')),
            ...skipped.map((id) => `${id} was passed over`),
            ...(await notWhereCalled(office, answers)),
          ]
        },
      }
    },
  }
}

/** Several desks choose the same client: one has them, and the others hear who. */
export function chosenBy(stations: number, name: 'callChosen' | 'attend'): RaceKind {
  return {
    name: `${String(stations)} counters ${name === 'attend' ? 'attend' : 'choose'} the same client`,
    stations,
    async prepare(office) {
      const [ticketId = ''] = await office.issue(2)
      const input = () => ({ requestId: v7(), ticketId, reason: 'Se encuentra mal' })
      return {
        runs: each(stations, (station) => ({ station, act: act(name, office.counter(station), input()) })),
        judge(answers) {
          const winner = answers.findIndex(({ ok }) => ok)
          const by = { counter: winner + 1, person: office.counter(winner).person?.name }
          return [
            ...unlessOneOf(answers, ['ok', ...Array<string>(stations - 1).fill('ticket.taken')].join(' ')),
            ...answers.flatMap((answer) => (answer.ok || same(answer['by'], by) ? [] : ['another taker was named'])), // prettier-ignore
          ]
        },
      }
    },
  }
}

/** Two windows of one counter, and another counter, call: the counter has one client, and nobody is kept waiting by it. */
export const callAtOneCounter: RaceKind = {
  name: 'two windows of one counter call',
  stations: 3,
  async prepare(office, chance) {
    const waiting = 1 + chance.below(3)
    await office.issue(waiting)
    const actors = [office.counter(0), office.counter(0, 1), office.counter(2)]
    return {
      runs: actors.map((actor, station) => ({ station, act: act('callNext', actor, { requestId: v7() }) })),
      async judge(answers) {
        const left = (await inLine(office)).length
        const falselyEmpty = left > 0 && answers.some((answer) => !answer.ok && answer.code === 'queue.empty')
        const few = ['counter.busy ok queue.empty', 'ok queue.empty queue.empty']
        return [
          ...unlessOneOf(answers, ...(waiting === 1 ? few : ['counter.busy ok ok'])),
          ...(falselyEmpty ? ['the queue was called empty while somebody waits'] : []),
        ]
      },
    }
  },
}

async function inLine({ store }: RaceOffice): Promise<string[]> {
  const rows = await waitingInOrder(store.db).select('ticket.id').execute()
  return rows.map(({ id }) => id)
}

/** Every answer names a ticket that is called at that counter. */
async function notWhereCalled(office: RaceOffice, answers: readonly Answer[]): Promise<string[]> {
  const rows = await office.store.db.selectFrom('ticket').select(['id', 'counter_id']).where('state', '=', 'called').execute() // prettier-ignore
  const places = new Map(rows.map((row) => [row.id, row.counter_id]))
  return answers.flatMap((answer, station) => {
    const id = ticketOf(answer)
    return id === '' || places.get(id) === office.counter(station).counterId ? [] : [`${id} is not where it was called`] // prettier-ignore
  })
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
