import { randomBytes } from 'node:crypto'
import { secretBytes, writePairingCode } from '#domain/pairing-code.ts'
import type { StationRole } from '#domain/people.ts'
import type { NewPairing } from '#db/queries/pairing.ts'
import {
  certificateFingerprint,
  issueStationCertificate,
  shortFingerprint,
  type KeyedCertificate,
} from '../trust/authority.ts'
import { sealBundle } from '../trust/bundle.ts'
import { pairingSecrets } from '../trust/pairing-secrets.ts'
import { scramVerifier } from '../trust/scram.ts'

/** How long a new station may come. */
export const pairingMinutes = 60

export interface Invited {
  readonly stationId: string
  readonly name: string
  readonly roles: readonly StationRole[]
  /** What PINs are hashed with, hexadecimal; null where nobody signs in, or where it is not known. */
  readonly pepper: string | null
}

export interface Invitation {
  readonly code: string
  /** Of the new station's certificate. */
  readonly certificate: string
  /** What the server is to be told, but for the time. */
  readonly pairing: Omit<NewPairing, 'createdAt'>
}

/**
 * Makes the certificate of a new station, seals it with a fresh code, and works out what the server must know. Only
 * management's stations are given the authority's key.
 * @param now ms since the epoch
 */
export async function inviteStation(
  authority: KeyedCertificate,
  database: string,
  { stationId, name, roles, pepper }: Invited,
  now: number,
): Promise<Invitation> {
  const secret = randomBytes(secretBytes)
  const { login, password, key } = pairingSecrets(secret, database)
  const own = await issueStationCertificate(authority, stationId, now)
  const bundle = {
    stationId,
    name,
    roles: [...roles],
    certificate: own.certificate,
    key: own.key,
    ca: authority.certificate,
    authorityKey: roles.includes('manager') ? authority.key : null,
    pepper,
  }
  return {
    code: writePairingCode({ secret, fingerprint: shortFingerprint(authority.certificate) }),
    certificate: certificateFingerprint(own.certificate),
    pairing: {
      stationId,
      login,
      verifier: await scramVerifier(password),
      bundle: sealBundle(bundle, key, login),
      roles,
      minutes: pairingMinutes,
    },
  }
}
