import { isIPv6 } from 'node:net'
import type { ConnectionOptions } from 'node:tls'
import { WebSocket } from 'ws'
import { admit, type Admitted, type Doorman } from './admission.ts'
import type { LinkIdentity } from './certificate.ts'
import type { Journal, RefusalReason } from './journal.ts'
import type { LinkLimits } from './limits.ts'

/** Where a station may listen; proves nothing. */
export interface Place {
  /** IPv4 or IPv6, no name. */
  readonly address: string
  readonly port: number
}

export interface DialOptions {
  readonly identity: LinkIdentity
  readonly doorman: Doorman
  readonly journal: Journal
  readonly limits: LinkLimits
}

export const linkPath = '/link'

/** What both ends ask of the WebSocket library; compression would let lengths tell of contents. */
export function socketLimits({ messageBytes }: LinkLimits) {
  return {
    perMessageDeflate: false,
    maxPayload: messageBytes,
    maxFragments: 16,
    closeTimeout: 500,
  } as const
}

/** Told what comes of an attempt: `opened` or `failed`, once. */
export interface Attempt {
  /** At once, so that it can be given up. */
  readonly opening: (socket: WebSocket) => void
  /** The other end is the station that was meant. Whoever goes on with the socket listens before this returns. */
  readonly opened: (socket: WebSocket, admitted: Admitted) => void
  /** Nobody is there, or somebody else. */
  readonly failed: () => void
}

/**
 * Connects to a station, and to no other.
 * @param expected id of the station
 */
export function dial(
  options: DialOptions,
  expected: string,
  { address, port }: Place,
  attempt: Attempt,
): void {
  const { identity, doorman, journal, limits } = options
  const host = isIPv6(address) ? `[${address}]` : address
  let admitted: Admitted | null = null
  let refused: RefusalReason | null = null
  const secure: ConnectionOptions = {
    ca: identity.ca,
    cert: identity.certificate,
    key: identity.key,
    minVersion: 'TLSv1.3',
    rejectUnauthorized: true,
    // Asked only after the chain has held: not whether the name is right, but whether it is that station.
    checkServerIdentity: (_host, { raw }) => {
      const admission = admit(raw, doorman, expected)
      if (admission.ok) admitted = admission
      else refused = admission.reason
      return admission.ok ? undefined : new Error(admission.reason)
    },
  }
  const socket = new WebSocket(`wss://${host}:${port}${linkPath}`, {
    ...socketLimits(limits),
    handshakeTimeout: limits.handshakeMs,
    // Typed for another check than the one that TLS makes.
    ...(secure as object),
  })
  const failed = (error: Error & { readonly code?: string }) => {
    const reason = refused ?? (isDistrust(error.code) ? 'untrusted' : null)
    if (reason !== null) journal.refuse(reason, { detail: error.code ?? null, stationId: expected, address })
    attempt.failed()
  }
  socket.once('error', failed)
  socket.once('open', () => {
    socket.off('error', failed)
    if (admitted === null) throw new Error('connected without looking at the certificate')
    attempt.opened(socket, admitted)
  })
  attempt.opening(socket)
}

/** What TLS says of a certificate, and not of a network. */
function isDistrust(code: string | undefined): boolean {
  return code !== undefined && /CERT|ISSUER|SIGNED|VERIFY|SIGNATURE|INVALID_(CA|PURPOSE)/.test(code)
}
