import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { qrPicture } from '#shared/qr.ts'

const text = 'antesala:192.168.1.10:5432/antesala#04G6-2B31-HKQT-9V0R-7CXE-5NAW-MD8P-ZS1Y-JF6K'

/** The modules that a path draws, read back from its shapes. */
function drawn(path: string, size: number): boolean[][] {
  const modules = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    for (let at = Number(x); at < Number(x) + Number(length); at++) modules[Number(y)]![at] = true
  return modules
}

test('the path draws every module of the code and nothing else', () => {
  const { size, path } = qrPicture(text)
  expect(drawn(path, size)).toEqual(encode(text, { ecc: 'M', border: 0 }).data)
  expect(path.replaceAll(/M\d+ \d+h(\d+)v1h-\1z/g, '')).toBe('')
})

test('a pairing text stays small enough to be read from a screen', () => {
  expect(qrPicture(text).size).toBeLessThanOrEqual(41)
})
