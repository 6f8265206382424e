import { describe, expect, test } from 'vitest'
import { digitsOf, isChosen, pinProblems, strengthOf } from '#shared/pin.ts'
import { texts } from '#text/index.ts'

const say = texts.es.pin

describe('a PIN that is being chosen', () => {
  test.each([
    ['', { kind: 'missing', count: 6 }],
    ['27182', { kind: 'missing', count: 1 }],
    ['111111', { kind: 'weak' }],
    ['345678', { kind: 'weak' }],
    ['271828', { kind: 'good' }],
    ['27182845', { kind: 'strong' }],
  ])('«%s» is %o', (pin, strength) => {
    expect(strengthOf(pin)).toEqual(strength)
  })

  test('is chosen when it is hard to guess and twice the same', () => {
    expect(isChosen({ first: '271828', again: '271828' })).toBe(true)
    expect(isChosen({ first: '271828', again: '271829' })).toBe(false)
    expect(isChosen({ first: '123456', again: '123456' })).toBe(false)
  })

  test('is told what is wrong at the field where it is wrong', () => {
    expect(pinProblems({ first: '2718', again: '' }, say)).toEqual({ first: say.missing(2), again: null })
    expect(pinProblems({ first: '', again: '' }, say)).toEqual({ first: say.choose, again: null })
    expect(pinProblems({ first: '222222', again: '222222' }, say)).toEqual({ first: say.weak, again: null })
    expect(pinProblems({ first: '271828', again: '27182' }, say)).toEqual({
      first: null,
      again: say.different,
    })
    expect(pinProblems({ first: '271828', again: '271828' }, say)).toEqual({ first: null, again: null })
  })

  test('takes digits and nothing else, as many as a PIN has', () => {
    expect(digitsOf('27a1 8-2x8')).toBe('271828')
    expect(digitsOf('1234567890123')).toBe('123456789012')
  })
})
