import type { Actor } from '#domain/people.ts'
import { callNext } from '#services/tickets/call.ts'
import { finishTicket, startService } from '#services/tickets/steps.ts'
import { openTestOffice, value, type TestOffice } from '#support/test-office.ts'

/** Tickets that wait all the time. */
const waiting = 320
const counters = 4

/** A busy office on a file of its own: four counters, more than 300 people waiting. */
export interface BusyOffice {
  readonly test: TestOffice
  /** Everything around a call that is not measured: the counter's last client goes, a new one comes. */
  freeNextCounter(): Promise<void>
  /** The product's service, at the counter that was just freed. */
  callNext(): Promise<void>
}

export async function openBusyOffice(file: string): Promise<BusyOffice> {
  const test = await openTestOffice({ file })
  for (let count = 0; count < waiting; count++) {
    test.now += 5_000
    await issueOne(test, count)
  }
  const open = new Map<number, string>()
  const actors: readonly Actor[] = Array.from({ length: counters }, (_, index) => test.counter(index + 1))
  let calls = 0
  return {
    test,
    async freeNextCounter() {
      const ticketId = open.get(calls % counters)
      const actor = actorAt(actors, calls)
      test.now += 7_000
      if (ticketId !== undefined) {
        value(await startService(test.office, actor, { requestId: test.requestId(), ticketId }))
        test.now += 60_000
        value(await finishTicket(test.office, actor, { requestId: test.requestId(), ticketId }))
      }
      await issueOne(test, calls)
    },
    async callNext() {
      const called = await callNext(test.office, actorAt(actors, calls), { requestId: test.requestId() })
      open.set(calls % counters, value(called).ticketId)
      calls++
    },
  }
}

function actorAt(actors: readonly Actor[], calls: number): Actor {
  const actor = actors[calls % counters]
  if (actor === undefined) throw new Error('no such counter')
  return actor
}

/** Both services, now and then somebody with a head start, one in three gives a name. */
async function issueOne(test: TestOffice, count: number): Promise<void> {
  const prefix = count % 2 === 0 ? 'A' : 'B'
  const special = count % 9 === 0 ? { priority: 'Persona mayor' } : {}
  await test.issue(prefix, count % 3 === 0 ? { ...special, name: `Visita ${count}` } : special)
}
