import { afterEach, beforeEach, expect, test } from 'vitest'
import { rollOverDay } from '#services/day.ts'
import { findView } from '#services/views/find.ts'
import { waitingView } from '#services/views/waiting.ts'
import { deskOf, serveNext, ticketIn, truth, type Desk } from '#support/desk.ts'
import { officeFaults } from '#support/office-faults.ts'
import { minute, openTestOffice, value, type TestOffice } from '#support/test-office.ts'

let t: TestOffice
let desk: Desk
async function open(endDayPolicy: 'not_served' | 'keep'): Promise<void> {
  t = await openTestOffice({ rules: { endDayPolicy } })
  desk = deskOf(t, t.counter(1))
}
beforeEach(() => open('not_served'))
afterEach(async () => {
  expect(await officeFaults(t.store.db)).toEqual([])
})

const fourOClock = Date.UTC(2026, 10, 22, 3)
const roll = async () => value(await rollOverDay(t.office, { ...t.reception(), person: null }))

async function isAccurate(id: string): Promise<boolean> {
  const row = await t.store.db.selectFrom('ticket').select('is_accurate').where('id', '=', id).executeTakeFirstOrThrow() // prettier-ignore
  return row.is_accurate === 1
}

test('an office that keeps its queue lets everybody wait on, marked as inaccurate, in the same order', async () => {
  await open('keep')
  const [first] = [await t.issue(), await t.issue()]
  t.now = fourOClock
  expect(await roll()).toBe(2)
  expect(await isAccurate(first)).toBe(false)
  t.now += 5 * 60 * minute
  await t.issue('A', { priority: 'Persona mayor' })
  const rows = (await waitingView(t.office)).rows
  expect(rows.map(({ label, arrivalAt }) => [label, arrivalAt < fourOClock])).toEqual([['A-001', true], ['A-002', true], ['A-001', false]]) // prettier-ignore
  expect(value(await desk.call()).ticketId).toBe(first)
  expect(await roll()).toBe(0)
})

test('a client whom the office kept is found by number and name, beside today’s of the same number', async () => {
  await open('keep')
  const finished = await ticketIn(t, desk, 'finished')
  await t.issue('A', { name: 'Teresa Olmedo' })
  t.now = fourOClock + 5 * 60 * minute
  await roll()
  for (const name of ['Ramón Peralta', 'Julián Duarte']) await t.issue('A', { name })
  expect((await findView(t.office, 'A-2')).map(({ personName }) => personName)).toEqual(['Julián Duarte', 'Teresa Olmedo']) // prettier-ignore
  expect(await findView(t.office, 'teresa')).toMatchObject([{ label: 'A-002', state: 'waiting' }])
  expect((await findView(t.office, 'A-1')).map(({ ticketId }) => ticketId)).not.toContain(finished)
})

test('a client on hold over night is found, and goes on', async () => {
  const id = await ticketIn(t, desk, 'held')
  t.now = fourOClock + 5 * 60 * minute
  await roll()
  expect(await findView(t.office, 'A-1')).toMatchObject([{ ticketId: id, state: 'held' }])
  value(await desk.resume(id))
})

test('whoever was being served at four and waits again is not sent home by the next look', async () => {
  const id = await ticketIn(t, desk, 'serving')
  t.now = fourOClock
  expect(await roll()).toBe(1)
  t.now += minute
  value(await desk.transfer(id, { kind: 'service', serviceId: t.service('B') }))
  expect(await roll()).toBe(0)
  expect((await truth(t, id)).state).toBe('waiting')
  await serveNext(desk)
  value(await desk.finish(id))
})

test('…even if the program looked only afterwards', async () => {
  const id = await ticketIn(t, desk, 'serving')
  t.now = fourOClock + 10_000
  value(await desk.giveBack(id))
  t.now += 20_000
  expect(await roll()).toBe(1)
  expect((await truth(t, id)).state).toBe('waiting')
  expect(await isAccurate(id)).toBe(false)
})

test('…but the next night it ends like everybody else', async () => {
  const id = await ticketIn(t, desk, 'serving')
  t.now = fourOClock + minute
  await roll()
  value(await desk.giveBack(id))
  t.now += 24 * 60 * minute
  expect(await roll()).toBe(1)
  expect((await truth(t, id)).state).toBe('not_served')
})

test('the end of a day is sealed once, with everything that it changed', async () => {
  await t.issue()
  t.now = fourOClock
  await roll()
  await roll()
  const seals = await t.store.db.selectFrom('seal').select(['kind', 'id']).execute()
  expect(seals).toMatchObject([{ kind: 'close' }])
  const sealed = await t.store.db.selectFrom('seal_head').select('seq').where('seal_id', '=', seals[0]?.id ?? '').execute() // prettier-ignore
  expect(sealed).toEqual(await t.store.db.selectFrom('event_head').select('seq').execute())
})
