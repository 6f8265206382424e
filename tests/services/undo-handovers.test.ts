import { afterEach, beforeEach, expect, test } from 'vitest'
import { atWork, deskOf, lastEvent, linesOf, serveNext, truth, type Desk } from '#support/desk.ts'
import { officeFaults } from '#support/office-faults.ts'
import { minute, openTestOffice, value, type TestOffice } from '#support/test-office.ts'
import { before, world } from '#support/world.ts'

let t: TestOffice
let one: Desk
let two: Desk
let id = ''
beforeEach(async () => {
  t = await openTestOffice()
  ;[one, two] = (await atWork(t, 1, 2)) as [Desk, Desk]
  id = await t.issue('A', { name: 'Teresa Olmedo' })
  await t.issue('B')
})
afterEach(async () => {
  expect(await officeFaults(t.store.db)).toEqual([])
})

/** On hold at desk one. */
async function held(whose: 'own' | 'shared'): Promise<void> {
  await serveNext(one)
  value(await one.hold(id, whose, 'Trae una copia'))
}

const remember = (step: Parameters<typeof before>[2]) => before(t, one, step)

/** What is done before, and the step of desk one that is taken back. */
const steps: Record<string, () => ReturnType<typeof remember>> = {
  'an own hold': async () => {
    await serveNext(one)
    return remember(() => one.hold(id, 'own', 'Trae una copia'))
  },
  'a shared hold': async () => {
    await serveNext(one)
    return remember(() => one.hold(id, 'shared'))
  },
  'the resuming of an own hold': async () => {
    await held('own')
    return remember(() => one.resume(id))
  },
  'the resuming of a shared hold': async () => {
    await held('shared')
    return remember(() => one.resume(id))
  },
  'the release of an own hold': async () => {
    await held('own')
    return remember(() => one.release(id))
  },
  'a departure from hold': async () => {
    await held('own')
    return remember(() => one.leave(id))
  },
  'a void of a held ticket': async () => {
    await held('shared')
    return remember(() => one.void(id))
  },
  'a transfer to another service': async () => {
    await serveNext(one)
    return remember(() => one.transfer(id, { kind: 'service', serviceId: t.service('B') }, 'Falta la firma'))
  },
  'a transfer to a service that was waiting': async () => {
    await serveNext(one)
    value(await one.addLine(id, t.service('B'), 4))
    return remember(() => one.transfer(id, { kind: 'service', serviceId: t.service('B') }))
  },
  'a transfer to a counter': async () => {
    await serveNext(one)
    return remember(() => one.transfer(id, { kind: 'counter', counterId: two.actor.counterId ?? '' }, 'Falta la firma')) // prettier-ignore
  },
  'a transfer to a person': async () => {
    await serveNext(one)
    return remember(() => one.transfer(id, { kind: 'person', personId: two.actor.person?.id ?? '' }))
  },
  'the call of somebody who was sent here': async () => {
    await serveNext(two)
    value(await two.transfer(id, { kind: 'counter', counterId: one.actor.counterId ?? '' }, 'Falta la firma'))
    return remember(() => one.call())
  },
  'a finish with several things done': async () => {
    await serveNext(one)
    value(await one.addLine(id, t.service('B')))
    return remember(() => one.finish(id))
  },
  'a call out of order': async () => {
    const last = await t.issue('A')
    return remember(() => one.callChosen(last))
  },
  'a return to the old place': async () => {
    value(await two.leave(id))
    return remember(() => one.reactivate(id))
  },
  'a return to the end': async () => {
    value(await two.leave(id))
    t.now += 30 * minute
    return remember(() => one.reactivate(id))
  },
}

test.each(Object.keys(steps))('undoing %s puts everything back exactly as it was', async (name) => {
  const was = await steps[name]!()
  expect(await world(t, one)).not.toEqual(was)
  value(await one.undoOffered())
  expect(await world(t, one)).toEqual(was)
})

test.each(['an own hold', 'a transfer to another service'])(
  'nobody is offered to undo %s after two minutes',
  async (name) => {
    await steps[name]!()
    t.now += 2 * minute
    expect((await one.view()).undo).not.toBeNull()
    t.now += 1
    expect((await one.view()).undo).toBeNull()
  },
)

const sent = async () => {
  await serveNext(one)
  value(await one.transfer(id, { kind: 'counter', counterId: two.actor.counterId ?? '' }))
  return lastEvent(t, id)
}

test('a transfer is not taken back once the colleague has called', async () => {
  const event = await sent()
  value(await two.call())
  expect((await one.view()).undo).toBeNull()
  expect(await one.undo(id, event)).toEqual({ ok: false, code: 'undo.changed', ticket: 'A-001' })
})

test('…nor once somebody has greeted, or has said that the client is back', async () => {
  const event = await sent()
  value(await deskOf(t, t.reception()).greet(id))
  expect(await one.undo(id, event)).toEqual({ ok: false, code: 'undo.changed', ticket: 'A-001' })
})

test('a hold is not taken back once a thing was asked for besides', async () => {
  await serveNext(one)
  const call = await lastEvent(t, id)
  value(await one.addLine(id, t.service('B')))
  expect(await one.undo(id, call)).toEqual({ ok: false, code: 'undo.changed', ticket: 'A-001' })
})

test('a hold comes back only to a counter that is free', async () => {
  await held('own')
  const event = await lastEvent(t, id)
  value(await one.call())
  expect(await one.undo(id, event)).toEqual({ ok: false, code: 'undo.counter_busy', ticket: 'B-001' })
})

test('several steps are taken back one after the other, lines and all', async () => {
  await serveNext(one)
  value(await one.transfer(id, { kind: 'service', serviceId: t.service('B') }))
  value(await one.undoOffered())
  value(await one.transfer(id, { kind: 'service', serviceId: t.service('B') }))
  value(await one.undoOffered())
  expect(await linesOf(t, id)).toEqual(['A×1 active'])
  value(await one.undoOffered())
  expect((await truth(t, id)).state).toBe('called')
})
