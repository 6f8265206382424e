import { afterEach, beforeEach, expect, test } from 'vitest'
import { atWork, serveNext, truth, type Desk } from '#support/desk.ts'
import { officeFaults } from '#support/office-faults.ts'
import { raceCounters } from '#support/race.ts'
import { allRows } from '#support/rows.ts'
import { prefer, setService } from '#support/settings.ts'
import { minute, openTestOffice, value, type TestOffice } from '#support/test-office.ts'

const priorities = [
  { name: 'Alta', headStartMinutes: 60, strict: false },
  { name: 'Normal', headStartMinutes: 30, strict: false },
  { name: 'Baja', headStartMinutes: 0, strict: false },
]

let t: TestOffice
let one: Desk
let two: Desk
beforeEach(async () => {
  t = await openTestOffice()
  ;[one, two] = (await atWork(t, 1, 2)) as [Desk, Desk]
})
afterEach(async () => {
  expect(await officeFaults(t.store.db)).toEqual([])
})

test('scenario 7 (ZMS, The Q, FQM): where nobody waits, a call says so and changes nothing', async () => {
  const before = await allRows(t.store.db)
  expect(await one.call()).toEqual({ ok: false, code: 'queue.empty' })
  expect(await allRows(t.store.db)).toEqual(before)
})

test('scenario 9 (The Q): low, normal and high arrive in this order, and are called high, normal, low', async () => {
  t = await openTestOffice({ office: { priorities } })
  ;[one] = (await atWork(t, 1)) as [Desk]
  const ids: string[] = []
  for (const priority of ['Baja', 'Normal', 'Alta']) {
    ids.push(await t.issue('A', { priority }))
    t.now += minute
  }
  for (const expected of ids.toReversed()) {
    expect(value(await one.call()).ticketId).toBe(expected)
    value(await one.leave(expected))
  }
})

test('scenario 10 (The Q): a window set to quick calls the newer quick one first; set back, the older one', async () => {
  await setService(t, 'B', { quick: true })
  const [normal, quick] = [await t.issue('A'), await t.issue('B')]
  await prefer(t, 1, 'quick')
  expect(value(await one.call()).ticketId).toBe(quick)
  value(await one.giveBack(quick))
  await prefer(t, 1, 'none')
  t.now += minute
  expect(value(await one.call()).ticketId).toBe(normal)
  value(await one.leave(normal))
  expect(value(await one.call()).ticketId).toBe(quick)
})

test('scenario 11 (The Q): a called client who is given back is offered again, and can finish', async () => {
  const id = await t.issue()
  value(await one.call())
  value(await one.giveBack(id))
  expect(await serveNext(one)).toBe(id)
  value(await one.finish(id))
  expect((await truth(t, id)).state).toBe('finished')
})

test('scenario 12 (ZMS, MADO): two windows that call at the same instant never get the same client, and one hears who took it', async () => {
  const race = await raceCounters(2, 40)
  expect({ doubles: race.doubles, lost: race.lost, surprises: race.surprises }).toEqual({ doubles: [], lost: [], surprises: [] }) // prettier-ignore
  const id = await t.issue()
  const answers = await Promise.all([one.callChosen(id), two.callChosen(id)])
  const taker = answers[0].ok ? one : two
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ code: 'ticket.taken', by: { person: taker.actor.person?.name } }) // prettier-ignore
  expect((await truth(t, id)).legs).toEqual(['waiting', 'called'])
})

test('scenario 13 (ZMS): a window with a client calls no other, is told whom it has, and the time goes on', async () => {
  const id = await t.issue()
  await t.issue()
  await serveNext(one)
  const since = (await one.view()).open?.servingSince
  t.now += 4 * minute
  expect(await one.call()).toEqual({ ok: false, code: 'counter.busy', ticket: 'A-001' })
  expect((await one.view()).open).toMatchObject({ ticketId: id, servingSince: since })
})
