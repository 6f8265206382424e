import { readPairingCode, readPairingText, writePairingCode, type PairingCode } from '#domain/pairing-code.ts'
import { formatServerAddress } from '#domain/server-address.ts'

/** Letters and digits of a whole code. */
const signs = 36

/** What stands in the field of the code, understood as far as it can be. */
export interface TypedCode {
  /** What the field shows: groups of four, or a text with an address as it came. */
  readonly shown: string
  readonly state: 'empty' | 'incomplete' | 'wrong' | 'good'
  /** To be sent; only when good. */
  readonly code: string | null
  /** The address that came with it, as a person would type it. */
  readonly address: string | null
}

/**
 * Understands what was typed, pasted or scanned.
 * @param text what stands in the field now: a code with or without separators, or the whole text behind the picture
 */
export function understand(text: string): TypedCode {
  const whole = wholeText(text)
  if (whole !== null) {
    const read = readPairingText(whole.meant)
    if (read !== null)
      return good(read.code, read.address === null ? null : formatServerAddress(read.address))
    // Perhaps a scanner is still at it: it is left as it is until the code is there in its length.
    const typed = onlySigns(whole.meant.split('#')[1] ?? '')
    return {
      shown: whole.asTyped,
      state: typed.length < signs ? 'incomplete' : 'wrong',
      code: null,
      address: null,
    }
  }
  const typed = onlySigns(text).slice(0, signs)
  const code = readPairingCode(typed)
  if (code !== null) return good(code, null)
  const state = typed.length === 0 ? 'empty' : typed.length < signs ? 'incomplete' : 'wrong'
  return { shown: grouped(typed), state, code: null, address: null }
}

/** Where the caret belongs after the grouping: behind as many letters and digits as before it. */
export function caretAfter(shown: string, signsBefore: number): number {
  if (signsBefore === 0) return 0
  let seen = 0
  for (const [at, sign] of Array.from(shown).entries()) {
    if (onlySigns(sign) === '') continue
    seen += 1
    if (seen === signsBefore) return at + 1
  }
  return shown.length
}

/** Letters and digits, in capitals. */
export function onlySigns(text: string): string {
  return text.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
}

function good(code: PairingCode, address: string | null): TypedCode {
  const written = writePairingCode(code)
  return { shown: written, state: 'good', code: written, address }
}

function grouped(typed: string): string {
  return typed.replaceAll(/.{4}(?=.)/g, '$&-')
}

/**
 * The text behind the picture, if this is one; its first letters may have been grouped like a code while it came. A
 * scanner that types for an American keyboard on a Spanish one gives other signs: what it meant is worked out, and the
 * field keeps what came until all of it is there.
 */
function wholeText(text: string): { readonly asTyped: string; readonly meant: string } | null {
  const begun = /^\s*ante-?sala([:ñÑ])(.*)$/is.exec(text)
  if (begun === null) return null
  const [, sign = ':', rest = ''] = begun
  const said = sign === ':' ? rest : rest.replaceAll(/[ñÑ\-'·]/g, (other) => american[other] ?? other)
  return { asTyped: `antesala${sign}${rest}`, meant: ['antesala', said].join(':') }
}

/** What an American keyboard has where a Spanish one has these. */
const american: Readonly<Record<string, string>> = { ñ: ':', Ñ: ':', '-': '/', "'": '-', '·': '#' }
