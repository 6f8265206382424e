import { beforeEach, expect, test } from 'vitest'
import { v7 } from 'uuid'
import type { RefusalCode } from '#domain/refusal.ts'
import type { Result } from '#domain/result.ts'
import { callNext } from '#services/tickets/call.ts'
import { issueTicket } from '#services/tickets/issue.ts'
import { deskOf, ticketIn, truth, type Desk } from '#support/desk.ts'
import { allRows } from '#support/rows.ts'
import { minute, openTestOffice, value, type TestOffice } from '#support/test-office.ts'

let t: TestOffice
let one: Desk
let two: Desk
beforeEach(async () => {
  t = await openTestOffice()
  one = deskOf(t, t.counter(1))
  two = deskOf(t, t.counter(2))
})

/** Refused with this code and fields, and not a row of any table is different. */
async function refusedWith(
  work: () => Promise<Result<unknown>>,
  code: RefusalCode,
  fields: object = {},
): Promise<void> {
  const before = await allRows(t.store.db)
  const published = t.published.length
  expect(await work()).toEqual({ ok: false, code, ...fields })
  expect(await allRows(t.store.db)).toEqual(before)
  expect(t.published).toHaveLength(published)
}

test('nobody waits', () => refusedWith(() => one.call(), 'queue.empty'))

test('everybody who waits was not here a moment ago: how many, and when the first can be called', async () => {
  await ticketIn(t, one, 'called')
  value(await one.notHere((await one.view()).open?.ticketId ?? ''))
  const first = t.now + 5 * minute
  t.now += minute
  await t.issue('B')
  value(await one.call())
  value(await one.notHere((await one.view()).open?.ticketId ?? ''))
  await refusedWith(() => one.call(), 'queue.cooling', { count: 2, nextAt: first })
})

test('somebody waits, but for services that this counter does not serve', async () => {
  t = await openTestOffice({
    office: {
      counters: [
        { number: 1, services: [1] },
        { number: 2, services: [0] },
      ],
    },
  })
  await t.issue('A')
  await refusedWith(() => deskOf(t, t.counter(1)).call(), 'queue.empty')
  value(await deskOf(t, t.counter(2)).call())
})

test('a counter with a ticket open gets no second one', async () => {
  await ticketIn(t, one, 'called')
  const waiting = await t.issue()
  await refusedWith(() => one.call(), 'counter.busy', { ticket: 'A-001' })
  await refusedWith(() => one.attend(waiting), 'counter.busy', { ticket: 'A-001' })
})

test('a person with a ticket open elsewhere gets no second one', async () => {
  await ticketIn(t, one, 'called')
  const waiting = await t.issue()
  const mine = { ...t.counter(2), person: t.counter(1).person }
  const refused = { ticket: 'A-001', place: { counter: 1, person: null } }
  await refusedWith(() => deskOf(t, mine).call(), 'person.busy', refused)
  await refusedWith(() => deskOf(t, mine).attend(waiting), 'person.busy', refused)
})

test('whoever starts a ticket that a colleague had called must have free hands', async () => {
  const called = await ticketIn(t, one, 'called')
  const atReception = await t.issue()
  const person = t.counter(2).person
  value(await deskOf(t, { ...t.reception(), person }).attend(atReception, 'Se encuentra mal'))
  const takesOver = deskOf(t, { ...t.counter(1), person })
  await refusedWith(() => takesOver.start(called), 'person.busy', { ticket: 'A-002', place: { counter: null, person: null } }) // prettier-ignore
})

test('a window without a counter calls nobody', async () => {
  await t.issue()
  await refusedWith(() => deskOf(t, t.reception()).call(), 'counter.not_found')
})

test('a ticket that somebody else has just taken: who has it', async () => {
  const id = await ticketIn(t, one, 'called')
  const by = { counter: 1, person: t.counter(1).person?.name }
  await refusedWith(() => two.attend(id), 'ticket.taken', { ticket: 'A-001', by })
})

test('a ticket open elsewhere is changed there only', async () => {
  const id = await ticketIn(t, one, 'serving')
  const place = { counter: 1, person: t.counter(1).person?.name }
  for (const work of [two.giveBack, two.finish, two.leave, two.void])
    await refusedWith(() => work(id), 'ticket.elsewhere', { ticket: 'A-001', place })
})

test('a call is repeated only where it was made, and only while it stands', async () => {
  const id = await ticketIn(t, one, 'called')
  await refusedWith(() => two.callAgain(id), 'ticket.elsewhere', { ticket: 'A-001', place: { counter: 1, person: t.counter(1).person?.name } }) // prettier-ignore
  value(await one.start(id))
  await refusedWith(() => one.callAgain(id), 'ticket.changed', { ticket: 'A-001', state: 'serving' })
})

test('nothing is done to a ticket that is not there', async () => {
  const none = v7()
  for (const work of [one.callAgain, one.attend, one.start, one.notHere, one.giveBack, one.finish, one.leave, one.void, one.greet, one.back])
    await refusedWith(() => work(none), 'ticket.not_found') // prettier-ignore
  await refusedWith(() => one.undo(none, none), 'ticket.not_found')
})

test('passing others needs a reason, which is kept; being first needs none', async () => {
  const [first, second] = [await t.issue(), await t.issue()]
  await refusedWith(() => one.attend(second), 'reason.required')
  value(await one.attend(second, 'Solo entrega un documento'))
  const reasons = (await allRows(t.store.db))['personal']?.filter(
    (row) => (row as { field: string }).field === 'reason',
  )
  expect(reasons).toMatchObject([{ value: 'Solo entrega un documento' }])
  value(await two.attend(first))
  expect((await truth(t, first)).state).toBe('serving')
})

test('who cools down is passed without a reason', async () => {
  const first = await ticketIn(t, one, 'called')
  const second = await t.issue()
  value(await one.notHere(first))
  value(await one.attend(second))
})

test('a service or a priority that is not offered gives no ticket and no number', async () => {
  const input = { requestId: v7(), serviceId: t.service('A'), priorityId: null, personName: null, channel: 'reception' as const } // prettier-ignore
  const issue = (changes: object) => () => issueTicket(t.office, t.reception(), { ...input, ...changes })
  await refusedWith(issue({ serviceId: v7() }), 'service.not_found')
  await refusedWith(issue({ priorityId: v7() }), 'priority.not_found')
  expect(value(await issue({})()).label).toBe('A-001')
})

test('only who waits can have come back', async () => {
  const id = await ticketIn(t, one, 'called')
  await refusedWith(() => one.back(id), 'ticket.changed', { ticket: 'A-001', state: 'called' })
})

test('a counter that serves nothing says so, instead of "nobody is waiting"', async () => {
  const t = await openTestOffice()
  await t.issue('A')
  await t.store.db
    .deleteFrom('counter_service')
    .where('counter_id', '=', t.counter(2).counterId ?? '')
    .execute()
  const called = await callNext(t.office, t.counter(2), { requestId: t.requestId() })
  expect(called).toEqual({ ok: false, code: 'counter.without_services', counter: 2 })
})
