import { expect, test } from 'vitest'
import { triesLeft, waitAfter } from '#domain/lock-out.ts'

const second = 1000
const minute = 60 * second

test('the first four failures cost nothing, the fifth half a minute, and each further one more', () => {
  expect([0, 1, 2, 3, 4].map(waitAfter)).toEqual([0, 0, 0, 0, 0])
  expect([5, 6, 7, 8, 9, 10, 11].map(waitAfter)).toEqual([
    30 * second,
    1 * minute,
    2 * minute,
    5 * minute,
    15 * minute,
    30 * minute,
    60 * minute,
  ])
})

test('it never costs more than an hour: nobody is kept out for good', () => {
  expect([12, 50, 10_000].map(waitAfter)).toEqual([60 * minute, 60 * minute, 60 * minute])
})

test('at the best a guesser has some thirty tries in a day', () => {
  let [at, tries] = [0, 0]
  while (at < 24 * 60 * minute) {
    tries += 1
    at += waitAfter(tries)
  }
  expect(tries).toBeLessThan(36)
})

test('how many failures are left is said until the wait, and one at a time from then on', () => {
  expect([0, 1, 2, 3, 4].map(triesLeft)).toEqual([5, 4, 3, 2, 1])
  expect([5, 6, 20].map(triesLeft)).toEqual([1, 1, 1])
})

test('what is said to be left is what is left: after so many more failures there is a wait, not before', () => {
  for (let failures = 0; failures < 12; failures++) {
    const left = triesLeft(failures)
    expect(waitAfter(failures + left)).toBeGreaterThan(0)
    for (let fewer = 1; fewer < left; fewer++) expect(waitAfter(failures + fewer)).toBe(0)
  }
})
