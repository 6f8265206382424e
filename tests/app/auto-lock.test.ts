import { beforeEach, expect, test } from 'vitest'
import type { WindowEntry } from '#windows/registry.ts'
import type { OfficeContext } from '#services/office-context.ts'
import { createAutoLock, isLeftAlone } from '../../electron/app/auto-lock.ts'
import { windowAt } from '#support/host.ts'
import { peopleEvents, vacant } from '#support/people.ts'
import { minute, openTestOffice, tenOClock, type TestOffice } from '#support/test-office.ts'
import { inTurn } from '#windows/turns.ts'

let t: TestOffice
let office: OfficeContext | null
let now: number
let counter: WindowEntry
let reception: WindowEntry
let nobody: WindowEntry
let display: WindowEntry
beforeEach(async () => {
  t = await openTestOffice()
  office = t.office
  now = tenOClock
  counter = windowAt(t.counter(1))
  reception = windowAt(t.reception())
  nobody = windowAt(vacant(t.counter(2)))
  display = windowAt(t.display())
})

function autoLock() {
  const windows = [counter, reception, nobody, display]
  const lock = createAutoLock({ windows: () => windows, office: () => office, clock: () => now })
  for (const entry of windows) lock.watch(entry)
  return lock
}

const touch = (entry: WindowEntry) => entry.window.webContents.emit('input-event', {}, { type: 'keyDown' })
const locked = () => [counter, reception, nobody, display].map((entry) => entry.locked)

/** What was written in the turns of the windows. */
async function events() {
  for (const entry of [counter, reception]) await inTurn(entry, () => Promise.resolve())
  return (await peopleEvents(t)).filter(({ kind }) => kind === 'person.locked')
}

test('a window that nobody touches for ten minutes is locked, and no other', async () => {
  const lock = autoLock()
  now += 9 * minute
  touch(reception)
  now += minute - 1
  lock.look()
  expect(locked()).toEqual([false, false, false, false])
  now += 1
  lock.look()
  expect(locked()).toEqual([true, false, false, false])
  expect(await events()).toMatchObject([{ personId: t.counter(1).person?.id, payload: { cause: 'idle' } }])
})

test('looking again does not lock again, and whoever is back stays as long as before', async () => {
  const lock = autoLock()
  now += 10 * minute
  lock.look()
  lock.look()
  expect(await events()).toHaveLength(2)
  counter.locked = false
  touch(counter)
  now += 10 * minute - 1
  lock.look()
  expect(counter.locked).toBe(false)
})

test('where nobody is signed in, and in the hall, nothing is locked', () => {
  const lock = autoLock()
  now += 24 * 60 * minute
  lock.look()
  lock.lockAll()
  expect(locked()).toEqual([true, true, false, false])
})

test('it is the office’s own rule; none means never', () => {
  const lock = autoLock()
  office = { ...t.office, rules: { ...t.office.rules, autoLockMs: minute } }
  now += minute
  lock.look()
  expect(counter.locked).toBe(true)
  counter.locked = false
  office = { ...t.office, rules: { ...t.office.rules, autoLockMs: 0 } }
  now += 24 * 60 * minute
  lock.look()
  expect(counter.locked).toBe(false)
})

test('with the computer’s own lock every window is locked at once, also where the rule says never', async () => {
  const lock = autoLock()
  office = { ...t.office, rules: { ...t.office.rules, autoLockMs: 0 } }
  lock.lockAll()
  expect(locked()).toEqual([true, true, false, false])
  expect((await events()).map(({ payload }) => payload)).toEqual([{ cause: 'screen' }, { cause: 'screen' }])
})

test('the demo, and a program without an office, lock nothing', () => {
  const lock = autoLock()
  now += 60 * minute
  for (const none of [{ ...t.office, office: { ...t.office.office, demo: true } }, null]) {
    office = none
    lock.look()
    lock.lockAll()
  }
  expect(locked()).toEqual([false, false, false, false])
})

test('a clock that is put back keeps no window open until it has caught up', () => {
  const lock = autoLock()
  now -= 60 * minute
  lock.look()
  now += 10 * minute
  lock.look()
  expect(counter.locked).toBe(true)
})

test('a window is locked although its record cannot be written', async () => {
  const lock = autoLock()
  await t.store.close()
  now += 10 * minute
  lock.look()
  expect(counter.locked).toBe(true)
})

test('left alone is left alone for as long as the rule says', () => {
  expect(isLeftAlone(0, 599_999, 600_000)).toBe(false)
  expect(isLeftAlone(0, 600_000, 600_000)).toBe(true)
  expect(isLeftAlone(0, 1e12, 0)).toBe(false)
})
