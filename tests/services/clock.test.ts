import { beforeEach, expect, test } from 'vitest'
import { ticketLegs } from '#db/queries/legs.ts'
import { waitingView } from '#services/views/waiting.ts'
import { deskOf, ticketIn, truth, type Desk } from '#support/desk.ts'
import { officeFaults } from '#support/office-faults.ts'
import { minute, openTestOffice, value, type TestOffice } from '#support/test-office.ts'

let t: TestOffice
let desk: Desk
beforeEach(async () => {
  t = await openTestOffice()
  desk = deskOf(t, t.counter(1))
})

test('a clock that goes back an hour in the middle of a visit makes no negative leg', async () => {
  const id = await ticketIn(t, desk, 'called')
  t.now -= 60 * minute
  value(await desk.start(id))
  t.now -= 60 * minute
  value(await desk.finish(id))
  const legs = await ticketLegs(t.store.db, id)
  expect(legs.every((leg) => (leg.endedAt ?? leg.startedAt) >= leg.startedAt)).toBe(true)
  expect(await officeFaults(t.store.db)).toEqual([])
})

test('who came before the clock went back still comes before who came after', async () => {
  await t.issue()
  await t.issue()
  t.now -= 30 * minute
  await t.issue()
  await t.issue()
  const { rows } = await waitingView(t.office)
  expect(rows.map(({ label }) => label)).toEqual(['A-001', 'A-002', 'A-003', 'A-004'])
})

test('…in whatever service: the letter of a ticket says nothing about who came first', async () => {
  for (let i = 0; i < 3; i++) await t.issue('A')
  t.now -= 30 * minute
  for (const prefix of ['B', 'A', 'B']) {
    await t.issue(prefix)
    t.now += 1000
  }
  const labels = (await waitingView(t.office)).rows.map(({ label }) => label)
  expect(labels).toEqual(['A-001', 'A-002', 'A-003', 'B-001', 'A-004', 'B-002'])
})

test('no event is earlier than the one before it', async () => {
  for (let i = 0; i < 5; i++) {
    t.now -= minute
    value(await desk.finish(await ticketIn(t, desk, 'serving')))
  }
  const events = await t.store.db.selectFrom('event').select('at').orderBy('seq').execute()
  expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).toSorted((a, b) => a - b))
})

test('nobody has waited less than nothing, whatever the clock says', async () => {
  await t.issue()
  t.now -= 10 * minute
  value(await desk.call())
  const view = await desk.view()
  expect(view.open?.waitedMs).toBeGreaterThanOrEqual(0)
  expect(view.open?.waitedMs).toBeLessThan(10)
  expect((await truth(t, view.open?.ticketId ?? '')).state).toBe('called')
})

test('two things in the same millisecond keep their order', async () => {
  const id = await ticketIn(t, desk, 'finished')
  const legs = await ticketLegs(t.store.db, id)
  expect(legs.map(({ state }) => state)).toEqual(['waiting', 'called', 'serving', 'finished'])
  expect((await truth(t, id)).events).toEqual([
    'ticket.issued',
    'ticket.called',
    'ticket.started',
    'ticket.finished',
  ])
})
