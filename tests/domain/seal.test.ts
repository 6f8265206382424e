import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inGroups, isSealDue, readSeal, sameHeads, sealText, type SealedHead } from '#domain/seal.ts'

const anyHash = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'))
const anyHeads = fc.uniqueArray(
  fc.record({ stationId: fc.uuid(), seq: fc.nat(), hash: anyHash }),
  { selector: ({ stationId }) => stationId, maxLength: 6 },
) // prettier-ignore
const seal = (heads: readonly SealedHead[]) => ({ id: 'k', position: 1, at: 5, kind: 'hour' as const, heads })
const hour = 60 * 60_000

test('heads are sealed in one order, whatever order they were read in', () => {
  fc.assert(
    fc.property(anyHeads, (heads) => {
      const turned = heads.toReversed()
      expect(sealText('p', seal(turned))).toBe(sealText('p', seal(heads)))
      expect(sameHeads(heads, turned)).toBe(true)
    }),
  )
})

test('a seal says everything: whoever changes one thing of it changes what is hashed', () => {
  const heads = [{ stationId: 'x', seq: 3, hash: 'ab' }]
  const one = sealText('p', seal(heads))
  const others = [
    sealText('q', seal(heads)),
    sealText('p', { ...seal(heads), id: 'l' }),
    sealText('p', { ...seal(heads), position: 2 }),
    sealText('p', { ...seal(heads), at: 6 }),
    sealText('p', { ...seal(heads), kind: 'close' }),
    sealText('p', seal([])),
    ...[{ stationId: 'y' }, { seq: 4 }, { hash: 'ac' }].map((change) =>
      sealText('p', seal([{ stationId: 'x', seq: 3, hash: 'ab', ...change }])),
    ),
  ]
  expect(new Set([one, ...others]).size).toBe(others.length + 1)
})

test('one more event, or one more station, is something that happened', () => {
  const heads = [{ stationId: 'x', seq: 3, hash: 'ab' }]
  expect(sameHeads(heads, [{ stationId: 'x', seq: 4, hash: 'cd' }])).toBe(false)
  expect(sameHeads(heads, [...heads, { stationId: 'y', seq: 0, hash: '00' }])).toBe(false)
})

test('the hourly seal is due an hour after the last one, and at once when there is none', () => {
  expect(isSealDue(null, 0)).toBe(true)
  expect(isSealDue(1000, 1000 + hour - 1)).toBe(false)
  expect(isSealDue(1000, 1000 + hour)).toBe(true)
  expect(isSealDue(1000, 0)).toBe(false)
})

test('a seal on paper is typed back as it is: in groups, in capitals, with hyphens, or only its beginning', () => {
  fc.assert(
    fc.property(anyHash, fc.integer({ min: 16, max: 64 }), (hash, digits) => {
      expect(readSeal(inGroups(hash))).toBe(hash)
      expect(readSeal(` ${inGroups(hash).toUpperCase().replaceAll(' ', '-')} `)).toBe(hash)
      expect(readSeal(inGroups(hash.slice(0, digits)))).toBe(hash.slice(0, digits))
    }),
  )
  expect(inGroups('0123456789ab')).toBe('0123 4567 89ab')
})

test.each(['', 'hola', '0123 4567 89ab cde', 'g'.repeat(64), `${'0'.repeat(64)}1`])(
  '“%s” is no seal',
  (text) => {
    expect(readSeal(text)).toBeNull()
  },
)
