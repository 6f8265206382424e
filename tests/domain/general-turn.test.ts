import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareQueuePlaces, isGeneralTurn } from '#domain/queue-order.ts'
import { defaultRules } from '#domain/rules.ts'
import { anyQueue, type AnyPlace } from '#support/places.ts'

const history = fc.array(fc.boolean(), { maxLength: 12 })

test('unless an office says otherwise, strict priorities always come first', () => {
  expect(defaultRules.strictRun).toBeNull()
  fc.assert(fc.property(history, (calls) => !isGeneralTurn(calls, null)))
})

test('after n strict calls in a row it is a general client’s turn; a general call starts the count again', () => {
  expect(isGeneralTurn([true, true], 2)).toBe(true)
  expect(isGeneralTurn([true, true, false], 2)).toBe(true)
  expect(isGeneralTurn([true, false, true], 2)).toBe(false)
  expect(isGeneralTurn([false, true, true], 2)).toBe(false)
})

test('a counter that has called too few has called none in a row', () => {
  expect(isGeneralTurn([], 1)).toBe(false)
  expect(isGeneralTurn([true], 2)).toBe(false)
})

test('only the newest n count, whatever came before', () => {
  fc.assert(
    fc.property(history, history, fc.integer({ min: 1, max: 5 }), (newest, older, run) => {
      if (newest.length >= run)
        expect(isGeneralTurn([...newest, ...older], run)).toBe(isGeneralTurn(newest, run))
    }),
  )
})

/** Empties a queue call after call, as one counter does. @returns those called, in order */
function callAll(queue: readonly AnyPlace[], run: number | null): AnyPlace[] {
  const called: AnyPlace[] = []
  for (let waiting = [...queue].sort(compareQueuePlaces); waiting.length > 0;) {
    const calls = called.map(({ strict }) => strict).reverse()
    const general = isGeneralTurn(calls, run) ? waiting.find(({ strict }) => !strict) : undefined
    const next = general ?? waiting[0]!
    called.push(next)
    waiting = waiting.filter((place) => place !== next)
  }
  return called
}

/** The longest stretch of strict calls. */
function longestRun(called: readonly AnyPlace[]): number {
  let run = 0
  return Math.max(0, ...called.map(({ strict }) => (run = strict ? run + 1 : 0)))
}

test('while general clients wait, no more than n strict ones are called in a row', () => {
  fc.assert(
    fc.property(anyQueue(25), fc.integer({ min: 1, max: 4 }), (queue, run) => {
      const called = callAll(queue, run)
      const lastGeneral = called.findLastIndex(({ strict }) => !strict)
      expect(longestRun(called.slice(0, lastGeneral + 1))).toBeLessThanOrEqual(run)
    }),
  )
})

test('a general turn changes who is called, never the order among the strict or among the others', () => {
  fc.assert(
    fc.property(anyQueue(25), fc.option(fc.integer({ min: 1, max: 4 })), (queue, run) => {
      const called = callAll(queue, run)
      for (const group of [true, false]) {
        const own = called.filter(({ strict }) => strict === group)
        expect(own).toEqual([...own].sort(compareQueuePlaces))
      }
    }),
  )
})
