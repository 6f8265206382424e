import { beforeEach, expect, test } from 'vitest'
import { deskOf, type Desk } from '#support/desk.ts'
import { prefer, setService } from '#support/settings.ts'
import { minute, openTestOffice, value, type TestOffice } from '#support/test-office.ts'

let t: TestOffice
let one: Desk
let two: Desk
beforeEach(async () => {
  t = await openTestOffice()
  one = deskOf(t, t.counter(1))
  two = deskOf(t, t.counter(2))
})

/** Issues tickets a minute apart: `A`, or `A!` for a strict one. */
async function arrive(...whom: readonly string[]): Promise<void> {
  for (const each of whom) {
    await t.issue(each.charAt(0), { priority: each.endsWith('!') ? 'Urgencia' : 'General' })
    t.now += minute
  }
}

async function screen(desk: Desk): Promise<string[]> {
  return (await desk.view()).next.map(({ label, why }) => `${label} ${why.kind}`)
}

test('a counter for quick things calls them first, another one by arrival', async () => {
  await setService(t, 'B', { quick: true })
  await prefer(t, 1, 'quick')
  await arrive('A', 'B', 'A', 'B')
  expect(await screen(one)).toEqual(['B-001 preference_quick', 'B-002 preference_quick', 'A-001 arrived_first', 'A-002 by_arrival']) // prettier-ignore
  expect(await screen(two)).toEqual(['A-001 arrived_first', 'B-001 by_arrival', 'A-002 by_arrival', 'B-002 by_arrival']) // prettier-ignore
})

test('a counter calls what it does best first, then what it does next best', async () => {
  await prefer(t, 1, 'skill', ['B', 'A'])
  await arrive('A', 'A', 'B')
  expect((await one.view()).next.map(({ label }) => label)).toEqual(['B-001', 'A-001', 'A-002'])
})

test('a strict priority comes before any preference', async () => {
  await prefer(t, 1, 'skill', ['B', 'A'])
  await arrive('B', 'A!')
  expect((await screen(one))[0]).toBe('A-001 strict')
})

test('strict ones stand by arrival among themselves, whatever the counter prefers', async () => {
  await prefer(t, 1, 'skill', ['B', 'A'])
  await arrive('A!', 'B!')
  expect((await one.view()).next.map(({ label }) => label)).toEqual(['A-001', 'B-001'])
})

test('whoever has waited longer than the service allows comes before any preference', async () => {
  await prefer(t, 1, 'skill', ['B', 'A'])
  await setService(t, 'A', { maxWaitMs: 30 * minute })
  await arrive('A', 'B')
  t.now += 28 * minute
  expect((await screen(one))[0]).toBe('B-001 preference_skill')
  t.now += 1
  expect((await screen(one))[0]).toBe('A-001 over_maximum')
  expect((await one.view()).next[0]?.why).toEqual({ kind: 'over_maximum', minutes: 30 })
  const { ticketId } = value(await one.call())
  expect((await one.view()).open).toMatchObject({ ticketId, label: 'A-001' })
})

test('of several who have, the order of everybody decides, not the preference', async () => {
  await prefer(t, 1, 'skill', ['B', 'A'])
  for (const prefix of ['A', 'B']) await setService(t, prefix, { maxWaitMs: 10 * minute })
  await arrive('A', 'B', 'A')
  t.now += 20 * minute
  expect((await one.view()).next.map(({ label }) => label)).toEqual(['A-001', 'B-001', 'A-002'])
})

test('a counter without a preference goes by the order alone', async () => {
  await setService(t, 'B', { quick: true, maxWaitMs: minute })
  await arrive('A', 'B')
  t.now += 60 * minute
  expect((await screen(one))[0]).toBe('A-001 arrived_first')
})

test('whom the counter prefers is called and attended without passing anybody', async () => {
  await prefer(t, 1, 'skill', ['B', 'A'])
  await arrive('A', 'B')
  const [first] = (await one.view()).next
  value(await one.attend(first?.ticketId ?? ''))
  expect((await one.view()).today.outOfOrder).toBe(0)
})

test('whoever is taken before somebody the counter would call first passes them, whatever stands between', async () => {
  await prefer(t, 1, 'skill', ['B', 'A'])
  await arrive('A', 'A', 'B')
  const [, , last] = (await one.view()).next
  expect(last?.label).toBe('A-002')
  expect(await one.attend(last?.ticketId ?? '')).toEqual({ ok: false, code: 'reason.required' })
})
