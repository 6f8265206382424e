import type { Hello, Message } from './frames.ts'

/** Why a message is refused although its sender is who it says: it was said before, elsewhere, or too long ago. */
export type StaleReason = 'session' | 'order' | 'late'

/** Watches over one direction of one connection. */
export interface Guard {
  /** @param now monotonic ms, as `heardAt` @returns why it is stale; null when it is not */
  readonly check: (message: Message, now: number) => StaleReason | null
  /** How long ago it was sent, ms. */
  readonly ageOf: (message: Message, now: number) => number
}

export interface GuardOptions {
  /** What we asked to be repeated. */
  readonly session: string
  readonly hello: Hello
  /** When the hello came, monotonic ms. */
  readonly heardAt: number
  readonly freshMs: number
}

/**
 * Age is measured against the sender's hello, both by clocks that nobody can move: a computer whose clock is wrong, or
 * put right in the middle of an alert, is still believed.
 */
export function createGuard({ session, hello, heardAt, freshMs }: GuardOptions): Guard {
  let last = 0
  const ageOf = (message: Message, now: number) => now - heardAt - (message.at - hello.at)
  return {
    ageOf,
    check(message, now) {
      if (message.session !== session) return 'session'
      if (message.n <= last) return 'order'
      if (Math.abs(ageOf(message, now)) > freshMs) return 'late'
      last = message.n
      return null
    },
  }
}
