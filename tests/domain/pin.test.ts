import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeBytes, isStrongPin, readCode, writeCode } from '#domain/pin.ts'

const digit = fc.integer({ min: 0, max: 9 })
const digits = (minLength: number, maxLength: number) =>
  fc.array(digit, { minLength, maxLength }).map((each) => each.join(''))

test.each(['271828', '531864', '904172', '112358132134', '100003', '192837', '241219'])(
  '%s is strong',
  (pin) => expect(isStrongPin(pin)).toBe(true),
)

test.each([
  ['too short', '27182'],
  ['too long', '2718281828459'],
  ['empty', ''],
  ['one digit again and again', '777777'],
  ['a row', '345678'],
  ['a row backwards', '987654'],
  ['a row over zero', '890123'],
  ['a row backwards over zero', '210987'],
  ['every other digit', '135791'],
  ['the same three twice', '428428'],
  ['the same two three times', '707070'],
  ['the same two, cut off', '7070707'],
  ['the same year twice', '19841984'],
  ['two years', '19842012'],
  ['letters', '27a828'],
  ['Arabic digits', '٢٧١٨٢٨'],
  ['a line break at the end', '271828\n'],
])('%s is weak', (_, pin) => expect(isStrongPin(pin)).toBe(false))

test('no row, with whatever step and wherever it begins, is strong', () => {
  fc.assert(
    fc.property(digit, digit, fc.integer({ min: 6, max: 12 }), (first, step, length) => {
      const row = Array.from({ length }, (_, index) => (first + step * index) % 10).join('')
      expect(isStrongPin(row)).toBe(false)
    }),
  )
})

test('nothing that is repeated, even when it is cut off, is strong', () => {
  fc.assert(
    fc.property(digits(1, 6), fc.integer({ min: 6, max: 12 }), (block, length) => {
      fc.pre(block.length * 2 <= length)
      expect(isStrongPin(block.repeat(12).slice(0, length))).toBe(false)
    }),
  )
})

test('of PINs by chance nearly all are strong: the rule stops what people think of, not what they draw', () => {
  const drawn = fc.sample(digits(6, 6), { numRuns: 2000, seed: 7 })
  expect(drawn.filter(isStrongPin).length).toBeGreaterThan(1980)
})

const bytes = (kind: keyof typeof codeBytes) =>
  fc.uint8Array({ minLength: codeBytes[kind], maxLength: codeBytes[kind] })

test('a start code has 40 bits and a recovery code 80, and no two of their bytes write the same code', () => {
  expect(codeBytes).toEqual({ start: 5, recovery: 10 })
  for (const kind of ['start', 'recovery'] as const)
    fc.assert(
      fc.property(bytes(kind), bytes(kind), (one, other) => {
        const same = one.every((byte, index) => byte === other[index])
        expect(writeCode(kind, one) === writeCode(kind, other)).toBe(same)
      }),
    )
})

test('codes are written in groups of four, without signs that are read as others', () => {
  fc.assert(
    fc.property(bytes('start'), bytes('recovery'), (start, recovery) => {
      expect(writeCode('start', start)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
      expect(writeCode('recovery', recovery)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
    }),
  )
})

test('too few bytes write no code', () => {
  expect(() => writeCode('recovery', new Uint8Array(9))).toThrow('too few bytes')
})

/** As somebody types what is on the paper: small letters, other hyphens or none, O for zero, I or l for one. */
const typings = fc.record({
  small: fc.boolean(),
  between: fc.constantFrom('-', ' ', '', ' – ', '.', '\t'),
  zero: fc.constantFrom('0', 'O', 'o'),
  one: fc.constantFrom('1', 'I', 'l', 'i'),
})

test('a code is read however it is typed', () => {
  for (const kind of ['start', 'recovery'] as const)
    fc.assert(
      fc.property(bytes(kind), typings, (given, { small, between, zero, one }) => {
        const code = writeCode(kind, given)
        const cased = small ? code.toLowerCase() : code
        const typed = cased.replaceAll('-', between).replaceAll('0', zero).replaceAll('1', one)
        expect(readCode(kind, ` ${typed} `)).toBe(code)
      }),
    )
})

test.each(['K7QM-2X9', 'K7QM-2X9DD', 'K7QM-2X9U', 'K7QM-2X9!', '', 'ÑÑÑÑ-ÑÑÑÑ'])(
  '%s is no start code',
  (typed) => expect(readCode('start', typed)).toBeNull(),
)
