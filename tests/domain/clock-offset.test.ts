import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clockOffset, withSample, type ClockSample } from '#domain/clock-offset.ts'

const after = (samples: readonly ClockSample[]) =>
  clockOffset(samples.reduce<readonly ClockSample[]>(withSample, []))

test('before the first look nothing is added', () => {
  expect(clockOffset([])).toBe(0)
})

test('the quickest of the last looks is believed: the way back may have taken longer than the way there', () => {
  expect(
    after([
      { offsetMs: 450, roundTripMs: 900, setTo: 0 },
      { offsetMs: 12, roundTripMs: 4, setTo: 0 },
      { offsetMs: -90, roundTripMs: 200, setTo: 0 },
    ]),
  ).toBe(12)
})

test('a quick look of long ago does not count for ever: clocks drift', () => {
  const slow = Array.from({ length: 8 }, () => ({ offsetMs: 30, roundTripMs: 10, setTo: 0 }))
  expect(after([{ offsetMs: 5, roundTripMs: 1, setTo: 0 }, ...slow])).toBe(30)
})

test('once this computer’s clock was set, or its computer slept, only looks from then on count', () => {
  expect(
    after([
      { offsetMs: 3_600_000, roundTripMs: 1, setTo: 0 },
      { offsetMs: 7, roundTripMs: 40, setTo: 3_600_000 },
    ]),
  ).toBe(7)
})

test('whatever the ways there and back take, it is off by half the shortest round trip at most', () => {
  const looks = fc.array(fc.tuple(fc.nat(400), fc.nat(400)), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(fc.integer({ min: -86_400_000, max: 86_400_000 }), looks, (truth, ways) => {
      const samples = ways.map(([there, back]) => {
        const roundTripMs = there + back
        // The server looked at its clock `there` after the question was sent.
        return { offsetMs: truth + there - roundTripMs / 2, roundTripMs, setTo: 0 }
      })
      const shortest = Math.min(...samples.map(({ roundTripMs }) => roundTripMs))
      expect(Math.abs(after(samples) - truth)).toBeLessThanOrEqual(shortest / 2 + 1)
    }),
  )
})
