import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pairingText, readPairingCode, readPairingText, writePairingCode, type PairingCode } from '#domain/pairing-code.ts' // prettier-ignore

const tenBytes = fc.uint8Array({ minLength: 10, maxLength: 10 })
const anyCode: fc.Arbitrary<PairingCode> = fc.record({ secret: tenBytes, fingerprint: tenBytes })
const example = { secret: new Uint8Array(10).fill(7), fingerprint: new Uint8Array(10).fill(200) }
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

test('a code is nine groups of four signs that nobody mistakes for one another', () => {
  expect(writePairingCode(example)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/)
})

test('what was written is read again, whatever the secret', () => {
  fc.assert(
    fc.property(anyCode, (code) => {
      expect(readPairingCode(writePairingCode(code))).toEqual(code)
    }),
  )
})

test('small letters, other separators, and I, L and O in place of the figures are read as they were meant', () => {
  fc.assert(
    fc.property(anyCode, fc.constantFrom('', ' ', ' - ', '\n', '.', '–'), (code, separator) => {
      const typed = writePairingCode(code).replaceAll('-', separator).toLowerCase()
      expect(readPairingCode(typed.replaceAll('0', 'o').replaceAll('1', 'l'))).toEqual(code)
      expect(readPairingCode(typed.replaceAll('0', 'O').replaceAll('1', 'I'))).toEqual(code)
    }),
  )
})

test('any single wrong sign is noticed, wherever it is', () => {
  const text = writePairingCode(example).replaceAll('-', '')
  for (let at = 0; at < text.length; at++)
    for (const sign of alphabet)
      if (sign !== text[at]) expect(readPairingCode(text.slice(0, at) + sign + text.slice(at + 1))).toBeNull()
})

test('two neighbours that were swapped are noticed', () => {
  fc.assert(
    fc.property(anyCode, fc.integer({ min: 0, max: 34 }), (code, at) => {
      const text = writePairingCode(code).replaceAll('-', '')
      const [a = '', b = ''] = text.slice(at)
      const swapped = text.slice(0, at) + b + a + text.slice(at + 2)
      expect(readPairingCode(swapped)).toEqual(a === b ? code : null)
    }),
  )
})

test('a sign too many or too few, and signs that are in no code, are noticed', () => {
  const text = writePairingCode(example)
  for (const wrong of [
    '',
    text.slice(1),
    `${text}0`,
    text.replace(/^./, 'U'),
    text.replace(/^./, 'Ñ'),
    text.replace(/^./, '*'),
  ])
    expect(readPairingCode(wrong), wrong).toBeNull()
})

test('code and address travel together', () => {
  const code = writePairingCode(example)
  for (const [address, text] of [
    [
      { host: '192.168.1.10', port: 5432, database: 'antesala' },
      `antesala:192.168.1.10:5432/antesala#${code}`,
    ],
    [{ host: 'fd00::1', port: 5433, database: 'oficina' }, `antesala:[fd00::1]:5433/oficina#${code}`],
  ] as const) {
    expect(pairingText(address, code)).toBe(text)
    expect(readPairingText(` ${text}\n`)).toEqual({ code: example, address })
  }
  expect(readPairingText(code)).toEqual({ code: example, address: null })
})

test('a text of something else is no pairing', () => {
  const code = writePairingCode(example)
  for (const text of [
    '',
    `https://example.org#${code}`,
    `antesala:#${code}`,
    `antesala:host:0#${code}`,
    `antesala:host#${code}#`,
    'antesala:host:5432/antesala#',
  ])
    expect(readPairingText(text), text).toBeNull()
})
