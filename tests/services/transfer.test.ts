import { afterEach, beforeEach, expect, test } from 'vitest'
import { findTicket } from '#db/queries/tickets.ts'
import { historyView } from '#services/views/find.ts'
import { waitingView } from '#services/views/waiting.ts'
import { atWork, deskOf, linesOf, serveNext, truth, type Desk, type Destination } from '#support/desk.ts'
import { officeFaults } from '#support/office-faults.ts'
import { minute, openTestOffice, value, type TestOffice } from '#support/test-office.ts'

let t: TestOffice
let one: Desk
let two: Desk
let id = ''
beforeEach(async () => {
  t = await openTestOffice()
  ;[one, two] = (await atWork(t, 1, 2)) as [Desk, Desk]
  id = await t.issue('A', { name: 'Teresa Olmedo', priority: 'Persona mayor' })
  await serveNext(one)
  t.now += 5 * minute
})
afterEach(async () => {
  expect(await officeFaults(t.store.db)).toEqual([])
})

const destinations: Record<string, () => Destination> = {
  'another service': () => ({ kind: 'service', serviceId: t.service('B') }),
  'a counter': () => ({ kind: 'counter', counterId: two.actor.counterId ?? '' }),
  'a person': () => ({ kind: 'person', personId: two.actor.person?.id ?? '' }),
}

test.each(Object.keys(destinations))(
  'sent on to %s, the client keeps number, name, note, arrival and place',
  async (where) => {
    const before = await findTicket(t.store.db, id)
    value(await one.transfer(id, destinations[where]!(), 'Falta la firma'))
    const after = await findTicket(t.store.db, id)
    const { prefix, number, businessDay, arrivalAt, priorityId } = before!
    expect(after).toMatchObject({ prefix, number, businessDay, arrivalAt, priorityId })
    expect(after?.volatile).toMatchObject({ state: 'waiting', counterId: null, baseAt: before?.volatile.baseAt, queueAt: before?.volatile.queueAt }) // prettier-ignore
    expect((await waitingView(t.office)).rows).toMatchObject([
      { label: 'A-001', personName: 'Teresa Olmedo', note: 'Falta la firma', arrivalAt },
    ])
    expect(value(await two.call()).ticketId).toBe(id)
    expect((await two.view()).open).toMatchObject({ personName: 'Teresa Olmedo', note: 'Falta la firma' })
  },
)

test('the history says who sent the client on, and what they wrote', async () => {
  value(await one.transfer(id, destinations['a counter']!(), 'Falta la firma'))
  expect((await historyView(t.office, id)).at(-1)).toMatchObject({ kind: 'ticket.transferred', personName: 'Jorge', counterNumber: 1, text: 'Falta la firma' }) // prettier-ignore
})

test('for another service, what was in hand is done and the new one is in hand', async () => {
  value(await one.transfer(id, destinations['another service']!()))
  expect(await linesOf(t, id)).toEqual(['A×1 done', 'B×1 active'])
  expect((await truth(t, id)).serviceId).toBe(t.service('B'))
})

test('a thing that was waiting is taken up at the other service, not added a second time', async () => {
  value(await one.addLine(id, t.service('B'), 3))
  value(await one.transfer(id, destinations['another service']!()))
  expect(await linesOf(t, id)).toEqual(['A×1 done', 'B×3 active'])
})

test('for another counter or person, the same thing goes on there', async () => {
  value(await one.transfer(id, destinations['a counter']!()))
  await serveNext(two)
  value(await two.transfer(id, { kind: 'person', personId: one.actor.person?.id ?? '' }))
  expect(await linesOf(t, id)).toEqual(['A×1 active'])
})

test('to the same queue there is nothing to send: that is a return', async () => {
  const here: Destination = { kind: 'service', serviceId: t.service('A') }
  expect(await one.transfer(id, here)).toEqual({ ok: false, code: 'transfer.same_queue', ticket: 'A-001' })
})

test('there is no sending on to what is not there', async () => {
  const none = t.requestId()
  expect(await one.transfer(id, { kind: 'service', serviceId: none })).toEqual({ ok: false, code: 'service.not_found' }) // prettier-ignore
  expect(await one.transfer(id, { kind: 'counter', counterId: none })).toEqual({ ok: false, code: 'counter.not_found' }) // prettier-ignore
  expect(await one.transfer(id, { kind: 'person', personId: none })).toEqual({ ok: false, code: 'person.not_found' }) // prettier-ignore
  expect(await two.transfer(id, destinations['a person']!())).toMatchObject({ code: 'ticket.elsewhere' })
})

test('only whoever is being served is sent on', async () => {
  const waiting = await t.issue()
  expect(await one.transfer(waiting, destinations['another service']!())).toEqual({ ok: false, code: 'ticket.changed', ticket: 'A-002', state: 'waiting' }) // prettier-ignore
})

test('earlier "not here" answers are forgotten with the transfer', async () => {
  const missing = await t.issue()
  value(await two.call())
  value(await two.notHere(missing))
  value(await deskOf(t, t.reception()).back(missing))
  await serveNext(two)
  value(await two.transfer(missing, destinations['another service']!()))
  expect(await truth(t, missing)).toMatchObject({ notHereCount: 0, coolUntil: null })
})

test('called and missing at the new place, the client still waits for it', async () => {
  value(await one.transfer(id, destinations['a counter']!()))
  value(await two.call())
  value(await two.notHere(id))
  t.now += t.office.rules.coolDownMs
  expect(await one.call()).toMatchObject({ code: 'queue.empty' })
  value(await two.call())
  value(await two.giveBack(id))
  expect((await truth(t, id)).targetCounterId).toBe(two.actor.counterId)
})
