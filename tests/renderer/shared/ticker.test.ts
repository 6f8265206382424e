import { effectScope } from 'vue'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { officeNow, setClockOffset, useNow } from '#shared/ticker.ts'

const hour = 60 * 60_000
let scope = effectScope()

beforeEach(() => {
  scope = effectScope()
})
afterEach(() => {
  scope.stop()
  setClockOffset(0)
})

/** How far the window's clock is from this computer's, ms. */
function difference(now: Readonly<{ value: number }>): number {
  return now.value - Date.now()
}

test('a window goes by the office’s clock at once when its own is found wrong', () => {
  const now = scope.run(useNow)!
  expect(Math.abs(difference(now))).toBeLessThan(1100)
  setClockOffset(hour)
  expect(Math.abs(difference(now) - hour)).toBeLessThan(100)
  expect(Math.abs(officeNow() - Date.now() - hour)).toBeLessThan(100)
  setClockOffset(-2 * hour)
  expect(Math.abs(difference(now) + 2 * hour)).toBeLessThan(100)
})

test('a new window of a station that knows its offset starts with it', () => {
  setClockOffset(90_000)
  const now = scope.run(useNow)!
  expect(Math.abs(difference(now) - 90_000)).toBeLessThan(100)
})

test('the clock turns with the office’s second, not with this computer’s', async () => {
  setClockOffset(400)
  const now = scope.run(useNow)!
  const before = now.value
  await expect.poll(() => now.value, { timeout: 3000, interval: 5 }).not.toBe(before)
  expect(now.value % 1000).toBeLessThan(200)
})
