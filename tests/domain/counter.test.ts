import { expect, test } from 'vitest'
import { isOpened } from '#domain/counter.ts'
import { defaultRules } from '#domain/rules.ts'
import { at0 } from '#support/builders.ts'

const { absentOpensMs } = defaultRules

test('while somebody works there, whoever was sent there waits for them', () => {
  expect(isOpened(null, at0, absentOpensMs)).toBe(false)
  expect(isOpened(null, at0, 0)).toBe(false)
})

test('five minutes after everybody left, to the millisecond, everybody of the service may call', () => {
  expect(isOpened(at0, at0 + absentOpensMs - 1, absentOpensMs)).toBe(false)
  expect(isOpened(at0, at0 + absentOpensMs, absentOpensMs)).toBe(true)
})

test('an office may open such tickets at once', () => {
  expect(isOpened(at0, at0, 0)).toBe(true)
})
