import { afterEach, beforeEach, expect, test } from 'vitest'
import { refusedBy } from '#domain/permissions.ts'
import type { TicketState } from '#domain/ticket-state.ts'
import { displayView } from '#services/views/display.ts'
import { historyView } from '#services/views/find.ts'
import { waitingView } from '#services/views/waiting.ts'
import { atWork, deskOf, serveNext, ticketIn, truth, type Desk } from '#support/desk.ts'
import { officeFaults } from '#support/office-faults.ts'
import { minute, openTestOffice, value, type TestOffice } from '#support/test-office.ts'

let t: TestOffice
let one: Desk
let two: Desk
async function open(strictRun: number | null = null): Promise<void> {
  t = await openTestOffice({ rules: { strictRun } })
  ;[one, two] = (await atWork(t, 1, 2)) as [Desk, Desk]
}
beforeEach(() => open())
afterEach(async () => {
  expect(await officeFaults(t.store.db)).toEqual([])
})

const states: readonly TicketState[] = ['called', 'serving', 'held', 'finished', 'left', 'no_show', 'voided']

test.each(states)(
  'demand 1 (NovoSGA, QSystem): nobody who is %s is called, whatever a screen still shows',
  async (state) => {
    const id = await ticketIn(t, two, state)
    const refused = await one.callChosen(id)
    expect(refused).toMatchObject({ ok: false, code: state === 'called' || state === 'serving' ? 'ticket.taken' : 'ticket.changed' }) // prettier-ignore
    expect((await truth(t, id)).state).toBe(state)
  },
)

test('demand 2 (NovoSGA, The Q): numbers are not counted from rows: what was voided, left or taken back never frees one', async () => {
  const reception = deskOf(t, t.reception())
  value(await reception.void(await t.issue()))
  value(await reception.leave(await t.issue()))
  await t.issue()
  value(await reception.undoOffered())
  await Promise.all([1, 2, 3, 4].map(() => t.issue()))
  const rows = await t.store.db.selectFrom('ticket').select('number').orderBy('number').execute()
  expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7])
})

test('demand 3 (NovoSGA v2.2): whoever came first is called first, never the newest', async () => {
  const ids: string[] = []
  for (let i = 0; i < 5; i++) {
    ids.push(await t.issue())
    t.now += minute
  }
  for (const id of ids) {
    expect(value(await one.call()).ticketId).toBe(id)
    value(await one.leave(id))
  }
})

test('demand 3 (NovoSGA): two priorities, then one general client, if the office wants it so', async () => {
  await open(2)
  for (let i = 0; i < 9; i++) await t.issue('A', { priority: i < 3 ? 'General' : 'Urgencia' })
  let called = ''
  for (let i = 0; i < 9; i++) {
    t.now += 1000
    const { ticketId } = value(await one.call())
    called += (await one.view()).open?.priorityName === null ? 'g' : 'p'
    value(await one.leave(ticketId))
  }
  expect(called).toBe('ppgppgppg')
})

test('demand 3 (ZMS): nobody starves behind priorities: a head start is minutes, not a class', async () => {
  const general = await t.issue()
  let passed = 0
  for (let called = ''; called !== general; passed += 1) {
    await t.issue('A', { priority: 'Persona mayor' })
    t.now += minute
    called = value(await one.call()).ticketId
    value(await one.leave(called))
    await t.issue('A', { priority: 'Persona mayor' })
    if (passed > 60) throw new Error('still waiting')
  }
  // Two come a minute and one is called: only those who came within the head start of twenty minutes have passed.
  expect(passed).toBeLessThanOrEqual(40)
})

test('demand 4 (NovoSGA): a chosen client is called directly, by whoever may, with a reason, and it is counted', async () => {
  const [, chosen] = [await t.issue(), await t.issue()]
  const clerk = { ...one.actor, person: { id: 'm', name: 'Jorge', roles: ['counter'] as const } }
  expect(refusedBy('tickets.callChosen', clerk)).toEqual({ ok: false, code: 'person.forbidden' })
  value(await one.callChosen(chosen, 'Lleva un bebé'))
  expect((await historyView(t.office, chosen)).at(-1)).toMatchObject({ kind: 'ticket.called_out_of_order', text: 'Lleva un bebé' }) // prettier-ignore
  expect((await one.view()).today.outOfOrder).toBe(1)
})

test('demand 5 (MADO, NovoSGA): whoever did not come stays on record, with every call and answer', async () => {
  const id = await ticketIn(t, one, 'no_show')
  expect(await truth(t, id)).toMatchObject({ callCount: 3, notHereCount: 3, legs: ['waiting', 'called', 'waiting', 'called', 'waiting', 'called', 'no_show'] }) // prettier-ignore
  expect((await one.view()).today.noShows).toBe(1)
})

test('demand 6 (ZMS, OpenMRS): a wrong click is taken back, and the time of the service goes on as if it had not been', async () => {
  await t.issue()
  const id = await serveNext(one)
  const since = (await one.view()).open?.servingSince
  t.now += 3 * minute
  value(await one.finish(id))
  value(await one.undoOffered())
  expect((await one.view()).open).toMatchObject({ ticketId: id, servingSince: since })
})

test('demand 7 (oh-queue, ZMS): a hold costs nobody their place, and shows who holds and since when', async () => {
  const id = await t.issue()
  await t.issue()
  await serveNext(one)
  value(await one.hold(id))
  expect(await two.held()).toMatchObject([{ heldBy: 'Jorge', counterNumber: 1, heldSince: t.now }])
  t.now += 30 * minute
  value(await one.release(id))
  expect((await waitingView(t.office)).rows[0]?.ticketId).toBe(id)
})

test('demand 8 (oh-queue, NovoSGA): every window is told of what was done, and of nothing that was refused', async () => {
  const told = t.published.length
  const id = await t.issue()
  value(await one.call())
  expect(t.published.slice(told)).toEqual([['tickets'], ['tickets']])
  expect(await two.callChosen(id)).toMatchObject({ code: 'ticket.taken' })
  expect(t.published).toHaveLength(told + 2)
})

test('demand 19 (NovoSGA, FQM): a transfer keeps the number, may name a person, and the display names the window that calls', async () => {
  const id = await ticketIn(t, one, 'serving')
  value(await one.transfer(id, { kind: 'person', personId: two.actor.person?.id ?? '' }))
  value(await two.signOut())
  const elsewhere = deskOf(t, { ...t.counter(4), person: two.actor.person })
  value(await elsewhere.signIn())
  value(await elsewhere.call())
  expect((await displayView(t.office)).current).toMatchObject({ label: 'A-001', counterNumber: 4 })
})

test('demand 22 (NovoSGA): a break has a reason and an end, and nobody is called meanwhile', async () => {
  await t.issue()
  value(await one.pause('meal'))
  expect(await one.call()).toMatchObject({ code: 'counter.paused' })
  t.now += 25 * minute
  value(await one.goOn())
  const rows = await t.store.db.selectFrom('event').select('payload').where('kind', 'in', ['counter.paused', 'counter.resumed']).orderBy('seq').execute() // prettier-ignore
  expect(rows.map(({ payload }) => JSON.parse(payload) as unknown)).toEqual([{ reason: 'meal' }, { pausedMs: 25 * minute }]) // prettier-ignore
})
