import type { LinkIdentity } from '#link/certificate.ts'
import type { Advertised, KnownPeer } from '#link/link-options.ts'
import type { LinkLimits } from '#link/limits.ts'
import { certificateFingerprint } from '#services/trust/authority.ts'

/** What a child running a link is told at its start. */
export interface ChildOrder {
  readonly identity: LinkIdentity
  /** Stations that the office has, with their certificates' fingerprints. */
  readonly known: readonly (readonly [string, string])[]
  readonly peers: readonly KnownPeer[]
  readonly port: number
  readonly advertise: Advertised | null
  /** What it handled is written there, and known after it was killed; null for nowhere. */
  readonly journalFile: string | null
  readonly limits: Partial<LinkLimits>
}

/** An order for one of several stations that know each other. */
export function orderFor(
  identity: LinkIdentity,
  everybody: readonly LinkIdentity[],
  more: Partial<ChildOrder> = {},
): ChildOrder {
  return {
    identity,
    known: everybody.map(({ stationId, certificate }) => [stationId, certificateFingerprint(certificate)]),
    peers: [],
    port: 0,
    advertise: null,
    journalFile: null,
    limits: {},
    ...more,
  }
}
