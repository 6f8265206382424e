import { afterEach, beforeEach, expect, test } from 'vitest'
import { ticketLegs } from '#db/queries/legs.ts'
import { readLines } from '#db/queries/lines.ts'
import { atWork, linesOf, serveNext, truth, type Desk } from '#support/desk.ts'
import { officeFaults } from '#support/office-faults.ts'
import { minute, openTestOffice, value, type TestOffice } from '#support/test-office.ts'

const services = ['A', 'B', 'C'].map((prefix) => ({ name: `Trámite ${prefix}`, prefix, expectedMinutes: 6, targetMinutes: 15 })) // prettier-ignore

let t: TestOffice
let one: Desk
let two: Desk
let id = ''
beforeEach(async () => {
  t = await openTestOffice({ office: { services } })
  ;[one, two] = (await atWork(t, 1, 2)) as [Desk, Desk]
  id = await t.issue('A')
  await serveNext(one)
})
afterEach(async () => {
  expect(await officeFaults(t.store.db)).toEqual([])
})

const lineIds = async () => (await readLines(t.store.db, id)).map((line) => line.id)

test('a ticket is for one thing, and the desk shows it', async () => {
  expect((await one.view()).open?.lines).toMatchObject([
    { serviceName: 'Trámite A', serviceId: t.service('A'), quantity: 1, state: 'active' },
  ])
})

test('one more thing waits until the one in hand is done', async () => {
  value(await one.addLine(id, t.service('B'), 2))
  expect(await linesOf(t, id)).toEqual(['A×1 active', 'B×2 pending'])
  const [, second] = await lineIds()
  value(await one.takeUpLine(id, second ?? ''))
  expect(await linesOf(t, id)).toEqual(['A×1 done', 'B×2 active'])
  expect((await one.view()).open).toMatchObject({ serviceName: 'Trámite B' })
})

test('a thing that was done with can be taken up again', async () => {
  value(await one.addLine(id, t.service('B')))
  const [first, second] = await lineIds()
  value(await one.takeUpLine(id, second ?? ''))
  value(await one.takeUpLine(id, first ?? ''))
  expect(await linesOf(t, id)).toEqual(['A×1 active', 'B×1 done'])
})

test('finishing is done with everything', async () => {
  value(await one.addLine(id, t.service('B')))
  value(await one.addLine(id, t.service('C')))
  value(await one.finish(id))
  expect(await linesOf(t, id)).toEqual(['A×1 done', 'B×1 done', 'C×1 done'])
})

test('service and quantity are corrected without touching the times', async () => {
  const [line] = await lineIds()
  const before = await ticketLegs(t.store.db, id)
  t.now += minute
  value(await one.correctLine(id, line ?? '', t.service('B'), 5))
  expect(await linesOf(t, id)).toEqual(['B×5 active'])
  expect((await truth(t, id)).serviceId).toBe(t.service('B'))
  expect(await ticketLegs(t.store.db, id)).toEqual(before)
})

test('the same thing is asked for once: more of it is a quantity', async () => {
  const again = { ok: false, code: 'line.duplicate', service: 'Trámite A' }
  expect(await one.addLine(id, t.service('A'))).toEqual(again)
  value(await one.addLine(id, t.service('B')))
  const [first, second] = await lineIds()
  expect(await one.correctLine(id, second ?? '', t.service('A'), 1)).toEqual(again)
  value(await one.correctLine(id, first ?? '', t.service('A'), 3))
  expect(await linesOf(t, id)).toEqual(['A×3 active', 'B×1 pending'])
})

test('a service or a line that is not there is refused', async () => {
  const none = t.requestId()
  expect(await one.addLine(id, none)).toEqual({ ok: false, code: 'service.not_found' })
  expect(await one.takeUpLine(id, none)).toEqual({ ok: false, code: 'line.not_found' })
  expect(await one.correctLine(id, none, t.service('B'), 1)).toEqual({ ok: false, code: 'line.not_found' })
})

test('a line of another ticket is not touched', async () => {
  const [line] = await lineIds()
  const other = await t.issue('A')
  await serveNext(two)
  expect(await two.takeUpLine(other, line ?? '')).toEqual({ ok: false, code: 'line.not_found' })
})

test('only the desk that serves changes what is asked for', async () => {
  expect(await two.addLine(id, t.service('B'))).toEqual({ ok: false, code: 'ticket.elsewhere', ticket: 'A-001', place: { counter: 1, person: 'Jorge' } }) // prettier-ignore
  value(await one.hold(id))
  expect(await one.addLine(id, t.service('B'))).toEqual({ ok: false, code: 'ticket.changed', ticket: 'A-001', state: 'held' }) // prettier-ignore
})

test('what is asked for is written down with who and when, and a correction is no step to undo', async () => {
  value(await one.addLine(id, t.service('B')))
  expect((await truth(t, id)).events.at(-1)).toBe('ticket.line_added')
  expect((await one.view()).undo).toBeNull()
})
