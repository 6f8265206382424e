/** The end of one station's chain, as a seal records it (domain.md §7). */
export interface SealedHead {
  readonly stationId: string
  readonly seq: number
  readonly hash: string
}

/** Every hour while something happens, and at the close of the day. */
export type SealKind = 'hour' | 'close'

/** What a seal says besides its own hash. */
export interface SealContent {
  readonly id: string
  /** Counts up from 1 without gaps. */
  readonly position: number
  /** ms since the epoch. */
  readonly at: number
  readonly kind: SealKind
  readonly heads: readonly SealedHead[]
}

/** Before the first seal there is none. */
export const noSeal = '0'.repeat(64)

const hourMs = 60 * 60_000

/** What is hashed: always in the same order, whatever order the heads were read in. */
export function sealText(previousHash: string, seal: SealContent): string {
  const heads = inOrder(seal.heads).map(({ stationId, seq, hash }) => [stationId, seq, hash])
  return JSON.stringify([previousHash, seal.id, seal.position, seal.at, seal.kind, heads])
}

/** Whether nothing was written between two readings of the heads. */
export function sameHeads(one: readonly SealedHead[], other: readonly SealedHead[]): boolean {
  const text = (heads: readonly SealedHead[]) =>
    JSON.stringify(inOrder(heads).map(({ stationId, seq, hash }) => [stationId, seq, hash]))
  return text(one) === text(other)
}

function inOrder(heads: readonly SealedHead[]): SealedHead[] {
  return [...heads].sort((a, b) => (a.stationId < b.stationId ? -1 : Number(a.stationId > b.stationId)))
}

/**
 * Whether the hourly seal is due.
 * @param lastAt when the last seal of any kind was made, ms since the epoch; null before the first
 */
export function isSealDue(lastAt: number | null, now: number): boolean {
  return lastAt === null || now - lastAt >= hourMs
}

/** A hash as it is printed and read out: groups of four. */
export function inGroups(hash: string): string {
  return hash.match(/.{1,4}/g)?.join(' ') ?? ''
}

/** Nobody types 64 digits twice; 16 of them are more than anybody can make a rewritten chain agree with. */
const fewestDigits = 16

/**
 * A seal as somebody typed it from paper: spaces, hyphens and capitals do not matter, and its beginning is enough.
 * @returns its digits; null for what cannot be a seal, or is too short
 */
export function readSeal(text: string): string | null {
  const digits = text.replaceAll(/[\s·-]/g, '').toLowerCase()
  return /^[0-9a-f]+$/.test(digits) && digits.length >= fewestDigits && digits.length <= noSeal.length
    ? digits
    : null
}
