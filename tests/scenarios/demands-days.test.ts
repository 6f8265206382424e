import { afterEach, beforeEach, expect, test } from 'vitest'
import { ticketLegs } from '#db/queries/legs.ts'
import { rollOverDay } from '#services/day.ts'
import { signIn } from '#services/people/sign-in.ts'
import { setUpOffice } from '#services/setup.ts'
import { waitingView } from '#services/views/waiting.ts'
import { atWork, deskOf, ticketIn, truth, type Desk } from '#support/desk.ts'
import { officeFaults } from '#support/office-faults.ts'
import { testPin } from '#support/pins.ts'
import { openTestStore } from '#support/test-store.ts'
import { minute, newOffice, openTestOffice, value, type TestOffice } from '#support/test-office.ts'

const hour = 60 * minute
const zones = ['Europe/Madrid', 'America/Mexico_City', 'America/Santiago', 'America/El_Salvador', 'America/Bogota', 'America/Lima'] // prettier-ignore

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

const roll = async () => value(await rollOverDay(t.office, { ...t.reception(), person: null }))
const numbers = async () => {
  const rows = await t.store.db.selectFrom('ticket').select(['business_day', 'number']).orderBy('arrival_at').execute() // prettier-ignore
  return rows.map(({ business_day, number }) => `${business_day.slice(5)} ${String(number)}`)
}

test('demand 14 (FQM, NovoSGA): a new day starts its numbers again and loses nothing of the one before', async () => {
  for (const state of ['finished', 'left', 'no_show', 'voided', 'waiting'] as const)
    await ticketIn(t, one, state)
  const before = await t.store.db.selectFrom('ticket').select('id').orderBy('id').execute()
  const legs = (await t.store.db.selectFrom('leg').select('id').execute()).length
  t.now += 24 * hour
  await roll()
  await t.issue()
  expect(await numbers()).toEqual(['11-21 1', '11-21 2', '11-21 3', '11-21 4', '11-21 5', '11-22 1'])
  const kept = await t.store.db.selectFrom('ticket').select('id').where('business_day', '=', '2026-11-21').orderBy('id').execute() // prettier-ignore
  expect(kept).toEqual(before)
  expect((await t.store.db.selectFrom('leg').select('id').execute()).length).toBe(legs + 2)
})

test('demand 14 (FQM): no counter of those who wait is left over from yesterday', async () => {
  await t.issue()
  t.now += 24 * hour
  await roll()
  expect((await waitingView(t.office)).total).toBe(0)
  expect((await one.view()).waiting).toBe(0)
})

test.each(zones)(
  'demand 15 (The Q): in %s the evening, and the night until four, belong to the day that began, and numbers go on',
  async (timeZone) => {
    t = await openTestOffice({ office: { timeZone }, now: Date.UTC(2027, 6, 14, 12) })
    const local = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' }) // prettier-ignore
    const expected: string[] = []
    let [day, number] = ['', 0]
    for (let i = 0; i < 40; i++, t.now += hour) {
      // Four hours earlier it was the date of the business day: no clock changes in these nights.
      const date = local.format(t.now - 4 * hour).slice(5, 10)
      ;[day, number] = date === day ? [day, number + 1] : [date, 1]
      expected.push(`${date} ${String(number)}`)
      await t.issue()
    }
    expect(await numbers()).toEqual(expected)
  },
)

test('demand 15 (The Q): an office may keep its queue over night: in order, marked, and called first next morning', async () => {
  t = await openTestOffice({ rules: { endDayPolicy: 'keep' } })
  ;[one] = (await atWork(t, 1)) as [Desk]
  const id = await t.issue()
  t.now += 22 * hour
  await roll()
  await t.issue()
  expect(value(await one.call()).ticketId).toBe(id)
  expect(await t.store.db.selectFrom('ticket').select('is_accurate').where('id', '=', id).execute()).toEqual([{ is_accurate: 0 }]) // prettier-ignore
})

test('demand 15 (The Q): who is being served when the day ends goes on, marked as inaccurate', async () => {
  const id = await ticketIn(t, one, 'serving')
  t.now += 20 * hour
  expect(await roll()).toBe(1)
  value(await one.finish(id))
  expect(await t.store.db.selectFrom('ticket').select(['state', 'is_accurate']).execute()).toEqual([{ state: 'finished', is_accurate: 0 }]) // prettier-ignore
})

test('demand 16 (OpenMRS, The Q): when the clocks go back an hour in the night, nobody waits less than nothing', async () => {
  t = await openTestOffice({ now: Date.UTC(2027, 9, 31, 0, 30) })
  ;[one] = (await atWork(t, 1)) as [Desk]
  const id = await ticketIn(t, one, 'serving')
  t.now += hour
  value(await one.finish(id))
  const legs = await ticketLegs(t.store.db, id)
  expect(legs.find(({ state }) => state === 'serving')).toMatchObject({ startedAt: t.now - hour, endedAt: t.now }) // prettier-ignore
})

test('demand 16 (OpenMRS, ZMS): a computer’s clock put back three hours changes neither order nor waits, and is written down', async () => {
  const first = await t.issue()
  t.now -= 3 * hour
  await t.issue()
  t.now += 10 * minute
  const [row] = (await waitingView(t.office)).rows
  expect(row?.ticketId).toBe(first)
  expect(value(await one.call()).ticketId).toBe(first)
  expect((await one.view()).open?.waitedMs).toBe(10 * minute + 1)
  const moved = await t.store.db.selectFrom('event').select('id').where('kind', '=', 'clock.moved').execute()
  expect(moved).toHaveLength(1)
})

test('demand 17 (NovoSGA, ZMS): two people cannot be at one window, nor two windows have one number', async () => {
  const second = { ...one.actor, person: null }
  const personId = t.counter(3).person?.id ?? ''
  expect(await signIn(t.office, second, { personId, pin: testPin })).toEqual({ ok: false, code: 'counter.in_use', counter: 1, by: 'Jorge' }) // prettier-ignore
  const counters = [1, 1].map((number) => ({ number, services: [0] }))
  const store = await openTestStore()
  const setUp = { stationId: t.requestId(), stationName: 'Puesto', zoneName: 'Sala', demo: false }
  expect(await setUpOffice({ ...t.office, store }, setUp, newOffice({ counters }))).toEqual({ ok: false, code: 'office.number_used', number: 1 }) // prettier-ignore
  await store.close()
})

test('demand 18 (NovoSGA, ZMS): who changes windows in the middle of a visit leaves it whole where it was', async () => {
  const id = await ticketIn(t, one, 'serving')
  value(await one.signOut())
  const moved = deskOf(t, { ...t.counter(4), person: one.actor.person })
  value(await moved.signIn())
  await t.issue()
  expect(await moved.call()).toEqual({ ok: false, code: 'person.busy', ticket: 'A-001', place: { counter: 1, person: null } }) // prettier-ignore
  expect(await truth(t, id)).toMatchObject({ state: 'serving', counterId: one.actor.counterId })
  const relief = deskOf(t, { ...t.counter(1), person: t.counter(3).person })
  value(await relief.signIn())
  value(await relief.finish(id))
  value(await moved.call())
  expect((await two.view()).open).toBeNull()
})
