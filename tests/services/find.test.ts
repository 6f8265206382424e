import { beforeEach, expect, test } from 'vitest'
import { rollOverDay } from '#services/day.ts'
import { findView, historyView } from '#services/views/find.ts'
import { deskOf, ticketIn } from '#support/desk.ts'
import { minute, openTestOffice, value, type TestOffice } from '#support/test-office.ts'

let t: TestOffice
beforeEach(async () => {
  t = await openTestOffice()
})

async function found(text: string): Promise<string[]> {
  return (await findView(t.office, text)).map(({ label }) => label)
}

test('a number is found as people say and type it', async () => {
  for (let i = 0; i < 12; i++) await t.issue('A')
  await t.issue('B')
  for (const text of ['A-12', 'a12', 'A 12', 'A-012', 'a-0012', '  A-12  '])
    expect(await found(text), text).toEqual(['A-012'])
  expect((await found('1')).toSorted()).toEqual(['A-001', 'B-001'])
  for (const text of ['A-99', 'C-1', '0']) expect(await found(text), text).toEqual([])
})

test('a name is found by any part of it, with or without capitals and accents', async () => {
  await t.issue('A', { name: 'Íñigo Ibáñez de la Vega' })
  await t.issue('A', { name: 'Teresa Olmedo' })
  for (const text of ['Íñigo', 'íñigo', 'ÍÑIGO', 'inigo', 'ibanez', 'IBÁÑEZ DE', 'de la vega']) expect(await found(text), text).toEqual(['A-001']) // prettier-ignore
  expect(await found('Olmedo')).toEqual(['A-002'])
  expect((await found('e')).length).toBe(2)
  expect(await found('Nadie')).toEqual([])
})

test('signs that mean something to a database mean nothing in a name', async () => {
  await t.issue('A', { name: "O'Connor 100%" })
  await t.issue('A', { name: 'Ana_María' })
  expect(await found("o'connor")).toEqual(['A-001'])
  expect(await found('100%')).toEqual(['A-001'])
  expect(await found('a_m')).toEqual(['A-002'])
  for (const text of ['%', '_', "' or 1=1 --"]) expect((await found(text)).length, text).toBeLessThan(2)
})

test('a ticket is found whatever became of it, with the counter it was at', async () => {
  const desk = deskOf(t, t.counter(3))
  for (const state of ['finished', 'left', 'voided', 'no_show', 'called'] as const)
    await ticketIn(t, desk, state)
  const all = await Promise.all(['1', '2', '3', '4', '5'].map((text) => findView(t.office, text)))
  expect(all.flat().map(({ state, counterNumber }) => [state, counterNumber])).toEqual([
    ['finished', 3],
    ['left', 3],
    ['voided', 3],
    ['no_show', 3],
    ['called', 3],
  ])
})

test('only today’s tickets are found: yesterday’s A-001 is somebody else', async () => {
  await t.issue('A', { name: 'Teresa Olmedo' })
  t.now += 24 * 60 * minute
  value(await rollOverDay(t.office, { ...t.reception(), person: null }))
  await t.issue('A', { name: 'Ramón Peralta' })
  expect(await findView(t.office, 'A-1')).toMatchObject([{ personName: 'Ramón Peralta' }])
  expect(await found('Teresa')).toEqual([])
})

test('of many matches the newest arrivals are shown', async () => {
  for (let i = 0; i < 25; i++) {
    await t.issue('A', { name: 'García' })
    t.now += 1000
  }
  const matches = await found('garcia')
  expect(matches).toHaveLength(20)
  expect(matches[0]).toBe('A-025')
})

test('a history tells who did what where, and marks what was taken back', async () => {
  const desk = deskOf(t, t.counter(2))
  const id = await t.issue('A')
  t.now += minute
  value(await desk.call())
  value(await desk.undoOffered())
  value(await desk.call())
  const rows = await historyView(t.office, id)
  expect(
    rows.map(({ kind, personName, counterNumber, undone }) => [kind, personName, counterNumber, undone]),
  ).toEqual([
    ['ticket.issued', 'Mercedes', null, false],
    ['ticket.called', 'Lucía', 2, true],
    ['ticket.undone', 'Lucía', 2, false],
    ['ticket.called', 'Lucía', 2, false],
  ])
  expect(await historyView(t.office, t.requestId())).toEqual([])
})
