import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pairingText, writePairingCode } from '#domain/pairing-code.ts'
import { caretAfter, understand } from '../../../renderer/apps/setup/typed-code.ts'

const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 })
const codes = fc.record({ secret: bytes, fingerprint: bytes }).map(writePairingCode)
const code = writePairingCode({
  secret: new Uint8Array(10).fill(77),
  fingerprint: new Uint8Array(10).fill(205),
})
const text = pairingText({ host: 'mi-servidor.lan', port: 5433, database: 'antesala' }, code)

/** What a field shows after each letter, typed at its end. */
function typeOut(typed: string): string {
  return Array.from(typed).reduce((field, letter) => understand(field + letter).shown, '')
}

describe('a code alone', () => {
  test('is taken with or without hyphens, in small letters, with the signs people mix up', () => {
    fc.assert(
      fc.property(codes, (written) => {
        for (const typed of [
          written,
          written.toLowerCase(),
          written.replaceAll('-', ''),
          ` ${written.replaceAll('-', ' ')} `,
          written.replaceAll('0', 'o').replaceAll('1', 'l'),
        ])
          expect(understand(typed)).toEqual({ shown: written, state: 'good', code: written, address: null })
      }),
    )
  })

  test('is grouped while it is typed', () => {
    expect(typeOut(code.replaceAll('-', '').toLowerCase().slice(0, 10))).toBe(
      `${code.slice(0, 4)}-${code.slice(5, 9)}-${code.slice(10, 12)}`,
    )
    expect(typeOut(code)).toBe(code)
  })

  test('is wrong only once it is there in its length', () => {
    const typed = code.replaceAll('-', '')
    const mistyped = `${typed.slice(0, 20)}${typed[20] === '7' ? '8' : '7'}${typed.slice(21)}`
    expect(understand(mistyped.slice(0, 35)).state).toBe('incomplete')
    expect(understand(mistyped).state).toBe('wrong')
    expect(understand('').state).toBe('empty')
    expect(understand(`${typed}7777`).state).toBe('good')
  })
})

describe('the whole text behind the picture', () => {
  test('fills code and address, pasted or letter by letter', () => {
    const read = { shown: code, state: 'good', code, address: 'mi-servidor.lan:5433' }
    expect(understand(text)).toEqual(read)
    expect(typeOut(text)).toBe(code)
    const before = Array.from(text.slice(0, -1)).reduce(
      (field, letter) => understand(field + letter).shown,
      '',
    )
    expect(understand(before).state).toBe('incomplete')
    expect(understand(before + text.slice(-1))).toEqual(read)
  })

  test('is read from a scanner that takes a Spanish keyboard for an American one', () => {
    const signs: Record<string, string> = { ':': 'Ñ', '/': '-', '#': '·', '-': "'" }
    const scanned = text.replaceAll(/[:/#-]/g, (sign) => signs[sign] ?? sign)
    expect(understand(scanned)).toEqual(understand(text))
    expect(typeOut(scanned)).toBe(code)
  })

  test('with a letter wrong is wrong', () => {
    expect(understand(`${text.slice(0, -1)}${text.endsWith('7') ? '8' : '7'}`).state).toBe('wrong')
  })
})

test('the caret stays behind the letter that was typed', () => {
  expect(caretAfter('ABCD-EF', 0)).toBe(0)
  expect(caretAfter('ABCD-EF', 4)).toBe(4)
  expect(caretAfter('ABCD-EF', 5)).toBe(6)
  expect(caretAfter('ABCD-EF', 6)).toBe(7)
  expect(caretAfter('ABCD', 9)).toBe(4)
})
