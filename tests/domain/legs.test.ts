import fc from 'fast-check'
import { expect, test } from 'vitest'
import { legFault, timeIn, type Leg } from '#domain/legs.ts'
import { aLeg } from '#support/builders.ts'

const called = { state: 'called' } as const

test('legs that touch, with one open in the state of the ticket, are whole', () => {
  expect(legFault([aLeg(0, null)], 'waiting')).toBeNull()
  expect(legFault([aLeg(0, 10), aLeg(10, null, called)], 'called')).toBeNull()
})

test('a leg of no length is whole: two things may happen in the same millisecond', () => {
  expect(legFault([aLeg(0, 0), aLeg(0, null, called)], 'called')).toBeNull()
})

test('a void leg counts for nothing, wherever it stands', () => {
  const legs = [aLeg(0, 10), aLeg(5, 5, { ...called, isVoid: true }), aLeg(10, null, called)]
  expect(legFault(legs, 'called')).toBeNull()
  expect(legFault([aLeg(0, null, { isVoid: true })], 'waiting')).toBe('none_open')
})

test('every way of being broken is named', () => {
  expect(legFault([], 'waiting')).toBe('none_open')
  expect(legFault([aLeg(0, 10)], 'waiting')).toBe('none_open')
  expect(legFault([aLeg(0, null), aLeg(10, null)], 'waiting')).toBe('several_open')
  expect(legFault([aLeg(0, 10), aLeg(11, null)], 'waiting')).toBe('gap')
  expect(legFault([aLeg(0, 12), aLeg(11, null)], 'waiting')).toBe('overlap')
  expect(legFault([aLeg(10, 5), aLeg(5, null)], 'waiting')).toBe('backwards')
  expect(legFault([aLeg(0, null), aLeg(10, 20)], 'waiting')).toBe('overlap')
  expect(legFault([aLeg(0, 10), aLeg(10, null)], 'called')).toBe('wrong_state')
})

/** Legs that touch, from lengths; the last one is open. */
function chain(lengths: readonly number[]): Leg[] {
  let at = 0
  return lengths.map((length, index) => {
    const startedAt = at
    at += length
    return aLeg(startedAt, index === lengths.length - 1 ? null : at, index % 2 === 0 ? {} : called)
  })
}

test('the time in all states together is the time since arrival', () => {
  const lengths = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(lengths, fc.integer({ min: 0, max: 10_000 }), (each, after) => {
      const legs = chain(each)
      const now = (legs.at(-1)?.startedAt ?? 0) + after
      expect(legFault(legs, legs.at(-1)?.state ?? 'waiting')).toBeNull()
      expect(timeIn(legs, 'waiting', now) + timeIn(legs, 'called', now)).toBe(now)
    }),
  )
})

test('a clock that went back never makes a negative time', () => {
  expect(timeIn([aLeg(100, null)], 'waiting', 50)).toBe(0)
})

test('void legs and other states are not counted', () => {
  const legs = [aLeg(0, 10), aLeg(4, 9, { isVoid: true }), aLeg(10, 30, called), aLeg(30, null)]
  expect(timeIn(legs, 'waiting', 35)).toBe(15)
  expect(timeIn(legs, 'serving', 35)).toBe(0)
})
