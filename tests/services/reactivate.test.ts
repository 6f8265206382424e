import { afterEach, beforeEach, expect, test } from 'vitest'
import { waitingView } from '#services/views/waiting.ts'
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

const order = async () => (await waitingView(t.office)).rows.map(({ label }) => label)

test.each(['left', 'no_show'] as const)(
  'whoever had %s and comes back soon has the old place, with the same number',
  async (state) => {
    const id = await ticketIn(t, one, state)
    await t.issue()
    t.now += 10 * minute
    expect(value(await reception.reactivate(id))).toEqual({ keptPlace: true })
    expect(await order()).toEqual(['A-001', 'A-002'])
    expect(await truth(t, id)).toMatchObject({ state: 'waiting', counterId: null, notHereCount: 0, coolUntil: null }) // prettier-ignore
    expect((await truth(t, id)).legs.slice(-2)).toEqual([state, 'waiting'])
  },
)

test.each(['left', 'no_show'] as const)(
  'whoever had %s and comes back later waits from now',
  async (state) => {
    const id = await ticketIn(t, one, state)
    await t.issue()
    t.now += 10 * minute + 1
    expect(value(await reception.reactivate(id))).toEqual({ keptPlace: false })
    expect(await order()).toEqual(['A-002', 'A-001'])
    expect(await truth(t, id)).toMatchObject({ baseAt: t.now, queueAt: t.now })
    expect((await waitingView(t.office)).rows[1]?.why).toEqual({ kind: 'returned', baseAt: t.now })
  },
)

test('a head start counts again from the return', async () => {
  const id = await t.issue('A', { priority: 'Persona mayor' })
  value(await reception.leave(id))
  t.now += 60 * minute
  value(await reception.reactivate(id))
  expect(await truth(t, id)).toMatchObject({ baseAt: t.now, queueAt: t.now - 20 * minute })
})

test('for how long the old place is kept is a setting', async () => {
  t = await openTestOffice({ rules: { keepPlaceMs: 0 } })
  const desk = deskOf(t, t.reception())
  const id = await ticketIn(t, desk, 'left')
  t.now += 1
  expect(value(await desk.reactivate(id))).toEqual({ keptPlace: false })
})

test.each(['waiting', 'called', 'serving', 'held', 'finished', 'voided', 'not_served'] as const)(
  'nobody who is %s is brought back',
  async (state) => {
    const id = await ticketIn(t, one, state)
    expect(await reception.reactivate(id)).toEqual({
      ok: false,
      code: 'ticket.changed',
      ticket: 'A-001',
      state,
    })
  },
)

test('a number of another day is not brought back: today it is somebody else’s', async () => {
  const id = await ticketIn(t, one, 'left')
  t.now += 24 * 60 * minute
  expect(await reception.reactivate(id)).toEqual({ ok: false, code: 'ticket.other_day', ticket: 'A-001', day: '2026-11-21' }) // prettier-ignore
})

test('the answers count from the beginning: it takes as many again to make a no-show', async () => {
  const id = await ticketIn(t, one, 'no_show')
  value(await reception.reactivate(id))
  for (const noShow of [false, false, true]) {
    value(await one.call())
    expect(value(await one.notHere(id))).toEqual({ noShow })
    t.now += t.office.rules.coolDownMs
  }
})

test('of two who bring back the same client at once, one does', async () => {
  const id = await ticketIn(t, one, 'left')
  const answers = await Promise.all([one.reactivate(id), reception.reactivate(id)])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
})
