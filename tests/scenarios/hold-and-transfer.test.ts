import { afterEach, beforeEach, expect, test } from 'vitest'
import { timeIn } from '#domain/legs.ts'
import { ticketLegs } from '#db/queries/legs.ts'
import { waitingView } from '#services/views/waiting.ts'
import { atWork, deskOf, linesOf, serveNext, ticketIn, truth, type Desk } from '#support/desk.ts'
import { officeFaults } from '#support/office-faults.ts'
import { allRows } from '#support/rows.ts'
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

test('scenario 21 (The Q): held, taken up again and finished: serving, held, serving, and nothing is left open', async () => {
  const id = await ticketIn(t, one, 'serving')
  for (const step of [one.hold, one.resume, one.finish]) {
    t.now += minute
    value(await step(id))
  }
  const legs = await ticketLegs(t.store.db, id)
  expect(legs.map(({ state }) => state).slice(2)).toEqual(['serving', 'held', 'serving', 'finished'])
  expect([timeIn(legs, 'serving', t.now), timeIn(legs, 'held', t.now)]).toEqual([2 * minute, minute])
})

test('scenario 23 (ZMS): the list of those on hold shows which desk put them there, and whose they are', async () => {
  await t.issue()
  const id = await serveNext(one)
  value(await one.hold(id))
  expect(await two.held()).toMatchObject([{ label: 'A-001', counterNumber: 1, heldBy: 'Jorge' }])
})

test('scenario 24 (ZMS): a client who is sent on with a note is done here and waits there, with the note', async () => {
  const id = await ticketIn(t, one, 'serving')
  value(await one.transfer(id, { kind: 'service', serviceId: t.service('B') }, 'Falta la firma'))
  expect((await one.view()).open).toBeNull()
  expect(await linesOf(t, id)).toEqual(['A×1 done', 'B×1 active'])
  expect((await waitingView(t.office)).rows).toMatchObject([{ ticketId: id, label: 'A-001', serviceName: 'Cédula', note: 'Falta la firma' }]) // prettier-ignore
})

test('scenario 25 (FQM): whoever is on hold is skipped by the next call', async () => {
  value(await one.hold(await ticketIn(t, one, 'serving')))
  const next = await t.issue()
  expect(value(await one.call()).ticketId).toBe(next)
})

test('scenario 27 (OpenMRS): to the queue where a client already is nobody is sent, and the visit goes on as it was', async () => {
  const id = await ticketIn(t, one, 'serving')
  const before = await allRows(t.store.db)
  expect(await one.transfer(id, { kind: 'service', serviceId: t.service('A') })).toEqual({ ok: false, code: 'transfer.same_queue', ticket: 'A-001' }) // prettier-ignore
  expect(await one.addLine(id, t.service('A'))).toMatchObject({ code: 'line.duplicate' })
  expect(await allRows(t.store.db)).toEqual(before)
})

test('scenario 29 (OpenMRS): what was asked on a screen that is behind is refused with what is true now', async () => {
  const id = await ticketIn(t, one, 'serving')
  value(await one.finish(id))
  const stale = [
    one.hold(id),
    one.finish(id),
    one.transfer(id, { kind: 'service', serviceId: t.service('B') }),
    deskOf(t, t.reception()).leave(id),
  ]
  for (const answer of await Promise.all(stale))
    expect(answer).toEqual({ ok: false, code: 'ticket.changed', ticket: 'A-001', state: 'finished' })
  expect((await truth(t, id)).legs.at(-1)).toBe('finished')
})
