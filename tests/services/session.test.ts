import { beforeEach, expect, test } from 'vitest'
import { v7 } from 'uuid'
import type { Actor } from '#domain/people.ts'
import { signInRows } from '#services/people/access.ts'
import { signIn } from '#services/people/sign-in.ts'
import { clearCounters, signOut } from '#services/people/sign-out.ts'
import { officeOverview } from '#services/views/overview.ts'
import { deskOf, ticketIn, truth } from '#support/desk.ts'
import { officeFaults } from '#support/office-faults.ts'
import { testPin } from '#support/pins.ts'
import { openTestOffice, value, type TestOffice } from '#support/test-office.ts'

let t: TestOffice
beforeEach(async () => {
  t = await openTestOffice()
})

const enter = (actor: Actor, personId: string) => signIn(t.office, actor, { personId, pin: testPin })

/** A counter's window before anybody has signed in. */
const closed = (number: number) => ({ ...t.counter(number), person: null })
const idOf = (number: number) => t.counter(number).person?.id ?? ''

async function occupied() {
  return (await officeOverview(t.office)).counters.flatMap(({ number, person }) =>
    person === null ? [] : [[number, person]],
  )
}

test('whoever signs in at a counter is at it, for everybody to see', async () => {
  expect(value(await enter(closed(1), idOf(1)))).toMatchObject({
    name: 'Jorge',
    roles: ['counter', 'reception', 'manager'],
  })
  expect(await occupied()).toEqual([[1, 'Jorge']])
  expect((await signInRows(t.office)).find(({ name }) => name === 'Jorge')?.counterNumber).toBe(1)
  expect(t.published).toEqual([['session', 'office', 'tickets']])
})

test('a person cannot be at two counters, and is told at which one they are', async () => {
  value(await enter(closed(1), idOf(1)))
  expect(await enter(closed(2), idOf(1))).toEqual({
    ok: false,
    code: 'person.elsewhere',
    place: { counter: 1, person: null },
  })
  expect(await occupied()).toEqual([[1, 'Jorge']])
})

test('two people cannot be at one counter, and the second is told who is there', async () => {
  value(await enter(closed(1), idOf(1)))
  expect(await enter(closed(1), idOf(2))).toEqual({
    ok: false,
    code: 'counter.in_use',
    counter: 1,
    by: 'Jorge',
  })
})

test('signing in twice at one’s own counter is harmless', async () => {
  value(await enter(closed(1), idOf(1)))
  value(await enter(t.counter(1), idOf(1)))
  expect(await occupied()).toEqual([[1, 'Jorge']])
})

test('of many who sign in at once at different counters, one person ends at one of them', async () => {
  const results = await Promise.all([1, 2, 3, 4].map((number) => enter(closed(number), idOf(1))))
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await occupied()).toHaveLength(1)
  expect(await officeFaults(t.store.db)).toEqual([])
})

test('of many who sign in at once at one counter, one is there and the others hear who', async () => {
  const results = await Promise.all([1, 2, 3, 4].map((number) => enter(closed(1), idOf(number))))
  const [[, winner] = []] = await occupied()
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  for (const result of results.filter(({ ok }) => !ok))
    expect(result).toMatchObject({ code: 'counter.in_use', by: winner })
})

test('a person who is not known, and a counter that is not known, are refused', async () => {
  expect(await enter(closed(1), v7())).toEqual({ ok: false, code: 'person.not_found' })
  expect(await enter({ ...closed(1), counterId: v7() }, idOf(1))).toEqual({
    ok: false,
    code: 'counter.not_found',
  })
  expect(t.published).toEqual([])
})

test('at a desk without a counter any number may sign in, also somebody who is at a counter', async () => {
  value(await enter(closed(1), idOf(1)))
  value(await enter({ ...t.reception(), person: null }, idOf(1)))
  expect(await occupied()).toEqual([[1, 'Jorge']])
})

test('whoever signs out leaves the counter to the next, and an open ticket stays with it', async () => {
  const first = deskOf(t, t.counter(1))
  value(await enter(closed(1), idOf(1)))
  const id = await ticketIn(t, first, 'serving')
  value(await signOut(t.office, t.counter(1)))
  expect(await occupied()).toEqual([])
  expect(await truth(t, id)).toMatchObject({ state: 'serving', counterId: t.counter(1).counterId })

  const relief = { ...t.counter(1), person: t.counter(2).person }
  value(await enter(closed(1), idOf(2)))
  expect((await deskOf(t, relief).view()).open).toMatchObject({ ticketId: id })
  value(await deskOf(t, relief).finish(id))
  expect(await officeFaults(t.store.db)).toEqual([])
})

test('every coming and going is in the chain, with who and where', async () => {
  value(await enter(closed(1), idOf(1)))
  value(await signOut(t.office, t.counter(1)))
  const events = await t.store.db
    .selectFrom('event')
    .select(['kind', 'person_id', 'counter_id'])
    .where('kind', 'in', ['person.signed_in', 'person.signed_out'])
    .orderBy('seq')
    .execute()
  const where = { person_id: idOf(1), counter_id: t.counter(1).counterId }
  expect(events).toEqual([
    { kind: 'person.signed_in', ...where },
    { kind: 'person.signed_out', ...where },
  ])
})

test('nobody is at a counter when the program starts', async () => {
  value(await enter(closed(1), idOf(1)))
  value(await enter(closed(2), idOf(2)))
  value(await clearCounters(t.office))
  expect(await occupied()).toEqual([])
  value(await enter(closed(2), idOf(1)))
})
