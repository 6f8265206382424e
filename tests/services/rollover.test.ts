import { beforeEach, expect, test } from 'vitest'
import type { Actor } from '#domain/people.ts'
import { rollOverDay } from '#services/day.ts'
import { displayView } from '#services/views/display.ts'
import { waitingView } from '#services/views/waiting.ts'
import { deskOf, ticketIn, truth, type Desk } from '#support/desk.ts'
import { officeFaults } from '#support/office-faults.ts'
import { allRows } from '#support/rows.ts'
import { openTestOffice, value, type TestOffice } from '#support/test-office.ts'

let t: TestOffice
let desk: Desk
beforeEach(async () => {
  t = await openTestOffice()
  desk = deskOf(t, t.counter(1))
})

const nextMorning = Date.UTC(2026, 10, 22, 7)
const program = (): Actor => ({
  stationId: t.office.stationId,
  role: 'manager',
  counterId: null,
  person: null,
})

async function accurate(id: string): Promise<boolean> {
  const row = await t.store.db
    .selectFrom('ticket')
    .select('is_accurate')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.is_accurate === 1
}

test('during the day there is nothing to roll over', async () => {
  await t.issue()
  const before = await allRows(t.store.db)
  expect(value(await rollOverDay(t.office, program()))).toBe(0)
  expect(await allRows(t.store.db)).toEqual(before)
})

test('whoever still waited was not served, which is not an abandonment', async () => {
  const id = await t.issue()
  t.now = nextMorning
  expect(value(await rollOverDay(t.office, program()))).toBe(1)
  expect(await truth(t, id)).toMatchObject({
    state: 'not_served',
    legs: ['waiting', 'not_served'],
    events: ['ticket.issued', 'ticket.not_served'],
  })
  expect(await accurate(id)).toBe(true)
  expect(await officeFaults(t.store.db)).toEqual([])
})

test('who cools down waits, and was not served either', async () => {
  const id = await ticketIn(t, desk, 'called')
  value(await desk.notHere(id))
  t.now = nextMorning
  value(await rollOverDay(t.office, program()))
  expect((await truth(t, id)).state).toBe('not_served')
})

test.each(['called', 'serving', 'held'] as const)(
  'a client who is %s goes on, marked as inaccurate',
  async (state) => {
    const id = await ticketIn(t, desk, state)
    t.now = nextMorning
    value(await rollOverDay(t.office, program()))
    expect(await truth(t, id)).toMatchObject({
      state,
      counterId: state === 'held' ? null : desk.actor.counterId,
    })
    expect(await accurate(id)).toBe(false)
    if (state === 'called') value(await desk.start(id))
    if (state === 'held') value(await desk.resume(id))
    value(await desk.finish(id))
    expect((await truth(t, id)).state).toBe('finished')
    expect(await officeFaults(t.store.db)).toEqual([])
  },
)

test('what was over stays as it was', async () => {
  const ids = [
    await ticketIn(t, desk, 'finished'),
    await ticketIn(t, desk, 'left'),
    await ticketIn(t, desk, 'voided'),
  ]
  const before = await Promise.all(ids.map((id) => truth(t, id)))
  t.now = nextMorning
  expect(value(await rollOverDay(t.office, program()))).toBe(0)
  expect(await Promise.all(ids.map((id) => truth(t, id)))).toEqual(before)
})

test('a second run, and a hundredth, changes nothing and tells nobody', async () => {
  await t.issue()
  await ticketIn(t, desk, 'called')
  t.now = nextMorning
  value(await rollOverDay(t.office, program()))
  const rows = await allRows(t.store.db)
  const published = t.published.length
  for (const result of await Promise.all([1, 2, 3].map(() => rollOverDay(t.office, program()))))
    expect(value(result)).toBe(0)
  expect(await allRows(t.store.db)).toEqual(rows)
  expect(t.published).toHaveLength(published)
})

test('an office that was shut for days rolls over every one of them at once', async () => {
  await t.issue()
  t.now += 24 * 3_600_000
  await t.issue()
  t.now += 72 * 3_600_000
  expect(value(await rollOverDay(t.office, program()))).toBe(2)
  const fresh = await t.issue()
  expect(value(await rollOverDay(t.office, program()))).toBe(0)
  expect((await truth(t, fresh)).state).toBe('waiting')
  expect((await waitingView(t.office)).total).toBe(1)
})

test('yesterday’s calls are not on today’s display', async () => {
  value(await desk.finish(await ticketIn(t, desk, 'serving')))
  t.now = nextMorning
  value(await rollOverDay(t.office, program()))
  expect(await displayView(t.office)).toMatchObject({ current: null, last: [], waiting: 0 })
})

test('nobody takes the end of the day back', async () => {
  const id = await t.issue()
  t.now = nextMorning
  value(await rollOverDay(t.office, t.reception()))
  const event = (await t.store.db.selectFrom('event').select('id').where('kind', '=', 'ticket.not_served').executeTakeFirstOrThrow()).id // prettier-ignore
  expect(await deskOf(t, t.reception()).undo(id, event)).toMatchObject({ code: 'undo.nothing' })
})
