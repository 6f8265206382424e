import type { TLSSocket } from 'node:tls'
import { fingerprintOf, stationOf } from './certificate.ts'
import type { RefusalReason } from './journal.ts'

/** Whether the office knows a station with this certificate now. @param fingerprint SHA-256 of the DER, hexadecimal */
export type IsAdmitted = (stationId: string, fingerprint: string) => boolean

/** Who is at the other end. */
export interface Admitted {
  readonly stationId: string
  readonly fingerprint: string
}

export type Admission =
  ({ readonly ok: true } & Admitted) | { readonly ok: false; readonly reason: RefusalReason }

export interface Doorman {
  readonly ownId: string
  readonly isAdmitted: IsAdmitted
}

/**
 * A peer is who its certificate says, and only while the office knows that certificate.
 * @param der whose signature and validity TLS has checked
 * @param expected whom we meant to reach; null for whoever comes to us
 */
export function admit(der: Buffer, { ownId, isAdmitted }: Doorman, expected: string | null): Admission {
  const stationId = stationOf(der)
  if (stationId === null) return { ok: false, reason: 'no_station' }
  if (stationId === ownId) return { ok: false, reason: 'itself' }
  if (expected !== null && stationId !== expected) return { ok: false, reason: 'other_station' }
  const fingerprint = fingerprintOf(der)
  return isAdmitted(stationId, fingerprint)
    ? { ok: true, stationId, fingerprint }
    : { ok: false, reason: 'not_admitted' }
}

/** The same for a connection that has come in. A resumed one is refused: its certificate was not looked at today. */
export function admitCaller(socket: TLSSocket, doorman: Doorman): Admission {
  if (!socket.authorized || socket.isSessionReused()) return { ok: false, reason: 'untrusted' }
  const der = socket.getPeerX509Certificate()?.raw
  return der === undefined ? { ok: false, reason: 'untrusted' } : admit(der, doorman, null)
}
