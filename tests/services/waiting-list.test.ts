import { beforeEach, expect, test } from 'vitest'
import fc from 'fast-check'
import { compareQueuePlaces } from '#domain/queue-order.ts'
import { waitingView } from '#services/views/waiting.ts'
import { deskOf, ticketIn, type Desk } from '#support/desk.ts'
import { minute, openTestOffice, value, type TestOffice } from '#support/test-office.ts'

let t: TestOffice
let desk: Desk
beforeEach(async () => {
  t = await openTestOffice()
  desk = deskOf(t, t.counter(1))
})

async function list(): Promise<string[]> {
  const { rows } = await waitingView(t.office)
  return rows.map(({ label, position, why }) => `${String(position)} ${label} ${why.kind}`)
}

test('the only one who waits is told so; a second one makes them the first', async () => {
  await t.issue('A')
  expect(await list()).toEqual(['1 A-001 only_one'])
  t.now += minute
  await t.issue('A')
  expect(await list()).toEqual(['1 A-001 arrived_first', '2 A-002 by_arrival'])
})

test('a head start passes whoever came less than its minutes before', async () => {
  await t.issue('A')
  t.now += 15 * minute
  await t.issue('A')
  t.now += 4 * minute
  await t.issue('A', { priority: 'Persona mayor' })
  expect(await list()).toEqual(['1 A-003 head_start', '2 A-001 by_arrival', '3 A-002 by_arrival'])
  t.now += minute
  await t.issue('A', { priority: 'Persona mayor' })
  // Twenty minutes after the first one: equal, and arrival decides.
  expect((await list())[1]).toBe('2 A-001 by_arrival')
})

test('a strict priority stands before everybody, by arrival among its like', async () => {
  await t.issue('A', { priority: 'Persona mayor' })
  t.now += minute
  await t.issue('A', { priority: 'Urgencia' })
  t.now += minute
  await t.issue('A', { priority: 'Urgencia' })
  expect(await list()).toEqual(['1 A-002 strict', '2 A-003 strict', '3 A-001 head_start'])
})

test('the reason is about the list as it stands on the screen, whatever the service', async () => {
  await t.issue('A')
  t.now += minute
  await t.issue('B')
  expect(await list()).toEqual(['1 A-001 arrived_first', '2 B-001 by_arrival'])
})

test('who cools down comes last, without a place', async () => {
  const first = await ticketIn(t, desk, 'called')
  await t.issue('A')
  value(await desk.notHere(first))
  expect(await list()).toEqual(['1 A-002 only_one', 'null A-001 cooling'])
  t.now += t.office.rules.coolDownMs
  expect(await list()).toEqual(['1 A-001 arrived_first', '2 A-002 by_arrival'])
})

test('two who cool down in front do not hide the others from one another', async () => {
  for (let i = 0; i < 2; i++) value(await desk.notHere(await ticketIn(t, desk, 'called')))
  t.now += minute
  await t.issue('A')
  t.now += minute
  await t.issue('A')
  expect((await list()).slice(0, 2)).toEqual(['1 A-003 arrived_first', '2 A-004 by_arrival'])
})

test('the first of the list is the one that is called next', async () => {
  const arrival = fc.record({
    after: fc.integer({ min: 0, max: 12 }),
    prefix: fc.constantFrom('A', 'B'),
    priority: fc.constantFrom('General', 'General', 'Persona mayor', 'Urgencia'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(arrival, { minLength: 1, maxLength: 8 }), async (arrivals) => {
      t = await openTestOffice()
      for (const { after, prefix, priority } of arrivals) {
        t.now += after * minute
        await t.issue(prefix, { priority })
      }
      const own = deskOf(t, t.counter(1))
      for (let left = arrivals.length; left > 0; left--) {
        const [first] = (await waitingView(t.office)).rows
        expect((await own.view()).next[0]?.ticketId).toBe(first?.ticketId)
        expect(value(await own.call())).toEqual({ ticketId: first?.ticketId })
        value(await own.leave(first?.ticketId ?? ''))
      }
      await t.store.close()
    }),
    { numRuns: 12 },
  )
})

test('the counts are those of everybody: over target, ungreeted, all', async () => {
  await t.issue('A')
  t.now += 16 * minute
  await t.issue('A')
  expect(await waitingView(t.office)).toMatchObject({ total: 2, overTarget: 1, ungreeted: 0 })
})

test('a counter sees the one it would call and three after, with reasons among those it serves', async () => {
  t = await openTestOffice({ office: { counters: [{ number: 1, services: [0] }] } })
  for (const prefix of ['B', 'A', 'A', 'A', 'A', 'A'] as const) {
    await t.issue(prefix)
    t.now += minute
  }
  const view = await deskOf(t, t.counter(1)).view()
  expect(view.next.map(({ label, why }) => `${label} ${why.kind}`)).toEqual(['A-001 arrived_first', 'A-002 by_arrival', 'A-003 by_arrival', 'A-004 by_arrival']) // prettier-ignore
  expect(view.waiting).toBe(5)
})

test('rows come in the order of the domain', async () => {
  for (const priority of ['General', 'Persona mayor', 'Urgencia', 'General', 'Persona mayor']) {
    await t.issue('A', { priority })
    t.now += 7 * minute
  }
  const rows = await t.store.db.selectFrom('ticket').selectAll().execute()
  const places = rows.map((row) => ({
    ...row,
    strict: row.is_strict === 1,
    queueAt: row.queue_at,
    arrivalAt: row.arrival_at,
  }))
  const { rows: shown } = await waitingView(t.office)
  expect(shown.map(({ ticketId }) => ticketId)).toEqual(places.sort(compareQueuePlaces).map(({ id }) => id))
})
