import { afterEach, beforeEach, expect, test } from 'vitest'
import { closeDay } from '#services/day.ts'
import { displayView } from '#services/views/display.ts'
import { deskOf, ticketIn, truth, type Desk } from '#support/desk.ts'
import { officeFaults } from '#support/office-faults.ts'
import { minute, openTestOffice, value, type TestOffice } from '#support/test-office.ts'

let t: TestOffice
let one: Desk
let reception: Desk
beforeEach(async () => {
  t = await openTestOffice()
  one = deskOf(t, t.counter(1))
  reception = deskOf(t, t.reception())
})
afterEach(async () => {
  expect(await officeFaults(t.store.db)).toEqual([])
})

test('whoever still waits is not served; whoever is in somebody’s hands goes on', async () => {
  const held = await ticketIn(t, one, 'held')
  const serving = await ticketIn(t, one, 'serving')
  const called = await ticketIn(t, deskOf(t, t.counter(2)), 'called')
  const waiting = await t.issue()
  const another = await t.issue()
  t.now += 30 * minute
  expect(value(await reception.closeDay()).notServed).toBe(2)
  const states = await Promise.all([held, serving, called, waiting, another].map((id) => truth(t, id)))
  expect(states.map(({ state }) => state)).toEqual(['held', 'serving', 'called', 'not_served', 'not_served'])
  value(await one.finish(serving))
  expect((await displayView(t.office)).waiting).toBe(0)
})

test('who cools down waits too', async () => {
  const id = await ticketIn(t, one, 'called')
  value(await one.notHere(id))
  value(await reception.closeDay())
  expect((await truth(t, id)).state).toBe('not_served')
})

test('the day is sealed: the end of every chain is in what is printed', async () => {
  await t.issue()
  const { seal } = value(await reception.closeDay())
  const rows = await t.store.db.selectFrom('seal').selectAll().execute()
  expect(rows.at(-1)).toMatchObject({ kind: 'close', hash: seal })
  const heads = await t.store.db.selectFrom('seal_head').select(['seq', 'hash']).where('seal_id', '=', rows.at(-1)?.id ?? '').execute() // prettier-ignore
  expect(heads).toEqual(await t.store.db.selectFrom('event_head').select(['seq', 'hash']).execute())
})

test('a day without anybody who waits is closed as well', async () => {
  expect(value(await reception.closeDay())).toMatchObject({ notServed: 0 })
  const events = await t.store.db.selectFrom('event').select('payload').where('kind', '=', 'day.closed').execute() // prettier-ignore
  expect(events).toEqual([{ payload: '{"notServed":0}' }])
})

test('asked twice by the same click it is closed once', async () => {
  await t.issue()
  const input = { requestId: t.requestId() }
  const first = await closeDay(t.office, reception.actor, input)
  await t.issue()
  expect(await closeDay(t.office, reception.actor, input)).toEqual(first)
  expect((await t.store.db.selectFrom('seal').select('id').execute()).length).toBe(1)
})

test('nobody takes it back, and no screen offers to', async () => {
  const id = await t.issue()
  value(await reception.closeDay())
  expect((await reception.view()).undo).toBeNull()
  const event = await t.store.db.selectFrom('event').select('id').where('kind', '=', 'ticket.not_served').executeTakeFirstOrThrow() // prettier-ignore
  expect(await reception.undo(id, event.id)).toEqual({ ok: false, code: 'undo.nothing' })
})

test('whoever comes after the close gets the next number of the same day', async () => {
  await t.issue()
  value(await reception.closeDay())
  expect(await truth(t, await t.issue())).toMatchObject({ state: 'waiting' })
  const numbers = await t.store.db.selectFrom('ticket').select(['business_day', 'number']).orderBy('number').execute() // prettier-ignore
  expect(numbers).toEqual([1, 2].map((number) => ({ business_day: '2026-11-21', number })))
})

test('an office that keeps its queue overnight may still close a day by hand', async () => {
  t = await openTestOffice({ rules: { endDayPolicy: 'keep' } })
  const id = await t.issue()
  expect(value(await deskOf(t, t.reception()).closeDay()).notServed).toBe(1)
  expect((await truth(t, id)).state).toBe('not_served')
})
