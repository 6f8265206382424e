import { beforeEach, expect, test } from 'vitest'
import { v7 } from 'uuid'
import type { Channel } from '#domain/ticket.ts'
import { issueTicket } from '#services/tickets/issue.ts'
import { waitingView } from '#services/views/waiting.ts'
import { deskOf, type Desk } from '#support/desk.ts'
import { officeFaults } from '#support/office-faults.ts'
import { openTestOffice, value, type TestOffice } from '#support/test-office.ts'

let t: TestOffice
let desk: Desk
beforeEach(async () => {
  t = await openTestOffice()
  desk = deskOf(t, t.counter(1))
})

async function arrive(channel: Channel): Promise<string> {
  const input = { requestId: v7(), serviceId: t.service('A'), priorityId: null, personName: null, channel }
  const actor = channel === 'kiosk' ? { ...t.display(), role: 'kiosk' as const } : t.reception()
  return value(await issueTicket(t.office, actor, input)).ticketId
}

async function greetings() {
  const rows = await t.store.db.selectFrom('acknowledgement').selectAll().where('is_void', '=', 0).execute()
  expect(await officeFaults(t.store.db)).toEqual([])
  return rows.map(({ kind, after_ms, person_id }) => ({ kind, after_ms, person_id }))
}

test.each(['door', 'reception', 'counter'] as const)(
  'a ticket handed over at the %s is the greeting, at once',
  async (channel) => {
    await arrive(channel)
    expect(await greetings()).toEqual([{ kind: 'issue', after_ms: 0, person_id: t.reception().person?.id }])
    expect(await waitingView(t.office)).toMatchObject({ ungreeted: 0, rows: [{ greetedAfterMs: 0 }] })
  },
)

test.each(['kiosk', 'phone', 'appointment'] as const)(
  'nobody has greeted who came by %s',
  async (channel) => {
    await arrive(channel)
    expect(await greetings()).toEqual([])
    expect(await waitingView(t.office)).toMatchObject({ ungreeted: 1, rows: [{ greetedAfterMs: null }] })
  },
)

test('a greeting by hand counts from the arrival, and only the first one', async () => {
  const id = await arrive('kiosk')
  t.now += 25_000
  value(await deskOf(t, t.reception()).greet(id))
  t.now += 60_000
  value(await desk.greet(id))
  expect(await greetings()).toEqual([
    { kind: 'manual', after_ms: 25_000, person_id: t.reception().person?.id },
  ])
})

test('many who greet at once are one greeting', async () => {
  const id = await arrive('kiosk')
  await Promise.all([1, 2, 3, 4].map((number) => deskOf(t, t.counter(number)).greet(id)))
  expect(await greetings()).toHaveLength(1)
})

test('calling greets whom nobody has greeted', async () => {
  await arrive('kiosk')
  t.now += 40_000
  value(await desk.call())
  expect(await greetings()).toEqual([{ kind: 'call', after_ms: 40_000, person_id: t.counter(1).person?.id }])
  expect((await desk.view()).open?.greetedAfterMs).toBe(40_000)
})

test('attending at once greets too', async () => {
  const id = await arrive('kiosk')
  t.now += 5000
  value(await deskOf(t, t.reception()).attend(id))
  expect(await greetings()).toMatchObject([{ kind: 'attend', after_ms: 5000 }])
})

test('calling somebody who was greeted changes nothing about it', async () => {
  await arrive('reception')
  t.now += 40_000
  value(await desk.call())
  expect(await greetings()).toMatchObject([{ kind: 'issue', after_ms: 0 }])
})

test('an undone call takes its own greeting with it, and the next call greets again', async () => {
  await arrive('kiosk')
  t.now += 10_000
  value(await desk.call())
  value(await desk.undoOffered())
  expect(await greetings()).toEqual([])
  t.now += 10_000
  value(await desk.call())
  expect(await greetings()).toMatchObject([{ kind: 'call', after_ms: 20_000 }])
})
