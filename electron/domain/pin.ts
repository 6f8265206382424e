/**
 * What people type to prove who they are: a PIN of their own, a start code from a manager, a printed recovery code
 * (domain.md §7). The domain has no randomness of its own: codes are written from bytes that are given.
 */

/** Fewest and most digits of a PIN. */
export const pinDigits = { fewest: 6, most: 12 } as const

/** How long a start code is good, ms. */
export const startCodeMs = 24 * 60 * 60_000

/**
 * Whether a PIN is hard enough to guess for somebody who looks at the keys, or tries what everybody takes: six to
 * twelve digits; no row with one step (111111, 345678, 890123, 864208); nothing repeated (123123, 1212121); not two
 * years (19841989).
 */
export function isStrongPin(pin: string): boolean {
  return /^\d+$/.test(pin) && hasLength(pin) && !hasOneStep(pin) && !isRepeated(pin) && !isTwoYears(pin)
}

function hasLength({ length }: string): boolean {
  return length >= pinDigits.fewest && length <= pinDigits.most
}

/** From each digit to the next it is equally far, 0 following 9. */
function hasOneStep(pin: string): boolean {
  const digits = Array.from(pin, Number)
  const steps = digits.slice(1).map((digit, index) => (digit - (digits[index] ?? 0) + 10) % 10)
  return new Set(steps).size === 1
}

/** It begins anew before its middle, or there, and goes on so to its end. */
function isRepeated(pin: string): boolean {
  const periods = Array.from({ length: Math.floor(pin.length / 2) }, (_, index) => index + 1)
  return periods.some((period) => pin.slice(period) === pin.slice(0, -period))
}

function isTwoYears(pin: string): boolean {
  return /^((19|20)\d\d){2}$/.test(pin)
}

/** Crockford's 32: no I, L, O or U, which are read as something else. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const bitsPerSign = 5
const groupLength = 4

/** How many signs a code has. A start code is locked out after a few tries and dies in a day: 40 bits. */
const lengths = { start: 8, recovery: 16 } as const
export type CodeKind = keyof typeof lengths

/** How many random bytes a code is written from. */
export const codeBytes = { start: 5, recovery: 10 } as const satisfies Record<CodeKind, number>

/**
 * Writes a code in groups, as it is read out or printed: `K7QM-2X9D`.
 * @param bytes as many random ones as `codeBytes` says
 * @throws when there are too few
 */
export function writeCode(kind: CodeKind, bytes: Uint8Array): string {
  if (bytes.length < codeBytes[kind]) throw new Error(`too few bytes for a ${kind} code`)
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const written = Array.from({ length: lengths[kind] }, (_, index) => {
    const sign = bits.slice(index * bitsPerSign, (index + 1) * bitsPerSign)
    return signs[parseInt(sign, 2)] ?? ''
  })
  return grouped(written.join(''))
}

function grouped(code: string): string {
  return code.replaceAll(new RegExp(`.{${groupLength}}(?=.)`, 'g'), '$&-')
}

/**
 * Reads a code as people type it: with or without spaces and hyphens, in small letters, O for 0, I or L for 1.
 * @returns it as `writeCode` writes it, or null when it has not the shape of such a code
 */
export function readCode(kind: CodeKind, typed: string): string | null {
  const code = typed
    .toUpperCase()
    .replaceAll(/[\s\p{Dash}._]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  const isShape = code.length === lengths[kind] && Array.from(code).every((sign) => signs.includes(sign))
  return isShape ? grouped(code) : null
}
