import { createHash, X509Certificate } from 'node:crypto'

/** What a station proves with who it is to the others; everything PEM. */
export interface LinkIdentity {
  readonly stationId: string
  readonly certificate: string
  readonly key: string
  /** The office's CA: whoever it did not sign is nobody. */
  readonly ca: string
}

const stationUri = /^URI:antesala:station:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/**
 * The station a certificate was made for. It must be the only name in it, and its common name too: the server's
 * certificate is the office's as well, and no station.
 * @param der proven to be the office's
 * @returns null when it is no station's
 */
export function stationOf(der: Buffer): string | null {
  const { subjectAltName = '', subject, ca } = new X509Certificate(der)
  const stationId = stationUri.exec(subjectAltName)?.[1] ?? null
  return !ca && subject === `CN=${stationId ?? ''}` ? stationId : null
}

/** SHA-256 of a certificate's DER in hexadecimal, as the station rows keep it. */
export function fingerprintOf(der: Buffer): string {
  return createHash('sha256').update(der).digest('hex')
}

/** What stations of one office find each other by: the beginning of its CA's fingerprint. Proves nothing. */
export function officeMark(ca: string): string {
  return fingerprintOf(new X509Certificate(ca).raw).slice(0, 16)
}
