import { afterEach, beforeEach, expect, test } from 'vitest'
import { timeIn } from '#domain/legs.ts'
import { ticketLegs } from '#db/queries/legs.ts'
import { displayView } from '#services/views/display.ts'
import { waitingView } from '#services/views/waiting.ts'
import { atWork, deskOf, serveNext, truth, type Desk } from '#support/desk.ts'
import { officeFaults } from '#support/office-faults.ts'
import { minute, openTestOffice, value, type TestOffice } from '#support/test-office.ts'

let t: TestOffice
let one: Desk
let two: Desk
let id = ''
beforeEach(async () => {
  t = await openTestOffice()
  ;[one, two] = (await atWork(t, 1, 2)) as [Desk, Desk]
  id = await t.issue('A', { name: 'Teresa Olmedo' })
  await serveNext(one)
  t.now += 3 * minute
})
afterEach(async () => {
  expect(await officeFaults(t.store.db)).toEqual([])
})

test('an own hold frees the desk and waits for the same person', async () => {
  value(await one.hold(id, 'own', 'Trae una copia'))
  expect(await truth(t, id)).toMatchObject({ state: 'held', counterId: null, personId: null, heldById: one.actor.person?.id }) // prettier-ignore
  expect(await one.held()).toMatchObject([
    { label: 'A-001', personName: 'Teresa Olmedo', heldBy: 'Jorge', counterNumber: 1, note: 'Trae una copia', mayResume: true, heldSince: t.now },
  ]) // prettier-ignore
  const second = await t.issue()
  expect(value(await one.call()).ticketId).toBe(second)
})

test('who is on hold is not in the queue, nor on the display as somebody to come', async () => {
  value(await one.hold(id))
  expect(await one.call()).toMatchObject({ code: 'queue.empty' })
  expect((await waitingView(t.office)).total).toBe(0)
  expect((await displayView(t.office)).current).toBeNull()
})

test('somebody else’s own hold is neither resumed nor released, and says whose it is', async () => {
  value(await one.hold(id))
  expect(await two.held()).toMatchObject([{ heldBy: 'Jorge', mayResume: false }])
  for (const work of [two.resume, two.release])
    expect(await work(id)).toEqual({ ok: false, code: 'ticket.held_by', ticket: 'A-001', by: 'Jorge' })
})

test('a shared hold is taken up again by anybody, at their desk', async () => {
  value(await one.hold(id, 'shared'))
  expect(await two.held()).toMatchObject([{ heldBy: null, counterNumber: 1, mayResume: true }])
  value(await two.resume(id))
  expect(await truth(t, id)).toMatchObject({ state: 'serving', counterId: two.actor.counterId, personId: two.actor.person?.id, heldById: null }) // prettier-ignore
})

test('whoever holds takes up the ticket again wherever they work', async () => {
  value(await one.hold(id))
  const atReception = deskOf(t, { ...t.reception(), person: one.actor.person })
  value(await atReception.resume(id))
  expect(await truth(t, id)).toMatchObject({ state: 'serving', counterId: null })
})

test('a desk that serves somebody, or is paused, takes up nobody', async () => {
  value(await one.hold(id, 'shared'))
  await t.issue()
  value(await two.call())
  expect(await two.resume(id)).toEqual({ ok: false, code: 'counter.busy', ticket: 'A-002' })
  value(await one.pause())
  expect(await one.resume(id)).toEqual({ ok: false, code: 'counter.paused', since: t.now })
  value(await one.goOn())
  value(await one.resume(id))
})

test('of two who take up the same shared hold at once, one has it', async () => {
  value(await one.hold(id, 'shared'))
  const answers = await Promise.all([one.resume(id), two.resume(id)])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ code: 'ticket.changed', state: 'serving' })
})

test('held time is not service time', async () => {
  value(await one.hold(id))
  t.now += 20 * minute
  value(await one.resume(id))
  t.now += 4 * minute
  value(await one.finish(id))
  const legs = await ticketLegs(t.store.db, id)
  expect(legs.map(({ state }) => state)).toEqual(['waiting', 'called', 'serving', 'held', 'serving', 'finished']) // prettier-ignore
  expect([timeIn(legs, 'serving', t.now), timeIn(legs, 'held', t.now)]).toEqual([7 * minute, 20 * minute])
  expect((await one.view()).today).toMatchObject({ served: 1, averageServiceMs: 7 * minute })
})

test('a released hold waits again at its old place', async () => {
  await t.issue()
  value(await one.hold(id))
  t.now += 20 * minute
  value(await one.release(id))
  expect((await waitingView(t.office)).rows.map(({ label }) => label)).toEqual(['A-001', 'A-002'])
  expect(value(await two.call()).ticketId).toBe(id)
})

test('a client on hold may go away, or have the ticket voided', async () => {
  value(await one.hold(id))
  value(await deskOf(t, t.reception()).leave(id))
  expect(await truth(t, id)).toMatchObject({ state: 'left', heldById: null })
  const other = await t.issue()
  await serveNext(one)
  value(await one.hold(other, 'shared'))
  value(await two.void(other))
  expect((await truth(t, other)).state).toBe('voided')
})

test('own holds are listed first, then shared ones, then those of others; the longest first', async () => {
  const put = async (desk: Desk, whose: 'own' | 'shared') => {
    t.now += minute
    const next = await t.issue()
    await serveNext(desk)
    value(await desk.hold(next, whose))
  }
  value(await one.hold(id, 'shared'))
  for (const [desk, whose] of [[two, 'own'], [one, 'own'], [two, 'shared'], [one, 'own']] as const) await put(desk, whose) // prettier-ignore
  expect((await one.held()).map(({ label }) => label)).toEqual(['A-003', 'A-005', 'A-001', 'A-004', 'A-002'])
})
