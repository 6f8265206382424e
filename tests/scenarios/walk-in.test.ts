import { afterEach, beforeEach, expect, test } from 'vitest'
import { ticketLegs } from '#db/queries/legs.ts'
import { readLines } from '#db/queries/lines.ts'
import { issueTicket } from '#services/tickets/issue.ts'
import { waitingView } from '#services/views/waiting.ts'
import { atWork, deskOf, linesOf, truth, type Desk } from '#support/desk.ts'
import { officeFaults } from '#support/office-faults.ts'
import { minute, openTestOffice, value, type TestOffice } from '#support/test-office.ts'

let t: TestOffice
let counter: Desk
beforeEach(async () => {
  t = await openTestOffice()
  ;[counter] = (await atWork(t, 1)) as [Desk]
})
afterEach(async () => {
  expect(await officeFaults(t.store.db)).toEqual([])
})

const openLegs = async (id: string) =>
  (await ticketLegs(t.store.db, id)).filter(({ endedAt, isVoid }) => endedAt === null && !isVoid)
const nobodyWaits = async () => expect((await waitingView(t.office)).total).toBe(0)

test('scenario 1 (The Q): a walk-in is created, queued, called, begun and finished, one stretch at a time', async () => {
  const id = await t.issue()
  const seen: string[] = []
  for (const step of [() => counter.call(), () => counter.start(id), () => counter.finish(id)]) {
    seen.push(...(await openLegs(id)).map(({ state }) => state))
    t.now += minute
    value(await step())
  }
  expect(seen).toEqual(['waiting', 'called', 'serving'])
  const legs = await ticketLegs(t.store.db, id)
  expect(legs.slice(0, -1).map(({ startedAt, endedAt }) => (endedAt ?? 0) - startedAt)).toEqual([minute, minute, minute]) // prettier-ignore
  expect(legs.at(-1)?.state).toBe('finished')
  await nobodyWaits()
})

test('scenario 2 (The Q): a client who is served at once has two stretches, both closed at the end', async () => {
  const reception = deskOf(t, t.reception())
  const id = await t.issue()
  value(await reception.attend(id))
  t.now += 3 * minute
  value(await reception.finish(id))
  expect((await truth(t, id)).legs).toEqual(['waiting', 'serving', 'finished'])
  await nobodyWaits()
})

test('scenario 3 (The Q): a second service is added and the first taken up again: both end done, one at a time', async () => {
  const id = await t.issue('A')
  value(await counter.call())
  value(await counter.start(id))
  value(await counter.addLine(id, t.service('B')))
  const [first, second] = await readLines(t.store.db, id)
  value(await counter.takeUpLine(id, second?.id ?? ''))
  expect(await linesOf(t, id)).toEqual(['A×1 done', 'B×1 active'])
  value(await counter.takeUpLine(id, first?.id ?? ''))
  expect(await linesOf(t, id)).toEqual(['A×1 active', 'B×1 done'])
  value(await counter.finish(id))
  expect(await linesOf(t, id)).toEqual(['A×1 done', 'B×1 done'])
})

test('scenario 4 (The Q): quantity and service are corrected, and the times stay as they were', async () => {
  const id = await t.issue('A')
  value(await counter.call())
  value(await counter.start(id))
  const [line] = await readLines(t.store.db, id)
  value(await counter.correctLine(id, line?.id ?? '', t.service('A'), 3))
  const before = await ticketLegs(t.store.db, id)
  t.now += minute
  value(await counter.correctLine(id, line?.id ?? '', t.service('B'), 5))
  expect(await linesOf(t, id)).toEqual(['B×5 active'])
  expect(await ticketLegs(t.store.db, id)).toEqual(before)
})

test('scenario 5 (The Q): whoever leaves right away or while waiting has abandoned, with their service, and nobody waits', async () => {
  const ids = [await t.issue('A'), await t.issue('B')]
  value(await deskOf(t, t.reception()).leave(ids[0] ?? ''))
  t.now += 20 * minute
  value(await deskOf(t, t.reception()).leave(ids[1] ?? ''))
  for (const [index, prefix] of ['A', 'B'].entries()) {
    expect(await truth(t, ids[index] ?? '')).toMatchObject({ state: 'left', serviceId: t.service(prefix), legs: ['waiting', 'left'] }) // prettier-ignore
  }
  await nobodyWaits()
})

test('scenario 6 (The Q): what is no service of the office is refused with a sentence, and gives no number', async () => {
  const input = { requestId: t.requestId(), serviceId: t.priority('General'), priorityId: null, personName: null, channel: 'reception' as const } // prettier-ignore
  expect(await issueTicket(t.office, t.reception(), input)).toEqual({ ok: false, code: 'service.not_found' })
  expect(await t.store.db.selectFrom('number_counter').selectAll().execute()).toEqual([])
})
