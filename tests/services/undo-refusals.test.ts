import { afterEach, beforeEach, expect, test } from 'vitest'
import { deskOf, lastEvent, ticketIn, truth, type Desk } from '#support/desk.ts'
import { officeFaults } from '#support/office-faults.ts'
import { minute, openTestOffice, value, type TestOffice } from '#support/test-office.ts'

let t: TestOffice
let one: Desk
let two: Desk
beforeEach(async () => {
  t = await openTestOffice()
  one = deskOf(t, t.counter(1))
  two = deskOf(t, t.counter(2))
})
afterEach(async () => {
  expect(await officeFaults(t.store.db)).toEqual([])
})

test('two minutes later it is too late, and nothing is offered', async () => {
  const id = await ticketIn(t, one, 'called')
  const event = await lastEvent(t, id)
  t.now += 2 * minute
  expect((await one.view()).undo).toMatchObject({ eventId: event })
  t.now += 1
  expect((await one.view()).undo).toBeNull()
  expect(await one.undo(id, event)).toEqual({ ok: false, code: 'undo.too_late', minutes: 2 })
  expect((await truth(t, id)).state).toBe('called')
})

test('a step of somebody else is not offered and not taken back', async () => {
  const id = await ticketIn(t, one, 'called')
  expect((await two.view()).undo).toBeNull()
  expect(await two.undo(id, await lastEvent(t, id))).toEqual({ ok: false, code: 'undo.not_yours' })
})

test('at one counter, the next person does not take back what the one before did', async () => {
  const id = await ticketIn(t, one, 'called')
  const relief = deskOf(t, { ...t.counter(1), person: t.counter(2).person })
  expect(await relief.undo(id, await lastEvent(t, id))).toEqual({ ok: false, code: 'undo.not_yours' })
})

test('a step after which something happened is not taken back', async () => {
  const id = await ticketIn(t, one, 'called')
  const call = await lastEvent(t, id)
  value(await one.start(id))
  expect(await one.undo(id, call)).toEqual({ ok: false, code: 'undo.changed', ticket: 'A-001' })
})

test('an issue is not taken back once somebody has called the client', async () => {
  const reception = deskOf(t, t.reception())
  await t.issue()
  const offered = (await reception.view()).undo
  value(await one.call())
  expect((await reception.view()).undo).toBeNull()
  expect(await reception.undo(offered?.ticketId ?? '', offered?.eventId ?? '')).toMatchObject({
    code: 'undo.changed',
  })
})

test('a step is taken back once', async () => {
  const id = await ticketIn(t, one, 'called')
  const call = await lastEvent(t, id)
  value(await one.undo(id, call))
  expect(await one.undo(id, call)).toMatchObject({ code: 'undo.changed' })
})

test('nothing that is no transition can be taken back, and what was before it neither', async () => {
  const id = await ticketIn(t, one, 'called')
  const call = await lastEvent(t, id)
  value(await one.greet(id))
  expect(await one.undo(id, await lastEvent(t, id))).toMatchObject({ code: 'undo.nothing' })
  expect((await one.view()).undo).toBeNull()
  expect(await one.undo(id, call)).toMatchObject({ code: 'undo.changed' })
})

test('a finished visit comes back only to a counter that is free', async () => {
  const first = await ticketIn(t, one, 'finished')
  const event = await lastEvent(t, first)
  await ticketIn(t, one, 'called')
  expect(await one.undo(first, event)).toEqual({ ok: false, code: 'undo.counter_busy', ticket: 'A-002' })
  expect((await truth(t, first)).state).toBe('finished')
})

test('a finished visit comes back only to hands that are free', async () => {
  const reception = deskOf(t, t.reception())
  const first = await t.issue()
  value(await reception.attend(first))
  value(await reception.finish(first))
  const event = await lastEvent(t, first)
  const second = await t.issue()
  value(await reception.attend(second))
  expect(await reception.undo(first, event)).toEqual({
    ok: false,
    code: 'undo.counter_busy',
    ticket: 'A-002',
  })
})

test('a start that took over a colleague’s call is not taken back into hands that are full by now', async () => {
  const called = await ticketIn(t, one, 'called')
  const relief = deskOf(t, { ...t.counter(1), person: t.counter(2).person })
  value(await relief.start(called))
  const atReception = await t.issue()
  value(await deskOf(t, { ...t.reception(), person: t.counter(1).person }).attend(atReception))
  expect(await relief.undo(called, await lastEvent(t, called))).toEqual({ ok: false, code: 'undo.counter_busy', ticket: 'A-002' }) // prettier-ignore
  expect((await truth(t, called)).state).toBe('serving')
})

test('what is offered is always the newest step that can still be taken back', async () => {
  const first = await ticketIn(t, one, 'finished')
  await t.issue()
  expect((await one.view()).undo).toMatchObject({ kind: 'ticket.finished', label: 'A-001', ticketId: first })
  value(await one.call())
  expect((await one.view()).undo).toMatchObject({ kind: 'ticket.called', label: 'A-002' })
  value(await one.undoOffered())
  expect((await one.view()).undo).toMatchObject({ kind: 'ticket.finished', label: 'A-001' })
})
