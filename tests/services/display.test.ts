import { beforeEach, expect, test } from 'vitest'
import { announceCall, displayView } from '#services/views/display.ts'
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

async function shown(): Promise<string[]> {
  const { current, last } = await displayView(t.office)
  return [current, ...last].map((call) =>
    call === null ? 'nobody' : `${call.label}→${String(call.counterNumber)}`,
  )
}

test('before anybody is called it shows the office, and how many wait for what', async () => {
  await t.issue('A')
  await t.issue('A')
  await t.issue('B')
  expect(await displayView(t.office)).toEqual({
    officeName: 'Oficina de prueba',
    timeZone: 'Europe/Madrid',
    current: null,
    last: [],
    waiting: 3,
    byService: [
      { name: 'Partidas', waiting: 2 },
      { name: 'Cédula', waiting: 1 },
    ],
  })
})

test('the newest call stands in front, the others behind it, newest first', async () => {
  await ticketIn(t, one, 'called')
  t.now += minute
  await ticketIn(t, two, 'called')
  t.now += minute
  await ticketIn(t, deskOf(t, t.counter(3)), 'called')
  expect(await shown()).toEqual(['A-003→3', 'A-002→2', 'A-001→1'])
})

test('calls of the same instant keep the order in which they were made', async () => {
  await ticketIn(t, one, 'called')
  await ticketIn(t, two, 'called')
  expect(await shown()).toEqual(['A-002→2', 'A-001→1'])
})

test('a call again comes to the front, and the ticket stands there once', async () => {
  const first = await ticketIn(t, one, 'called')
  t.now += minute
  await ticketIn(t, two, 'called')
  t.now += minute
  value(await one.callAgain(first))
  expect(await shown()).toEqual(['A-001→1', 'A-002→2'])
  expect((await displayView(t.office)).current?.times).toBe(2)
})

test('a client on the way comes before one who is already served', async () => {
  await ticketIn(t, one, 'called')
  t.now += minute
  const second = await ticketIn(t, two, 'called')
  value(await two.start(second))
  expect((await displayView(t.office)).current).toMatchObject({ label: 'A-001' })
})

test.each(['undo', 'return', 'void'] as const)('%s takes the call off the display', async (how) => {
  const id = await ticketIn(t, one, 'called')
  if (how === 'undo') value(await one.undoOffered())
  else value(await (how === 'return' ? one.giveBack(id) : one.void(id)))
  expect(await shown()).toEqual(['nobody'])
})

test('undoing a return or a void puts the same call back', async () => {
  const id = await ticketIn(t, one, 'called')
  for (const withdraw of [one.giveBack, one.void]) {
    t.now += 1000
    value(await withdraw(id))
    value(await one.undoOffered())
    expect(await shown()).toEqual(['A-001→1'])
  }
})

test('who was not here is no longer asked to come, and stays among the last calls', async () => {
  const id = await ticketIn(t, one, 'called')
  value(await one.notHere(id))
  expect(await shown()).toEqual(['nobody', 'A-001→1'])
})

test('a client who came back and is served elsewhere is not sent to the old counter', async () => {
  const id = await ticketIn(t, one, 'called')
  value(await one.notHere(id))
  value(await two.attend(id))
  expect((await displayView(t.office)).current).toBeNull()
})

test('a call is announced once, however often the display says so', async () => {
  const id = await ticketIn(t, one, 'called')
  const callId = (await displayView(t.office)).current?.callId ?? ''
  const published = t.published.length
  t.now += 3000
  await Promise.all([1, 2, 3].map(() => announceCall(t.office, t.display(), { callId })))
  t.now += 3000
  value(await announceCall(t.office, t.display(), { callId }))
  expect((await one.view()).open?.announcedAt).toBe(t.now - 3000)
  expect((await truth(t, id)).events.filter((kind) => kind === 'call.announced')).toHaveLength(1)
  expect(t.published).toHaveLength(published + 1)
})

test('a call that is not known is announced to nobody', async () => {
  await ticketIn(t, one, 'called')
  const before = await allRows(t.store.db)
  value(await announceCall(t.office, t.display(), { callId: t.requestId() }))
  expect(await allRows(t.store.db)).toEqual(before)
})

test('never a name: neither a client’s nor that of whoever serves', async () => {
  await t.issue('A', { name: 'Teresa Olmedo' })
  await t.issue('A', { name: 'Ramón Peralta', priority: 'Persona mayor' })
  value(await one.call())
  value(await two.call())
  const text = JSON.stringify(await displayView(t.office))
  for (const secret of ['Teresa', 'Ramón', 'mayor', ...['Mercedes', 'Jorge', 'Lucía', 'Andrés', 'Paula']])
    expect(text).not.toContain(secret)
})

test('only a handful of calls is kept in sight', async () => {
  for (let i = 0; i < 12; i++) {
    value(await one.finish(await ticketIn(t, one, 'serving')))
    t.now += minute
  }
  expect((await displayView(t.office)).last.map(({ label }) => label)).toEqual(['A-012', 'A-011', 'A-010', 'A-009', 'A-008', 'A-007']) // prettier-ignore
})
