import { beforeEach, expect, test } from 'vitest'
import { holdTicket } from '#services/tickets/hold.ts'
import { signIn } from '#services/people/sign-in.ts'
import { clearCounters, signOut } from '#services/people/sign-out.ts'
import { deskOf, ticketIn, truth } from '#support/desk.ts'
import { officeFaults } from '#support/office-faults.ts'
import { anotherStation, idOf, peopleEvents, typePin, vacant, wrongPin } from '#support/people.ts'
import { testPin } from '#support/pins.ts'
import { minute, openTestOffice, value, type TestOffice } from '#support/test-office.ts'

let t: TestOffice
let jorge: string
let lucia: string
beforeEach(async () => {
  t = await openTestOffice()
  ;[jorge, lucia] = [await idOf(t, 'Jorge'), await idOf(t, 'Lucía')]
  value(await typePin(t, vacant(t.counter(1)), jorge))
  t.now += minute
})

const counterRow = (number: number) =>
  t.store.db
    .selectFrom('counter')
    .select(['person_id', 'station_id', 'away_at', 'paused_at'])
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
const awaySince = async (id: string) =>
  (await t.store.db.selectFrom('person').select('away_at').where('id', '=', id).executeTakeFirstOrThrow())
    .away_at
const comings = async () =>
  (await peopleEvents(t))
    .filter(({ kind }) => kind === 'person.signed_in' || kind === 'person.signed_out')
    .map(({ kind, personId }) => [kind.slice('person.signed_'.length), personId])

/** Jorge, at counter 1, has put a ticket on hold for himself. @returns its id */
async function hold(): Promise<string> {
  const ticketId = await ticketIn(t, deskOf(t, t.counter(1)), 'serving')
  value(
    await holdTicket(t.office, t.counter(1), {
      requestId: t.requestId(),
      ticketId,
      shared: false,
      note: null,
    }),
  )
  return ticketId
}
const holderOf = async (id: string) =>
  (await t.store.db.selectFrom('ticket').select('held_by_id').where('id', '=', id).executeTakeFirstOrThrow())
    .held_by_id

test('whoever signs in where somebody is signed in takes their place in one step', async () => {
  value(await typePin(t, t.counter(1), lucia))
  expect(await counterRow(1)).toMatchObject({ person_id: lucia, away_at: null })
  expect(await comings()).toEqual([
    ['in', jorge],
    ['out', jorge],
    ['in', lucia],
  ])
  expect(await awaySince(jorge)).toBe(t.now)
  expect(await awaySince(lucia)).toBeNull()
})

test('what was in hand stays with the counter, what was held becomes everybody’s', async () => {
  const held = await hold()
  const open = await ticketIn(t, deskOf(t, t.counter(1)), 'serving')
  value(await typePin(t, t.counter(1), lucia))
  expect(await holderOf(held)).toBeNull()
  expect(await truth(t, open)).toMatchObject({ state: 'serving', counterId: t.counter(1).counterId })
  value(await deskOf(t, { ...t.counter(1), person: t.counter(2).person }).finish(open))
  expect(await officeFaults(t.store.db)).toEqual([])
})

test('a switch that is refused changes nothing', async () => {
  value(await typePin(t, vacant(t.counter(2)), lucia))
  const held = await hold()
  const before = await comings()
  expect(await typePin(t, t.counter(1), lucia, wrongPin)).toMatchObject({ code: 'pin.wrong' })
  expect(await typePin(t, t.counter(1), lucia)).toMatchObject({ code: 'person.elsewhere' })
  expect(await counterRow(1)).toMatchObject({ person_id: jorge, away_at: null })
  expect(await holderOf(held)).toBe(jorge)
  expect(await comings()).toEqual(before)
})

test('at a desk without a counter it is the same', async () => {
  value(await typePin(t, vacant(t.reception()), await idOf(t, 'Mercedes')))
  value(await typePin(t, t.reception(), lucia))
  expect(await awaySince(await idOf(t, 'Mercedes'))).toBe(t.now)
  expect(await awaySince(lucia)).toBeNull()
})

test('who is sent away from one of two windows is still at work, and keeps what they hold', async () => {
  const held = await hold()
  const reception = { ...t.reception(), person: t.counter(1).person }
  value(await typePin(t, vacant(reception), jorge))
  value(await typePin(t, reception, lucia))
  expect(await awaySince(jorge)).toBeNull()
  expect(await holderOf(held)).toBe(jorge)
  value(
    await signIn(t.office, t.counter(1), {
      personId: await idOf(t, 'Paula'),
      pin: testPin,
      previousElsewhere: true,
    }),
  )
  expect(await awaySince(jorge)).toBeNull()
  expect(await holderOf(held)).toBe(jorge)
})

test('signing out leaves counter and person away from then on, and the holds to everybody', async () => {
  const held = await hold()
  value(await signOut(t.office, t.counter(1)))
  const at = t.now
  expect(await counterRow(1)).toEqual({ person_id: null, station_id: null, away_at: at, paused_at: null })
  expect(await awaySince(jorge)).toBe(at)
  expect(await holderOf(held)).toBeNull()
  t.now += minute
  value(await typePin(t, vacant(t.counter(1)), jorge))
  expect(await counterRow(1)).toMatchObject({ away_at: null, station_id: t.office.stationId })
  expect(await awaySince(jorge)).toBeNull()
})

test('who signs out of a paused counter has been away since the pause; the next one finds it working', async () => {
  const since = t.now - minute
  await t.store.db.updateTable('counter').set({ paused_at: since, pause_reason: 'meal', away_at: since }).where('number', '=', 1).execute() // prettier-ignore
  await t.store.db.updateTable('person').set({ away_at: since }).where('id', '=', jorge).execute()
  value(await signOut(t.office, t.counter(1)))
  expect(await counterRow(1)).toMatchObject({ away_at: since, paused_at: null })
  expect(await awaySince(jorge)).toBe(since)
})

test('everybody whom this station left at work is signed out when it starts again', async () => {
  const held = await hold()
  value(await typePin(t, vacant(t.reception()), lucia))
  value(await clearCounters(t.office))
  expect(await counterRow(1)).toMatchObject({ person_id: null, away_at: t.now })
  for (const id of [jorge, lucia]) expect(await awaySince(id)).toBe(t.now)
  expect(await holderOf(held)).toBeNull()
  expect((await comings()).slice(-2).toSorted()).toEqual(
    [
      ['out', jorge],
      ['out', lucia],
    ].toSorted(),
  )
  const events = await comings()
  value(await clearCounters(t.office))
  expect(await comings()).toEqual(events)
})

test('people of another station stay where they are', async () => {
  const stationId = await anotherStation(t)
  value(await typePin(t, { ...vacant(t.counter(2)), stationId }, lucia))
  const paula = await idOf(t, 'Paula')
  value(await typePin(t, { ...vacant(t.reception()), stationId }, paula))
  value(await clearCounters(t.office))
  expect(await counterRow(1)).toMatchObject({ person_id: null })
  expect(await counterRow(2)).toMatchObject({ person_id: lucia, away_at: null, station_id: stationId })
  expect(await awaySince(paula)).toBeNull()
})
