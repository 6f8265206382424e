import { afterEach, beforeEach, expect, test } from 'vitest'
import { ticketLegs } from '#db/queries/legs.ts'
import { rollOverDay } from '#services/day.ts'
import { officeOverview } from '#services/views/overview.ts'
import { waitingView } from '#services/views/waiting.ts'
import { deskOf, ticketIn, truth, type Desk } from '#support/desk.ts'
import { officeFaults } from '#support/office-faults.ts'
import { minute, openTestOffice, value, type TestOffice } from '#support/test-office.ts'

let t: TestOffice
let desk: Desk
let ten = 0
beforeEach(async () => {
  t = await openTestOffice()
  desk = deskOf(t, t.counter(1))
  ten = t.now
})
afterEach(async () => {
  expect(await officeFaults(t.store.db)).toEqual([])
})

const behind = async () => (await officeOverview(t.office)).clockBehindMs

async function moves() {
  const rows = await t.store.db.selectFrom('event').select('payload').where('kind', '=', 'clock.moved').orderBy('seq').execute() // prettier-ignore
  return rows.map(({ payload }) => JSON.parse(payload) as { offsetMs: number; behindMs: number })
}

test('a clock that is found behind is written down, and the manager is told how much', async () => {
  await t.issue()
  expect(await behind()).toBe(0)
  t.now -= 60 * minute
  await t.issue()
  expect(await moves()).toEqual([{ offsetMs: 60 * minute + 1, behindMs: 60 * minute }])
  expect(await behind()).toBe(60 * minute + 1)
})

test('while it is behind, a minute is a minute', async () => {
  const id = await ticketIn(t, desk, 'serving')
  t.now -= 60 * minute
  await t.issue()
  t.now += 7 * minute
  value(await desk.finish(id))
  const serving = (await ticketLegs(t.store.db, id)).find(({ state }) => state === 'serving')
  expect((serving?.endedAt ?? 0) - (serving?.startedAt ?? 0)).toBe(7 * minute + 1)
  expect(await moves()).toHaveLength(1)
})

test('screens count with the same time: who cools down, what may be undone, how long somebody has waited', async () => {
  const id = await ticketIn(t, desk, 'called')
  t.now -= 60 * minute
  value(await desk.notHere(id))
  expect((await waitingView(t.office)).rows).toMatchObject([{ coolUntil: ten + 1 + 5 * minute, position: null }]) // prettier-ignore
  t.now += 3 * minute
  expect((await desk.view()).undo).toBeNull()
  t.now += 2 * minute
  expect((await waitingView(t.office)).rows).toMatchObject([{ coolUntil: null, position: 1 }])
  expect((await desk.view()).next).toMatchObject([{ ticketId: id }])
  value(await desk.call())
})

test('a clock that is put right again is believed again, and that is written down', async () => {
  await t.issue()
  t.now -= 60 * minute
  await t.issue()
  t.now += 65 * minute
  const id = await t.issue()
  expect(await moves()).toMatchObject([{ behindMs: 60 * minute }, { offsetMs: 0 }])
  expect(await behind()).toBe(0)
  expect((await truth(t, id)).baseAt).toBe(ten + 5 * minute)
})

test('a clock that lost an hour once and another one later is behind by two', async () => {
  await t.issue()
  t.now -= 60 * minute
  await t.issue()
  t.now -= 60 * minute
  await t.issue()
  expect((await moves()).map(({ offsetMs }) => Math.round(offsetMs / minute))).toEqual([60, 120])
  expect((await waitingView(t.office)).rows.map(({ label }) => label)).toEqual(['A-001', 'A-002', 'A-003'])
})

test('a day that was begun is not begun again: numbers go on', async () => {
  await t.issue()
  t.now += 24 * 60 * minute
  value(await rollOverDay(t.office, { ...t.reception(), person: null }))
  await t.issue()
  t.now -= 24 * 60 * minute
  await t.issue()
  const rows = await t.store.db.selectFrom('ticket').select(['business_day', 'number']).orderBy('arrival_at').execute() // prettier-ignore
  expect(rows.map(({ business_day, number }) => `${business_day} ${String(number)}`)).toEqual(['2026-11-21 1', '2026-11-22 1', '2026-11-22 2']) // prettier-ignore
  expect((await officeOverview(t.office)).businessDay).toBe('2026-11-22')
})

test('a refused command notes nothing: it is noted with the next that is done', async () => {
  value(await desk.leave(await t.issue()))
  t.now -= 60 * minute
  expect(await desk.call()).toMatchObject({ code: 'queue.empty' })
  expect([await behind(), await moves()]).toEqual([0, []])
  await t.issue()
  expect(await moves()).toHaveLength(1)
})

test('whoever waited for an absent counter waits as long as without the clock', async () => {
  const two = deskOf(t, t.counter(2))
  value(await desk.signIn())
  value(await two.signIn())
  const id = await ticketIn(t, desk, 'serving')
  value(await desk.transfer(id, { kind: 'counter', counterId: two.actor.counterId ?? '' }))
  value(await two.pause())
  t.now -= 3 * 60 * minute
  await t.issue('B')
  t.now += 4 * minute
  expect((await desk.view()).next.map(({ label }) => label)).toEqual(['B-001'])
  t.now += minute
  expect((await desk.view()).next.map(({ label }) => label)).toEqual(['A-001', 'B-001'])
})
