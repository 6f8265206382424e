import { afterEach, beforeEach, expect, test } from 'vitest'
import { historyView } from '#services/views/find.ts'
import { atWork, deskOf, serveNext, truth, type Desk } from '#support/desk.ts'
import { officeFaults } from '#support/office-faults.ts'
import { minute, openTestOffice, value, type TestOffice } from '#support/test-office.ts'

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

const counted = async (desk: Desk) => (await desk.view()).today.outOfOrder
const lastKind = async (id: string) => (await truth(t, id)).events.at(-1)

test('a chosen client who passes others is counted, with who did it, where and why', async () => {
  const [, second] = [await t.issue(), await t.issue()]
  expect(value(await one.callChosen(second, 'Lleva un bebé'))).toEqual({ ticketId: second })
  expect(await lastKind(second)).toBe('ticket.called_out_of_order')
  expect((await historyView(t.office, second)).at(-1)).toMatchObject({ personName: 'Jorge', counterNumber: 1, text: 'Lleva un bebé' }) // prettier-ignore
  expect([await counted(one), await counted(two)]).toEqual([1, 0])
})

test('whoever was next anyway is called without being counted', async () => {
  const first = await t.issue()
  await t.issue()
  value(await one.callChosen(first))
  expect(await lastKind(first)).toBe('ticket.called')
  expect(await counted(one)).toBe(0)
})

test('attending a walk-up who passes others is counted, attending the first is not', async () => {
  const [first, second] = [await t.issue(), await t.issue()]
  value(await one.attend(second, 'Solo entrega un documento'))
  expect(await lastKind(second)).toBe('ticket.attended_out_of_order')
  value(await two.attend(first))
  expect(await lastKind(first)).toBe('ticket.attended')
  expect([await counted(one), await counted(two)]).toEqual([1, 0])
})

test('who cools down is not passed, nor is who waits for a colleague who is there', async () => {
  const missing = await t.issue()
  value(await one.call())
  value(await one.notHere(missing))
  const theirs = await t.issue()
  await serveNext(one)
  value(await one.transfer(theirs, { kind: 'counter', counterId: two.actor.counterId ?? '' }))
  const [third, fourth] = [await t.issue(), await t.issue()]
  value(await one.callChosen(third))
  expect(await counted(one)).toBe(0)
  const reception = deskOf(t, t.reception())
  value(await reception.attend(fourth))
  expect(await counted(reception)).toBe(0)
})

test('somebody with another errand is passed only by counters that serve it', async () => {
  t = await openTestOffice({ office: { counters: [{ number: 1, services: [0] }, { number: 2, services: [0, 1] }] } }) // prettier-ignore
  await t.issue('B')
  const [second, third] = [await t.issue('A'), await t.issue('A')]
  const [onlyA, both] = [deskOf(t, t.counter(1)), deskOf(t, t.counter(2))]
  value(await onlyA.callChosen(second))
  expect(await counted(onlyA)).toBe(0)
  value(await both.callChosen(third))
  expect(await counted(both)).toBe(1)
})

test('a client whom this counter does not serve passes only whoever stands before', async () => {
  t = await openTestOffice({ office: { counters: [{ number: 1, services: [0] }, { number: 2, services: [1] }] } }) // prettier-ignore
  const desk = deskOf(t, t.counter(1))
  const foreign = await t.issue('B')
  t.now += minute
  await t.issue('A')
  value(await desk.attend(foreign))
  expect(await counted(desk)).toBe(0)
  value(await desk.leave(foreign))
  const late = await t.issue('B')
  expect(await desk.attend(late)).toEqual({ ok: false, code: 'reason.required' })
})

test('a client who is alone passes nobody', async () => {
  const id = await t.issue()
  value(await one.callChosen(id))
  expect(await counted(one)).toBe(0)
})

test('what is taken back is not counted any more', async () => {
  const [, second] = [await t.issue(), await t.issue()]
  value(await one.callChosen(second))
  value(await one.undoOffered())
  expect(await counted(one)).toBe(0)
  t.now += minute
  value(await one.callChosen(second))
  expect(await counted(one)).toBe(1)
})

test('…not even when the same client is called again at that very instant, in order', async () => {
  const [first, second] = [await t.issue(), await t.issue()]
  value(await one.callChosen(second))
  value(await one.undoOffered())
  value(await two.leave(first))
  value(await one.call())
  expect(await counted(one)).toBe(0)
})

test('it is counted of the day: tomorrow begins at nought', async () => {
  const [, second] = [await t.issue(), await t.issue()]
  value(await one.callChosen(second))
  value(await one.leave(second))
  t.now += 24 * 60 * minute
  expect(await counted(one)).toBe(0)
})

test('a chosen client whom somebody else has just taken stays with them', async () => {
  const id = await t.issue()
  value(await two.call())
  expect(await one.callChosen(id)).toEqual({ ok: false, code: 'ticket.taken', ticket: 'A-001', by: { counter: 2, person: 'Lucía' } }) // prettier-ignore
})

test('nobody is chosen who was not here a moment ago', async () => {
  const id = await t.issue()
  value(await one.call())
  value(await one.notHere(id))
  expect(await two.callChosen(id)).toEqual({ ok: false, code: 'ticket.cooling', ticket: 'A-001', until: t.now + 5 * minute }) // prettier-ignore
})
