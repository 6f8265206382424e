import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Result } from '#domain/result.ts'
import { issueTicket } from '#services/tickets/issue.ts'
import { waitingView } from '#services/views/waiting.ts'
import { deskOf, ticketIn, truth, type Desk } from '#support/desk.ts'
import { officeFaults } from '#support/office-faults.ts'
import { allRows } from '#support/rows.ts'
import { before, world } from '#support/world.ts'
import { minute, openTestOffice, value, type TestOffice } from '#support/test-office.ts'

let t: TestOffice
let desk: Desk
beforeEach(async () => {
  t = await openTestOffice()
  desk = deskOf(t, t.counter(1))
})
afterEach(async () => {
  expect(await officeFaults(t.store.db)).toEqual([])
})

/** Each kind of transition: what is done before, and the step that is taken back. */
const steps: Record<string, (id: string) => ReturnType<typeof remember>> = {
  'a call': async () => remember(() => desk.call()),
  'an attendance': async (id) => remember(() => desk.attend(id)),
  'a start': async (id) => {
    value(await desk.call())
    return remember(() => desk.start(id))
  },
  'a "not here"': async (id) => {
    value(await desk.call())
    return remember(() => desk.notHere(id))
  },
  'a no-show': async (id) => {
    for (let answer = 1; answer < t.office.rules.notHereLimit; answer++) {
      value(await desk.call())
      value(await desk.notHere(id))
      t.now += t.office.rules.coolDownMs
    }
    value(await desk.call())
    return remember(() => desk.notHere(id))
  },
  'a return from the call': async (id) => {
    value(await desk.call())
    return remember(() => desk.giveBack(id))
  },
  'a return from service': async (id) => {
    value(await desk.call())
    value(await desk.start(id))
    return remember(() => desk.giveBack(id))
  },
  'a finish': async (id) => {
    value(await desk.call())
    value(await desk.start(id))
    return remember(() => desk.finish(id))
  },
  'a departure from the queue': async (id) => remember(() => desk.leave(id)),
  'a departure from the desk': async (id) => {
    value(await desk.call())
    return remember(() => desk.leave(id))
  },
  'a void of a waiting ticket': async (id) => remember(() => desk.void(id)),
  'a void of a called ticket': async (id) => {
    value(await desk.call())
    value(await desk.callAgain(id))
    return remember(() => desk.void(id))
  },
}

const remember = (step: () => Promise<Result<unknown>>) => before(t, desk, step)

test.each(Object.keys(steps))('undoing %s puts everything back exactly as it was', async (name) => {
  const id = await t.issue('A', { name: 'Teresa Olmedo' })
  await t.issue()
  const was = await steps[name]!(id)
  expect(await world(t, desk)).not.toEqual(was)
  value(await desk.undoOffered())
  expect(await world(t, desk)).toEqual(was)
})

test.each(Object.keys(steps))(
  'after undoing %s the same step can be done again, and undone again',
  async (name) => {
    const id = await t.issue()
    await steps[name]!(id)
    const done = (await truth(t, id)).state
    value(await desk.undoOffered())
    const undone = (await truth(t, id)).state
    if (undone === 'waiting') value(name === 'an attendance' ? await desk.attend(id) : await desk.call())
    else value(await desk.leave(id))
    value(await desk.undoOffered())
    expect((await truth(t, id)).state).toBe(undone)
    expect(done).not.toBe(undone)
  },
)

test('undoing an issue voids the ticket: the number keeps its row, and its greeting counts no more', async () => {
  const reception = deskOf(t, t.reception())
  const id = await t.issue('A', { name: 'Teresa Olmedo' })
  t.now += 5000
  expect(value(await reception.undoOffered())).toEqual({ label: 'A-001' })
  expect(await truth(t, id)).toMatchObject({ state: 'voided', legs: ['waiting', 'voided'] })
  expect((await allRows(t.store.db))['acknowledgement']).toMatchObject([{ is_void: 1 }])
  expect(await waitingView(t.office)).toMatchObject({ total: 0 })
})

test('the event that took the step back names it, and the history keeps both', async () => {
  const id = await ticketIn(t, desk, 'called')
  value(await desk.undoOffered())
  const events = (await allRows(t.store.db))['event'] as { id: string; kind: string; undoes: string | null }[]
  const call = events.find(({ kind }) => kind === 'ticket.called')
  expect(events.at(-1)).toMatchObject({ kind: 'ticket.undone', undoes: call?.id })
  expect((await truth(t, id)).events).toEqual(['ticket.issued', 'ticket.called', 'ticket.undone'])
})

test('a greeting that somebody gave by hand outlives the undo of a call', async () => {
  const kiosk = value(await issueTicket(t.office, t.display(), { requestId: t.requestId(), serviceId: t.service('A'), priorityId: null, personName: null, channel: 'kiosk' })) // prettier-ignore
  t.now += 20_000
  value(await deskOf(t, t.reception()).greet(kiosk.ticketId))
  t.now += minute
  value(await desk.call())
  value(await desk.undoOffered())
  expect((await waitingView(t.office)).rows).toMatchObject([{ greetedAfterMs: 20_000 }])
})

test('steps can be taken back one after the other, newest first, while they are one’s own', async () => {
  const id = await ticketIn(t, desk, 'serving')
  value(await desk.undoOffered())
  expect((await truth(t, id)).state).toBe('called')
  value(await desk.undoOffered())
  expect((await truth(t, id)).state).toBe('waiting')
  expect((await desk.view()).undo).toBeNull()
})
