import type { IsAdmitted } from './admission.ts'
import type { LinkIdentity } from './certificate.ts'
import type { Place } from './dial.ts'
import type { Heartbeat } from './heartbeat.ts'
import type { LinkEvent, RefusalReason } from './journal.ts'
import type { AnyKind, Kind } from './kinds.ts'
import type { LinkLimits } from './limits.ts'
import type { SendOptions, Sent } from './post.ts'

/** A station that the office has, and where it was last. */
export interface KnownPeer {
  readonly stationId: string
  readonly places: readonly Place[]
}

/** What is said of this office to the whole network; anybody may hear it. */
export interface Advertised {
  readonly office: string | null
  /** Where its server is, as a person would type it. */
  readonly server: string | null
}

export interface LinkOptions {
  readonly identity: LinkIdentity
  /** Where to listen; the next free one is taken if it is not. `linkPort` by default, 0 for any. */
  readonly port?: number
  /** ms since the epoch, corrected by the measured offset. */
  readonly clock: () => number
  /** UUIDv7, growing. */
  readonly newId: () => string
  /** Whether the office knows that station with that certificate now; asked at every connection and ever again. */
  readonly isAdmitted: IsAdmitted
  /** The other stations, as last known; kept up to date by `setPeers`. */
  readonly peers: readonly KnownPeer[]
  /** What this station says of itself. */
  readonly self: () => Heartbeat
  /** Told to the network by mDNS, and others listened for; null for neither. */
  readonly advertise: Advertised | null
  /** Everything that may arrive, besides heartbeats. */
  readonly kinds: readonly AnyKind[]
  /** Whether an earlier run of this program has handled a message; nobody by default. */
  readonly wasHandled?: (from: string, id: string) => boolean | Promise<boolean>
  /** Called when somebody is reached, is not any more, or says something else of itself. */
  readonly onPeers: (peers: readonly LinkPeer[]) => void
  readonly log: (event: LinkEvent) => void
  /** For tests that cannot wait. */
  readonly limits?: Partial<LinkLimits>
}

/** Another station, as the link sees it now. */
export interface LinkPeer {
  readonly stationId: string
  /** Can be reached without the server. */
  readonly connected: boolean
  /** Where, while it is connected. */
  readonly address: string | null
  readonly roundTripMs: number | null
  /** What it has said of itself last; null when it has never been heard. */
  readonly heartbeat: Heartbeat | null
  /** Messages for it that have no receipt yet. */
  readonly waiting: number
}

/** `all` are those the office has, connected or not. */
export type To = 'all' | 'connected' | readonly string[]

/** The direct link to the other stations of the office. */
export interface Link {
  /** Where it listens. */
  readonly port: number
  /** Addresses of this computer, for others to be told. */
  readonly addresses: () => readonly string[]
  /**
   * Sends a message to stations, and goes on doing so until each has receipted it.
   * @throws RangeError when the body is too large
   */
  readonly send: <Body>(kind: Kind<Body>, body: Body, to: To, options?: SendOptions) => Sent
  readonly peers: () => readonly LinkPeer[]
  /** Who there is, and where. Whoever is not in it and not admitted any more is cut off. */
  readonly setPeers: (peers: readonly KnownPeer[]) => void
  /** Says something else to the network from now on. */
  readonly setAdvertised: (advertised: Advertised) => void
  /** What was refused since the start. */
  readonly refusals: () => Readonly<Partial<Record<RefusalReason, number>>>
  /** Ends every connection; what is unsettled is receipted as `closed`. */
  readonly close: () => Promise<void>
}
