import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPrefix, nextNumber } from '#domain/ticket-number.ts'
import { isFaceToFace, ticketLabel } from '#domain/ticket.ts'

test('a prefix is one or two capitals that nobody reads as digits', () => {
  for (const good of ['A', 'Z', 'AB', 'HJ']) expect(isPrefix(good), good).toBe(true)
  for (const bad of ['', 'a', 'I', 'O', 'AI', 'ABC', 'Ñ', 'A1', ' A', 'A\n'])
    expect(isPrefix(bad), bad).toBe(false)
})

test('the first number of a prefix is its setting, and every other one follows without a gap', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 50 }), (first, count) => {
      const numbers: number[] = []
      for (let i = 0; i < count; i++) numbers.push(nextNumber(numbers.at(-1) ?? null, first))
      expect(numbers).toEqual(Array.from({ length: count }, (_, i) => first + i))
    }),
  )
})

test('a label has three digits, and one more beyond 999', () => {
  expect(ticketLabel({ prefix: 'A', number: 1 })).toBe('A-001')
  expect(ticketLabel({ prefix: 'AB', number: 12 })).toBe('AB-012')
  expect(ticketLabel({ prefix: 'A', number: 999 })).toBe('A-999')
  expect(ticketLabel({ prefix: 'A', number: 1000 })).toBe('A-1000')
  expect(ticketLabel({ prefix: 'A', number: 12_345 })).toBe('A-12345')
})

test('two different numbers never share a label', () => {
  const ticket = fc.record({
    prefix: fc.stringMatching(/^[A-HJ-NP-Z]{1,2}$/),
    number: fc.integer({ min: 1, max: 99_999 }),
  })
  fc.assert(
    fc.property(ticket, ticket, (a, b) => {
      const same = a.prefix === b.prefix && a.number === b.number
      expect(ticketLabel(a) === ticketLabel(b)).toBe(same)
    }),
  )
})

test('a ticket handed over by a person is face to face; one from a machine or a distance is not', () => {
  expect((['door', 'reception', 'counter'] as const).map(isFaceToFace)).toEqual([true, true, true])
  expect((['kiosk', 'phone', 'appointment'] as const).map(isFaceToFace)).toEqual([false, false, false])
})
