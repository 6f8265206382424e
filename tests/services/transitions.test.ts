import { afterEach, beforeEach, expect, test } from 'vitest'
import { ticketStates, transitionStarts, type TicketState } from '#domain/ticket-state.ts'
import { deskOf, ticketIn, truth, type Desk } from '#support/desk.ts'
import { officeFaults } from '#support/office-faults.ts'
import { openTestOffice, value, type TestOffice } from '#support/test-office.ts'

let t: TestOffice
let desk: Desk
beforeEach(async () => {
  t = await openTestOffice()
  desk = deskOf(t, t.counter(1))
})
afterEach(async () => {
  expect(await officeFaults(t.store.db)).toEqual([])
})

test('every state can be brought about by what a desk does', async () => {
  for (const state of ticketStates) {
    const own = await openTestOffice()
    const at = deskOf(own, own.counter(1))
    expect((await truth(own, await ticketIn(own, at, state))).state).toBe(state)
    expect(await officeFaults(own.store.db)).toEqual([])
  }
})

const steps = {
  start: { to: 'serving', event: 'ticket.started', starts: transitionStarts.start },
  notHere: { to: 'waiting', event: 'ticket.not_here', starts: transitionStarts.not_here },
  giveBack: { to: 'waiting', event: 'ticket.returned', starts: transitionStarts.return },
  hold: { to: 'held', event: 'ticket.held', starts: transitionStarts.hold },
  resume: { to: 'serving', event: 'ticket.resumed', starts: transitionStarts.resume },
  release: { to: 'waiting', event: 'ticket.released', starts: transitionStarts.release },
  finish: { to: 'finished', event: 'ticket.finished', starts: transitionStarts.finish },
  leave: { to: 'left', event: 'ticket.left', starts: transitionStarts.leave },
  reactivate: { to: 'waiting', event: 'ticket.reactivated', starts: transitionStarts.reactivate },
  void: { to: 'voided', event: 'ticket.voided', starts: transitionStarts.void },
  attend: { to: 'serving', event: 'ticket.attended', starts: transitionStarts.attend },
} as const

/** These need a free desk, which is looked at first. */
const needsFreeDesk: readonly string[] = ['attend', 'resume']

const pairs = Object.keys(steps).flatMap((step) =>
  ticketStates.map((from) => [step as keyof typeof steps, from] as const),
)

test.each(pairs)(
  '%s of a ticket that is %s does what the drawing says, or changes nothing',
  async (step, from) => {
    const id = await ticketIn(t, desk, from)
    const before = await truth(t, id)
    const published = t.published.length
    const result = await desk[step](id)
    const after = await truth(t, id)
    const { to, event, starts } = steps[step]
    if ((starts as readonly TicketState[]).includes(from)) {
      expect(result.ok).toBe(true)
      expect(after).toMatchObject({
        state: to,
        legs: [...before.legs, to],
        events: [...before.events, event],
      })
      expect(t.published.slice(published)).toEqual([['tickets']])
    } else {
      expect(result).toMatchObject({ ok: false, code: needsFreeDesk.includes(step) && ['called', 'serving'].includes(from) ? 'counter.busy' : 'ticket.changed' }) // prettier-ignore
      expect(after).toEqual(before)
      expect(t.published).toHaveLength(published)
    }
  },
)

test('calling takes the first in order, greets, counts, and tells the display', async () => {
  const id = await t.issue()
  t.now += 60_000
  expect(value(await desk.call())).toEqual({ ticketId: id })
  expect(await truth(t, id)).toMatchObject({
    state: 'called',
    counterId: desk.actor.counterId,
    personId: desk.actor.person?.id,
    callCount: 1,
    events: ['ticket.issued', 'ticket.called'],
  })
})

test('the last allowed "not here" is the no-show, and says so', async () => {
  const id = await t.issue()
  const said: boolean[] = []
  for (let answer = 0; answer < t.office.rules.notHereLimit; answer++) {
    value(await desk.call())
    said.push(value(await desk.notHere(id)).noShow)
    t.now += t.office.rules.coolDownMs
  }
  expect(said).toEqual([false, false, true])
  expect(await truth(t, id)).toMatchObject({
    state: 'no_show',
    notHereCount: 3,
    callCount: 3,
    coolUntil: null,
  })
})

test('a returned ticket is next again at once, at its old place', async () => {
  const [first] = [await t.issue(), await t.issue()]
  t.now += 1000
  value(await desk.call())
  value(await desk.giveBack(first))
  expect(value(await desk.call())).toEqual({ ticketId: first })
})

test('"ha vuelto" ends the cool-down at once, without a transition', async () => {
  const id = await t.issue()
  value(await desk.call())
  value(await desk.notHere(id))
  expect(await desk.call()).toMatchObject({ code: 'queue.cooling' })
  value(await deskOf(t, t.reception()).back(id))
  expect(await truth(t, id)).toMatchObject({ state: 'waiting', coolUntil: null, notHereCount: 1 })
  expect(value(await desk.call())).toEqual({ ticketId: id })
})

test('calling again goes on with the same leg and shows the call once more', async () => {
  const id = await ticketIn(t, desk, 'called')
  const before = await truth(t, id)
  value(await desk.callAgain(id))
  const after = await truth(t, id)
  expect(after).toEqual({ ...before, events: [...before.events, 'ticket.recalled'] })
  expect((await desk.view()).open?.callCount).toBe(2)
})

test('at reception a person without a counter attends, finishes and returns', async () => {
  const desk = deskOf(t, t.reception())
  const id = await t.issue()
  value(await desk.attend(id))
  expect(await truth(t, id)).toMatchObject({
    state: 'serving',
    counterId: null,
    personId: t.reception().person?.id,
  })
  value(await desk.giveBack(id))
  value(await desk.attend(id))
  value(await desk.finish(id))
  expect((await truth(t, id)).legs).toEqual(['waiting', 'serving', 'waiting', 'serving', 'finished'])
})
