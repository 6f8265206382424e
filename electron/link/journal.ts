/**
 * Why something was not let in. Connections: `untrusted` (another CA, expired, no certificate), `no_station`,
 * `itself`, `other_station`, `not_admitted`, `too_many`, `handshake`, `garbage`, `too_large`, `flood`. Messages:
 * `session`, `order`, `late`, `duplicate`, `unknown_kind`, `unknown_version`, `malformed`.
 */
export type RefusalReason =
  | 'untrusted'
  | 'no_station'
  | 'itself'
  | 'other_station'
  | 'not_admitted'
  | 'too_many'
  | 'handshake'
  | 'garbage'
  | 'too_large'
  | 'flood'
  | 'session'
  | 'order'
  | 'late'
  | 'duplicate'
  | 'unknown_kind'
  | 'unknown_version'
  | 'malformed'

/** What the link tells the log. */
export type LinkEvent =
  | { readonly event: 'listening'; readonly port: number }
  | { readonly event: 'connected'; readonly stationId: string; readonly address: string }
  | { readonly event: 'lost'; readonly stationId: string; readonly reason: string }
  | {
      readonly event: 'refused'
      readonly reason: RefusalReason
      readonly detail: string | null
      readonly stationId: string | null
      readonly address: string | null
    }
  | { readonly event: 'failed'; readonly kind: string; readonly problem: string }
  | { readonly event: 'discovery'; readonly problem: string }

export interface RefusalFacts {
  readonly detail?: string | null
  readonly stationId?: string | null
  readonly address?: string | null
}

/** Counts what was refused, and tells the log, but not as often as somebody might like it to. */
export interface Journal {
  readonly log: (event: LinkEvent) => void
  readonly refuse: (reason: RefusalReason, facts: RefusalFacts) => void
  /** How many of each since the start. */
  readonly counts: () => Readonly<Partial<Record<RefusalReason, number>>>
}

/** Refusals that reach the log within a minute; the counts go on. */
const toldPerMinute = 30

export function createJournal(log: (event: LinkEvent) => void): Journal {
  const counts: Partial<Record<RefusalReason, number>> = {}
  let minute = 0
  let told = 0
  return {
    log,
    refuse(reason, { detail = null, stationId = null, address = null }) {
      counts[reason] = (counts[reason] ?? 0) + 1
      const now = Math.floor(performance.now() / 60_000)
      if (now !== minute) [minute, told] = [now, 0]
      told += 1
      // One that came again is no event: its sender had no receipt, and did what it should.
      if (reason !== 'duplicate' && told <= toldPerMinute)
        log({ event: 'refused', reason, detail, stationId, address })
    },
    counts: () => ({ ...counts }),
  }
}
