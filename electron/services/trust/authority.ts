// The office's own certificates. The library finds its parts with decorators' metadata, which must be there first.
import 'reflect-metadata'
import { createHash, createPrivateKey, X509Certificate as Certificate } from 'node:crypto'
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
  type Extension,
  type JsonGeneralName,
} from '@peculiar/x509'
import { serverName } from '#db/tls.ts'
import { fingerprintBytes } from '#domain/pairing-code.ts'

/** A certificate and its private key, both as PEM; the key is PKCS 8. */
export interface KeyedCertificate {
  readonly certificate: string
  readonly key: string
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const day = 24 * 3_600_000
const authorityMs = 20 * 365 * day
const leafMs = 5 * 365 * day
/** Clocks of offices differ: what was made a moment ago is valid for a computer that is behind. */
const beforeMs = 2 * day

const { subtle } = globalThis.crypto

/** Node's and a browser's types of the same thing differ; whichever is about is the one that the library means. */
type Key = Parameters<typeof subtle.exportKey>[1]
interface KeyPair {
  readonly privateKey: Key
  readonly publicKey: Key
}

/**
 * Makes the office's own certificate authority: EC P-256, 20 years.
 * @param now ms since the epoch
 */
export async function makeAuthority(now: number): Promise<KeyedCertificate> {
  const keys = await newKeys()
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: newSerial(),
    name: [{ O: ['Antesala'] }, { CN: [`Antesala ${newSerial().slice(0, 8)}`] }],
    notBefore: new Date(now - beforeMs),
    notAfter: new Date(now + authorityMs),
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { certificate: certificate.toString('pem'), key: await exported(keys.privateKey) }
}

/**
 * The certificate of the office's server, for 5 years. Its name is fixed and in no network's books: a server that is
 * given another address goes on being the office's.
 * @param now ms since the epoch
 */
export function issueServerCertificate(authority: KeyedCertificate, now: number): Promise<KeyedCertificate> {
  return issue(
    authority,
    now,
    serverName,
    [{ type: 'dns', value: serverName }],
    [ExtendedKeyUsage.serverAuth],
  )
}

/**
 * The certificate of a station, for 5 years: it shows its id to the others, as either side of a direct link.
 * @param stationId UUID
 * @param now ms since the epoch
 */
export function issueStationCertificate(
  authority: KeyedCertificate,
  stationId: string,
  now: number,
): Promise<KeyedCertificate> {
  const uses = [ExtendedKeyUsage.serverAuth, ExtendedKeyUsage.clientAuth]
  return issue(authority, now, stationId, [{ type: 'url', value: `${stationUri}${stationId}` }], uses)
}

const scheme = 'antesala'
const stationUri = `${scheme}:station:`

/**
 * The station a certificate was made for.
 * @param certificate PEM or DER, already proven to be the office's
 * @returns its id, or null for a certificate that is no station's
 */
export function stationIn(certificate: string | Buffer): string | null {
  const { subjectAltName = '' } = new Certificate(certificate)
  return /^URI:antesala:station:([0-9a-f-]{36})$/.exec(subjectAltName)?.[1] ?? null
}

/** SHA-256 of a certificate's DER in hexadecimal, as `station.certificate` keeps it. @param certificate PEM or DER */
export function certificateFingerprint(certificate: string | Buffer): string {
  return createHash('sha256').update(new Certificate(certificate).raw).digest('hex')
}

/** The part of a CA certificate's fingerprint that a pairing code carries. */
export function shortFingerprint(certificate: string | Buffer): Uint8Array {
  return Buffer.from(certificateFingerprint(certificate), 'hex').subarray(0, fingerprintBytes)
}

/** Whether a private key belongs to a certificate, both PEM. */
export function isKeyOf({ certificate, key }: KeyedCertificate): boolean {
  try {
    return new Certificate(certificate).checkPrivateKey(createPrivateKey(key))
  } catch {
    return false
  }
}

async function issue(
  authority: KeyedCertificate,
  now: number,
  name: string,
  names: JsonGeneralName[],
  uses: ExtendedKeyUsage[],
): Promise<KeyedCertificate> {
  const ca = new X509Certificate(authority.certificate)
  const keys = await newKeys()
  const extensions: Extension[] = [
    new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
    new ExtendedKeyUsageExtension(uses),
    new SubjectAlternativeNameExtension(names),
    await SubjectKeyIdentifierExtension.create(keys.publicKey),
  ]
  const certificate = await X509CertificateGenerator.create({
    serialNumber: newSerial(),
    subject: [{ CN: [name] }],
    issuer: ca.subjectName,
    notBefore: new Date(now - beforeMs),
    // Nothing outlives what it is trusted by.
    notAfter: new Date(Math.min(now + leafMs, ca.notAfter.getTime())),
    publicKey: keys.publicKey,
    signingKey: await imported(authority.key),
    signingAlgorithm: algorithm,
    extensions,
  })
  return { certificate: certificate.toString('pem'), key: await exported(keys.privateKey) }
}

function newKeys(): Promise<KeyPair> {
  return subtle.generateKey(algorithm, true, ['sign', 'verify'])
}

/** 16 random bytes, the first of them such that the number is positive and has no leading zeros. */
function newSerial(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16))
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
  return Buffer.from(bytes).toString('hex')
}

async function exported(key: Key): Promise<string> {
  const der = Buffer.from(await subtle.exportKey('pkcs8', key)).toString('base64')
  return `-----BEGIN PRIVATE KEY-----\n${der.replace(/.{64}(?=.)/g, '$&\n')}\n-----END PRIVATE KEY-----\n`
}

function imported(pem: string): Promise<Key> {
  const der = createPrivateKey(pem).export({ type: 'pkcs8', format: 'der' })
  return subtle.importKey('pkcs8', new Uint8Array(der), algorithm, false, ['sign'])
}
