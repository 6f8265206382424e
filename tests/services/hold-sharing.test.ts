import { afterEach, beforeEach, expect, test } from 'vitest'
import { signIn } from '#services/people/sign-in.ts'
import { clearCounters } from '#services/people/sign-out.ts'
import { atWork, deskOf, serveNext, truth, type Desk } from '#support/desk.ts'
import { officeFaults } from '#support/office-faults.ts'
import { testPin } from '#support/pins.ts'
import { minute, openTestOffice, value, type TestOffice } from '#support/test-office.ts'

let t: TestOffice
let one: Desk
let two: Desk
let own = ''
beforeEach(async () => {
  t = await openTestOffice()
  ;[one, two] = (await atWork(t, 1, 2)) as [Desk, Desk]
  own = await t.issue()
  await serveNext(one)
  value(await one.hold(own))
})
afterEach(async () => {
  expect(await officeFaults(t.store.db)).toEqual([])
})

test('whoever signs out leaves their own holds to everybody', async () => {
  value(await one.signOut())
  expect(await truth(t, own)).toMatchObject({ state: 'held', heldById: null })
  expect((await truth(t, own)).events.at(-1)).toBe('ticket.shared')
  value(await two.resume(own))
})

test('whoever goes on a pause keeps them', async () => {
  value(await one.pause())
  expect(await two.resume(own)).toMatchObject({ code: 'ticket.held_by' })
})

test('a fast switch leaves them to everybody too', async () => {
  const relief = deskOf(t, { ...t.counter(1), person: t.counter(3).person })
  const switched = { ...relief.actor, person: one.actor.person }
  value(await signIn(t.office, switched, { personId: relief.actor.person?.id ?? '', pin: testPin }))
  value(await relief.resume(own))
})

test('nobody’s hold is lost when the program was killed', async () => {
  value(await clearCounters(t.office))
  expect(await truth(t, own)).toMatchObject({ state: 'held', heldById: null })
})

test('the holds of others stay theirs, and so does what is in hand', async () => {
  const theirs = await t.issue()
  await serveNext(two)
  value(await two.hold(theirs))
  const inHand = await t.issue()
  await serveNext(one)
  value(await one.signOut())
  expect(await truth(t, theirs)).toMatchObject({ heldById: two.actor.person?.id })
  expect(await truth(t, inHand)).toMatchObject({ state: 'serving', counterId: one.actor.counterId })
})

test('an undo never gives a hold back to somebody who has gone', async () => {
  value(await two.leave(own))
  value(await one.signOut())
  value(await two.undoOffered())
  expect(await truth(t, own)).toMatchObject({ state: 'held', heldById: null })
  value(await two.resume(own))
})

test('an undo gives it back to somebody who is there, also on a pause', async () => {
  value(await one.pause())
  value(await two.leave(own))
  value(await two.undoOffered())
  expect(await truth(t, own)).toMatchObject({ state: 'held', heldById: one.actor.person?.id })
})

test('that a hold became shared does not stop its holder from taking the hold back', async () => {
  value(await one.signOut())
  t.now += minute
  value(await one.signIn())
  value(await one.undoOffered())
  expect(await truth(t, own)).toMatchObject({ state: 'serving', counterId: one.actor.counterId })
})
