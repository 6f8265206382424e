import fc from 'fast-check'
import { expect, test } from 'vitest'
import { officeTime, type OfficeTime } from '#domain/clock.ts'
import { at0 } from '#support/builders.ts'

const hour = 3_600_000

/** How a clock moves between two commands: it goes on, stands still, is put back, is put right again. */
const move = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 90_000 }) },
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: -12 * hour, max: -1 }) },
  { weight: 1, arbitrary: fc.integer({ min: 90_000, max: 12 * hour }) },
)
const moves = fc.array(move, { minLength: 1, maxLength: 60, size: 'max' })

interface Reading extends OfficeTime {
  readonly clock: number
  /** Time of the newest event when it was read. */
  readonly newestAt: number
}

/** Reads a clock that moves like that; every reading is the time of a command, and so of the newest event. */
function readings(steps: readonly number[]): Reading[] {
  const read: Reading[] = []
  let clock = at0
  for (const step of steps) {
    clock += step
    const before = read.at(-1)
    const newestAt = before?.now ?? at0
    read.push({ clock, newestAt, ...officeTime(clock, before?.offset ?? 0, newestAt) })
  }
  return read
}

/** Looks at every two readings that follow each other. */
function eachPair(look: (before: Reading, after: Reading) => void): void {
  fc.assert(
    fc.property(moves, (steps) => {
      const read = readings(steps)
      for (const [index, after] of read.entries()) if (index > 0) look(read[index - 1]!, after)
    }),
    { numRuns: 500 },
  )
}

test('time never goes back, whatever the clock does', () => {
  eachPair((before, after) => expect(after.now).toBeGreaterThanOrEqual(before.now))
})

test('a clock that is found behind never gives the time of what came last a second time', () => {
  eachPair((before, after) => {
    if (after.movedBack !== null) expect(after.now).toBeGreaterThan(before.now)
  })
})

test('time that passes passes: two readings tie only where the clock stood still, or came back to that time', () => {
  eachPair((before, after) => {
    if (after.now === before.now)
      expect(after.clock === before.clock || after.clock === before.now).toBe(true)
  })
})

test('while the clock stays behind, what passes between two readings is what passed by the clock', () => {
  eachPair((before, after) => {
    if (before.offset > 0 && after.offset === before.offset)
      expect(after.now - before.now).toBe(after.clock - before.clock)
  })
})

test('what is added is added: office time is the clock and the offset, never less than the clock', () => {
  eachPair((_before, after) => {
    expect(after.now).toBe(after.clock + after.offset)
    expect(after.offset).toBeGreaterThanOrEqual(0)
  })
})

test('the offset is given up exactly when the clock has caught up', () => {
  eachPair((_before, after) => expect(after.offset === 0).toBe(after.clock >= after.newestAt))
})

test('that a clock moved back is said once, when it is found, with how far', () => {
  eachPair((before, after) => {
    const found = after.clock + before.offset < after.newestAt
    expect(after.movedBack).toBe(found ? after.newestAt - after.clock : null)
  })
})

test('the sequences above do all of it: behind, behind again, and caught up', () => {
  const read = fc.sample(moves, { numRuns: 100, seed: 1 }).map(readings)
  const [behind, again, caughtUp] = [
    ({ movedBack }: Reading) => movedBack !== null,
    ({ movedBack }: Reading, before?: Reading) => movedBack !== null && (before?.offset ?? 0) > 0,
    ({ offset }: Reading, before?: Reading) => offset === 0 && (before?.offset ?? 0) > 0,
  ].map((is) => read.flatMap((all) => all.filter((one, index) => is(one, all[index - 1]))).length)
  expect(Math.min(behind!, again!, caughtUp!)).toBeGreaterThan(20)
})
