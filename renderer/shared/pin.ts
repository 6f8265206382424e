import { isStrongPin, pinDigits } from '#domain/pin.ts'
import type { Texts } from '#text/index.ts'

/** What a new PIN still lacks, or how good it is. */
export type PinStrength =
  { readonly kind: 'missing'; readonly count: number } | { readonly kind: 'weak' | 'good' | 'strong' }

/** From so many digits on a PIN is more than enough. */
const many = 8

/** How a PIN that is being chosen looks so far. */
export function strengthOf(pin: string): PinStrength {
  if (pin.length < pinDigits.fewest) return { kind: 'missing', count: pinDigits.fewest - pin.length }
  if (!isStrongPin(pin)) return { kind: 'weak' }
  return { kind: pin.length >= many ? 'strong' : 'good' }
}

/** A PIN that is being chosen, as typed. It lives in the memory of one screen, and nowhere else. */
export interface TypedPin {
  readonly first: string
  readonly again: string
}

export const noPin: TypedPin = { first: '', again: '' }

/** Whether it can be used: hard to guess, and twice the same. */
export function isChosen({ first, again }: TypedPin): boolean {
  return isStrongPin(first) && first === again
}

/**
 * What is wrong with it, at the field where it is wrong.
 * @returns sentences, or null at a field that is right
 */
export function pinProblems(
  { first, again }: TypedPin,
  say: Texts['pin'],
): { readonly first: string | null; readonly again: string | null } {
  const strength = strengthOf(first)
  if (first === '') return { first: say.choose, again: null }
  if (strength.kind === 'weak') return { first: say.weak, again: null }
  if (strength.kind === 'missing') return { first: say.missing(strength.count), again: null }
  return { first: null, again: first === again ? null : say.different }
}

/** What is kept of what was typed or pasted: its digits, as many as a PIN has. */
export function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '').slice(0, pinDigits.most)
}
