import { expect, test } from 'vitest'
import { stationRoles } from '#domain/people.ts'
import { beatMs, endsTheDay, isConnected, isPublic } from '#domain/station.ts'

const now = Date.UTC(2026, 10, 21, 9, 0)

test('a station is there for ten seconds after it was heard of, so that two beats may be lost', () => {
  expect(isConnected(now, now)).toBe(true)
  expect(isConnected(now - 2 * beatMs, now)).toBe(true)
  expect(isConnected(now - 9_999, now)).toBe(true)
  expect(isConnected(now - 10_000, now)).toBe(false)
})

test('one that never said so is not there; one that was heard of a moment after the clock was read is', () => {
  expect(isConnected(null, now)).toBe(false)
  expect(isConnected(now + 5, now)).toBe(true)
})

test('only what has no place for staff at all is public', () => {
  expect(isPublic(['display'])).toBe(true)
  expect(isPublic(['kiosk', 'display'])).toBe(true)
  expect(isPublic(['display', 'reception'])).toBe(false)
  expect(isPublic([])).toBe(false)
})

test('every station that works with tickets ends the day, so that none must be running; no other does', () => {
  const ending = stationRoles.filter((role) => endsTheDay([role]))
  expect([...ending].sort()).toEqual(['counter', 'door', 'manager', 'phone', 'reception'])
  expect(endsTheDay(['display', 'door'])).toBe(true)
  expect(endsTheDay(['display', 'kiosk', 'security'])).toBe(false)
  expect(endsTheDay([])).toBe(false)
})
