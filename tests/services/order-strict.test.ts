import { beforeEach, expect, test } from 'vitest'
import { deskOf, type Desk } from '#support/desk.ts'
import { minute, openTestOffice, value, type TestOffice } from '#support/test-office.ts'

let t: TestOffice
let one: Desk
async function open(strictRun: number | null): Promise<void> {
  t = await openTestOffice({ rules: { strictRun } })
  one = deskOf(t, t.counter(1))
}
beforeEach(() => open(null))

/** Four general clients and then six strict ones, a minute apart. */
async function crowd(): Promise<void> {
  for (let i = 0; i < 10; i++) {
    await t.issue('A', { priority: i < 4 ? 'General' : 'Urgencia' })
    t.now += minute
  }
}

/** Calls as often as that, each client going away again: `s` for a strict one, `g` for a general one. */
async function calls(desk: Desk, times: number): Promise<string> {
  let kinds = ''
  for (let i = 0; i < times; i++) {
    t.now += 1000
    const { ticketId } = value(await desk.call())
    const row = await t.store.db.selectFrom('ticket').select('is_strict').where('id', '=', ticketId).executeTakeFirstOrThrow() // prettier-ignore
    kinds += row.is_strict === 1 ? 's' : 'g'
    value(await desk.leave(ticketId))
  }
  return kinds
}

test('strict priorities come before everybody, and never give way by themselves', async () => {
  await crowd()
  expect(await calls(one, 10)).toBe('ssssssgggg')
})

test.each([
  [1, 'sgsgsgsgss'],
  [2, 'ssgssgssgg'],
  [3, 'sssgsssggg'],
])('after %i strict in a row one general client is called', async (strictRun, expected) => {
  await open(strictRun)
  await crowd()
  expect(await calls(one, 10)).toBe(expected)
})

test('where nobody general waits, strict ones are called on', async () => {
  await open(1)
  for (let i = 0; i < 3; i++) await t.issue('A', { priority: 'Urgencia' })
  expect(await calls(one, 3)).toBe('sss')
})

test('every counter counts its own calls', async () => {
  await open(2)
  await crowd()
  const two = deskOf(t, t.counter(2))
  expect([await calls(one, 2), await calls(two, 2), await calls(one, 1), await calls(two, 1)]).toEqual(['ss', 'ss', 'g', 'g']) // prettier-ignore
})

test('the screen says whose turn it is, and why', async () => {
  await open(2)
  await crowd()
  await calls(one, 2)
  expect((await one.view()).next.map(({ label, why }) => `${label} ${why.kind}`)).toEqual(['A-001 general_turn', 'A-007 strict', 'A-008 strict', 'A-009 strict']) // prettier-ignore
  expect((await one.view()).next[0]?.why).toEqual({ kind: 'general_turn', after: 2 })
})

test('a call that is taken back is not counted', async () => {
  await open(1)
  await crowd()
  value(await one.call())
  value(await one.undoOffered())
  expect(await calls(one, 2)).toBe('sg')
})

test('yesterday’s calls are over', async () => {
  await open(1)
  await t.issue('A', { priority: 'Urgencia' })
  expect(await calls(one, 1)).toBe('s')
  t.now += 24 * 60 * minute
  await t.issue('A')
  await t.issue('A', { priority: 'Urgencia' })
  expect(await calls(one, 2)).toBe('sg')
})

test('the general client who is called in turn passes nobody: chosen by hand, it is not out of order', async () => {
  await open(1)
  await crowd()
  await calls(one, 1)
  const [turn, strict] = (await one.view()).next
  value(await one.callChosen(turn?.ticketId ?? ''))
  expect((await one.view()).today.outOfOrder).toBe(0)
  value(await one.leave(turn?.ticketId ?? ''))
  value(await one.callChosen(strict?.ticketId ?? ''))
  expect((await one.view()).today.outOfOrder).toBe(0)
})

test('a strict client who is taken when it is a general client’s turn passes that one', async () => {
  await open(1)
  await crowd()
  await calls(one, 1)
  const [, strict] = (await one.view()).next
  expect(await one.attend(strict?.ticketId ?? '')).toEqual({ ok: false, code: 'reason.required' })
  value(await one.callChosen(strict?.ticketId ?? ''))
  expect((await one.view()).today.outOfOrder).toBe(1)
})
