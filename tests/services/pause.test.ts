import { afterEach, beforeEach, expect, test } from 'vitest'
import { destinationsView } from '#services/views/destinations.ts'
import { officeOverview } from '#services/views/overview.ts'
import { atWork, deskOf, serveNext, ticketIn, type Desk } from '#support/desk.ts'
import { officeFaults } from '#support/office-faults.ts'
import { minute, openTestOffice, value, type TestOffice } from '#support/test-office.ts'

let t: TestOffice
let one: Desk
beforeEach(async () => {
  t = await openTestOffice()
  ;[one] = (await atWork(t, 1)) as [Desk]
})
afterEach(async () => {
  expect(await officeFaults(t.store.db)).toEqual([])
})

const events = async () => {
  const rows = await t.store.db.selectFrom('event').select(['kind', 'payload']).where('kind', 'in', ['counter.paused', 'counter.resumed']).orderBy('seq').execute() // prettier-ignore
  return rows.map(({ kind, payload }) => [kind, JSON.parse(payload) as unknown])
}

test('a paused counter calls nobody, attends nobody and takes up nobody', async () => {
  const held = await ticketIn(t, deskOf(t, t.counter(2)), 'held')
  const waiting = await t.issue()
  value(await one.pause('meal'))
  const paused = { ok: false, code: 'counter.paused', since: t.now }
  for (const work of [
    () => one.call(),
    () => one.callChosen(waiting),
    () => one.attend(waiting),
    () => one.resume(held),
  ])
    // prettier-ignore
    expect(await work()).toEqual(paused)
  value(await one.goOn())
  value(await one.call())
})

test('everybody sees that it is paused, the desk itself since when and why', async () => {
  value(await one.pause('help'))
  expect((await one.view()).paused).toEqual({ since: t.now, reason: 'help' })
  expect((await officeOverview(t.office)).counters[0]).toMatchObject({ number: 1, person: 'Jorge', paused: true }) // prettier-ignore
  const { services, counters } = await destinationsView(t.office)
  expect(counters[0]).toMatchObject({ person: 'Jorge', paused: true })
  expect(services[0]?.openCounters).toBe(0)
  value(await one.goOn())
  expect((await destinationsView(t.office)).services[0]?.openCounters).toBe(1)
})

test('whoever is being served comes first', async () => {
  await t.issue()
  await serveNext(one)
  expect(await one.pause()).toEqual({ ok: false, code: 'counter.busy', ticket: 'A-001' })
  expect((await one.view()).paused).toBeNull()
})

test('another reason changes the reason, not the time', async () => {
  const since = t.now
  value(await one.pause('break'))
  t.now += 3 * minute
  value(await one.pause('fault'))
  expect((await one.view()).paused).toEqual({ since, reason: 'fault' })
})

test('how long it lasted is written down', async () => {
  value(await one.pause('back_office'))
  t.now += 12 * minute
  value(await one.goOn())
  expect(await events()).toEqual([
    ['counter.paused', { reason: 'back_office' }],
    ['counter.resumed', { pausedMs: 12 * minute }],
  ])
})

test('going on with work that was not interrupted changes nothing', async () => {
  value(await one.goOn())
  expect(await events()).toEqual([])
})

test('whoever signs in at a paused counter works there', async () => {
  value(await one.pause())
  value(await one.signOut())
  const relief = deskOf(t, { ...t.counter(1), person: t.counter(2).person })
  value(await relief.signIn())
  expect((await relief.view()).paused).toBeNull()
  await t.issue()
  value(await relief.call())
})

test('a window without a counter has nothing to pause', async () => {
  const reception = deskOf(t, t.reception())
  for (const work of [reception.pause, reception.goOn])
    expect(await work()).toEqual({ ok: false, code: 'counter.not_found' })
})

test('an undo gives no client to a counter that is paused by now', async () => {
  const id = await ticketIn(t, one, 'finished')
  value(await one.pause())
  expect(await one.undoOffered()).toEqual({ ok: false, code: 'counter.paused', since: t.now })
  value(await one.goOn())
  value(await one.undoOffered())
  expect((await one.view()).open?.ticketId).toBe(id)
})
