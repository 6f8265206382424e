import { afterEach, beforeEach, expect, test } from 'vitest'
import { waitingView } from '#services/views/waiting.ts'
import { atWork, deskOf, serveNext, truth, type Desk } from '#support/desk.ts'
import { officeFaults } from '#support/office-faults.ts'
import { minute, openTestOffice, value, type TestOffice } from '#support/test-office.ts'

let t: TestOffice
let one: Desk
let two: Desk
let three: Desk
let id = ''
beforeEach(async () => {
  t = await openTestOffice()
  ;[one, two, three] = (await atWork(t, 1, 2, 3)) as [Desk, Desk, Desk]
  id = await t.issue('A')
  await serveNext(one)
})
afterEach(async () => {
  expect(await officeFaults(t.store.db)).toEqual([])
})

const toCounter = (desk: Desk) => one.transfer(id, { kind: 'counter', counterId: desk.actor.counterId ?? '' })
const toPerson = (desk: Desk) => one.transfer(id, { kind: 'person', personId: desk.actor.person?.id ?? '' })

/** Who is first on the screens of two and three: `A-001 for_counter`. */
async function firsts(): Promise<string[]> {
  const views = await Promise.all([two, three].map((desk) => desk.view()))
  return views.map(({ next: [first] }) => (first === undefined ? '–' : `${first.label} ${first.why.kind}`))
}

async function target() {
  return (await waitingView(t.office)).rows[0]?.target
}

test('whoever waits for a counter is called there and nowhere else', async () => {
  value(await toCounter(two))
  expect(await firsts()).toEqual(['A-001 for_counter', '–'])
  expect(await target()).toEqual({ counter: 2, person: null, opened: false })
  expect(await three.call()).toMatchObject({ code: 'queue.empty' })
  expect(value(await two.call()).ticketId).toBe(id)
})

test('whoever waits for a person is called by that person, at whatever counter they are', async () => {
  value(await toPerson(two))
  expect(await firsts()).toEqual(['A-001 for_person', '–'])
  expect(await target()).toEqual({ counter: null, person: 'Lucía', opened: false })
  value(await two.signOut())
  const moved = deskOf(t, { ...t.counter(4), person: two.actor.person })
  value(await moved.signIn())
  t.now += 10 * minute
  expect(await three.call()).toMatchObject({ code: 'queue.empty' })
  expect(value(await moved.call()).ticketId).toBe(id)
})

test('a counter may be sent somebody whose service it does not serve', async () => {
  t = await openTestOffice({ office: { counters: [{ number: 1, services: [0] }, { number: 2, services: [1] }] } }) // prettier-ignore
  ;[one, two] = (await atWork(t, 1, 2)) as [Desk, Desk]
  id = await t.issue('A')
  await serveNext(one)
  value(await toCounter(two))
  expect(value(await two.call()).ticketId).toBe(id)
})

test.each(['signs out', 'goes on a pause'] as const)(
  'when whoever is waited for %s, five minutes later everybody of the service may call',
  async (how) => {
    value(await toCounter(two))
    value(await (how === 'signs out' ? two.signOut() : two.pause('meal')))
    t.now += 5 * minute - 1
    expect(await three.call()).toMatchObject({ code: 'queue.empty' })
    expect(await target()).toEqual({ counter: 2, person: null, opened: false })
    t.now += 1
    expect(await target()).toEqual({ counter: 2, person: null, opened: true })
    expect((await three.view()).next).toMatchObject([{ why: { kind: 'opened', counter: 2, person: null } }])
    expect(value(await three.call()).ticketId).toBe(id)
  },
)

test.each(['signs out', 'goes on a pause'] as const)(
  'the same for a person who %s, and reception is told',
  async (how) => {
    value(await toPerson(two))
    value(await (how === 'signs out' ? two.signOut() : two.pause('meal')))
    t.now += 5 * minute
    expect(await target()).toEqual({ counter: null, person: 'Lucía', opened: true })
    expect((await three.view()).next).toMatchObject([{ why: { kind: 'opened', person: 'Lucía' } }])
    expect(value(await three.call()).ticketId).toBe(id)
  },
)

test('whoever comes back has the ticket to themselves again', async () => {
  value(await toCounter(two))
  value(await two.pause())
  t.now += 20 * minute
  expect(await target()).toMatchObject({ opened: true })
  value(await two.goOn())
  expect(await target()).toMatchObject({ opened: false })
  expect(await three.call()).toMatchObject({ code: 'queue.empty' })
  value(await two.call())
})

test('sent to a counter where nobody has been for long, everybody may call at once', async () => {
  const closed = t.counter(4)
  value(await one.transfer(id, { kind: 'counter', counterId: closed.counterId ?? '' }))
  expect(await target()).toMatchObject({ counter: 4, opened: true })
  expect(value(await three.call()).ticketId).toBe(id)
})

test('an opened ticket is for the counters of its service, not for all', async () => {
  t = await openTestOffice({ office: { counters: [[0], [0], [1], [0]].map((services, index) => ({ number: index + 1, services })) } }) // prettier-ignore
  ;[one, two, three] = (await atWork(t, 1, 2, 3)) as [Desk, Desk, Desk]
  id = await t.issue('A')
  await serveNext(one)
  value(await toCounter(two))
  value(await two.signOut())
  t.now += 6 * minute
  expect(await three.call()).toMatchObject({ code: 'queue.empty' })
  expect(value(await one.call()).ticketId).toBe(id)
})

test('the office sets how long it waits for them', async () => {
  t = await openTestOffice({ rules: { absentOpensMs: minute } })
  ;[one, two, three] = (await atWork(t, 1, 2, 3)) as [Desk, Desk, Desk]
  id = await t.issue('A')
  await serveNext(one)
  value(await toCounter(two))
  value(await two.pause())
  t.now += minute
  expect(value(await three.call()).ticketId).toBe(id)
})

test('sent on to a service afterwards, nobody in particular is waited for', async () => {
  value(await toCounter(two))
  await serveNext(two)
  value(await two.transfer(id, { kind: 'service', serviceId: t.service('B') }))
  expect(await truth(t, id)).toMatchObject({ targetCounterId: null, targetPersonId: null })
  expect(value(await three.call()).ticketId).toBe(id)
})

test('who waits for a colleague is not counted among those whom a counter could call', async () => {
  value(await toCounter(two))
  expect((await three.view()).waiting).toBe(0)
  expect((await two.view()).waiting).toBe(1)
})
