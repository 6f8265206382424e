import { expect, test } from 'vitest'
import { officeTime } from '#domain/clock.ts'
import { at0 } from '#support/builders.ts'

const hour = 3_600_000

test('a clock that is right is believed', () => {
  expect(officeTime(at0 + 1, 0, at0)).toEqual({ now: at0 + 1, offset: 0, movedBack: null })
})

test('two things in one millisecond happen in one millisecond: nothing is behind', () => {
  expect(officeTime(at0, 0, at0)).toEqual({ now: at0, offset: 0, movedBack: null })
})

test('a clock that was put back is found behind: time goes on a millisecond after what came last', () => {
  expect(officeTime(at0 - hour, 0, at0)).toEqual({ now: at0 + 1, offset: hour + 1, movedBack: hour })
})

test('while it is behind, what it lacks is added: a minute is a minute', () => {
  const found = officeTime(at0 - hour, 0, at0)
  const later = officeTime(at0 - hour + 60_000, found.offset, found.now)
  expect(later).toEqual({ now: found.now + 60_000, offset: found.offset, movedBack: null })
})

test('put back again while it is behind, more is added, and how far it is behind in all is said', () => {
  const found = officeTime(at0 - hour, 0, at0)
  const again = officeTime(at0 - 2 * hour, found.offset, found.now)
  expect(again.now).toBe(found.now + 1)
  expect(again.offset).toBe(2 * hour + 2)
  expect(again.movedBack).toBe(2 * hour + 1)
})

test('a clock that has caught up is believed again, to the millisecond', () => {
  const found = officeTime(at0 - hour, 0, at0)
  expect(officeTime(found.now - 1, found.offset, found.now).offset).toBe(found.offset)
  expect(officeTime(found.now, found.offset, found.now)).toEqual({
    now: found.now,
    offset: 0,
    movedBack: null,
  })
})

test('a clock that jumps ahead is believed: nobody can know that it is wrong', () => {
  expect(officeTime(at0 + 24 * hour, 0, at0)).toEqual({ now: at0 + 24 * hour, offset: 0, movedBack: null })
})
