import { afterEach, beforeEach, expect, test } from 'vitest'
import { waitingView } from '#services/views/waiting.ts'
import { atWork, deskOf, ticketIn, truth, type Desk } from '#support/desk.ts'
import { officeFaults } from '#support/office-faults.ts'
import { minute, openTestOffice, value, type TestOffice } from '#support/test-office.ts'

let t: TestOffice
let one: Desk
async function open(notHereLimit: number): Promise<void> {
  t = await openTestOffice({ rules: { notHereLimit } })
  ;[one] = (await atWork(t, 1)) as [Desk]
}
beforeEach(() => open(3))
afterEach(async () => {
  expect(await officeFaults(t.store.db)).toEqual([])
})

test.each([0, 1])(
  'scenario 17 (ZMS): with a limit of %i, whoever is not here is a no-show at once',
  async (limit) => {
    await open(limit)
    const id = await ticketIn(t, one, 'called')
    expect(value(await one.notHere(id))).toEqual({ noShow: true })
    expect((await truth(t, id)).state).toBe('no_show')
    expect((await waitingView(t.office)).total).toBe(0)
  },
)

test('scenario 18 (ZMS): with a limit of 3 the client stays in the list, counted, for five minutes not to be called, which it says', async () => {
  const id = await ticketIn(t, one, 'called')
  expect(value(await one.notHere(id))).toEqual({ noShow: false })
  expect((await waitingView(t.office)).rows).toMatchObject([{ ticketId: id, notHereCount: 1, coolUntil: t.now + 5 * minute }]) // prettier-ignore
  expect(await one.call()).toEqual({ ok: false, code: 'queue.cooling', count: 1, nextAt: t.now + 5 * minute })
  t.now += 5 * minute
  expect(value(await one.call()).ticketId).toBe(id)
})

test('scenario 20 (NovoSGA): a missed or cancelled client is brought back, waiting for nobody’s window; others are not', async () => {
  for (const state of ['no_show', 'left'] as const) {
    await open(3)
    const id = await ticketIn(t, one, state)
    value(await deskOf(t, t.reception()).reactivate(id))
    expect(await truth(t, id)).toMatchObject({ state: 'waiting', counterId: null, personId: null })
  }
  for (const state of ['waiting', 'finished'] as const) {
    await open(3)
    const id = await ticketIn(t, one, state)
    expect(await one.reactivate(id)).toMatchObject({ code: 'ticket.changed', state })
  }
})
