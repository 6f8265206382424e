import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  certificateFingerprint,
  isKeyOf,
  issueServerCertificate,
  issueStationCertificate,
  makeAuthority,
  shortFingerprint,
  stationIn,
} from '#services/trust/authority.ts'

const now = Date.UTC(2026, 10, 20, 10)
const year = 365 * 24 * 3_600_000
const stationId = '01890000-0000-7000-8000-000000000001'
const authority = await makeAuthority(now)
const ca = new X509Certificate(authority.certificate)

test('the authority signs certificates and nothing else, for twenty years', () => {
  expect(ca.ca).toBe(true)
  expect(ca.checkIssued(ca) && ca.verify(ca.publicKey)).toBe(true)
  expect(ca.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' })
  expect(ca.validToDate.getTime()).toBe(now + 20 * year)
})

test('the server’s certificate is the authority’s, for the fixed name, to be shown by servers only', async () => {
  const own = await issueServerCertificate(authority, now)
  const server = new X509Certificate(own.certificate)
  expect(server.ca).toBe(false)
  expect(server.checkIssued(ca) && server.verify(ca.publicKey)).toBe(true)
  expect(server.subjectAltName).toBe('DNS:server.antesala.internal')
  expect(server.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1'])
  expect(server.validToDate.getTime()).toBe(now + 5 * year)
  expect(isKeyOf(own)).toBe(true)
})

test('a station’s certificate says which station it is, for both ends of a direct link', async () => {
  const own = await issueStationCertificate(authority, stationId, now)
  const station = new X509Certificate(own.certificate)
  expect(station.checkIssued(ca) && station.verify(ca.publicKey)).toBe(true)
  expect(station.subject).toBe(`CN=${stationId}`)
  expect(station.subjectAltName).toBe(`URI:antesala:station:${stationId}`)
  expect(station.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'])
  // It is no server's: whoever has a station's key cannot stand in for the server.
  expect(station.checkHost('server.antesala.internal')).toBeUndefined()
  expect(stationIn(own.certificate)).toBe(stationId)
  expect(stationIn(station.raw)).toBe(stationId)
})

test('neither the authority nor the server is a station', async () => {
  const server = await issueServerCertificate(authority, now)
  expect(stationIn(server.certificate)).toBeNull()
  expect(stationIn(authority.certificate)).toBeNull()
})

test('a computer whose clock is a day behind believes a certificate of today', async () => {
  const { certificate } = await issueServerCertificate(authority, now)
  expect(new X509Certificate(certificate).validFromDate.getTime()).toBeLessThan(now - 24 * 3_600_000)
})

test('nothing outlives its authority', async () => {
  const late = now + 18 * year
  const { certificate } = await issueServerCertificate(authority, late)
  expect(new X509Certificate(certificate).validToDate).toEqual(ca.validToDate)
})

test('another authority’s signature is not this one’s, though both are called alike', async () => {
  const other = await makeAuthority(now)
  const { certificate } = await issueServerCertificate(other, now)
  expect(new X509Certificate(certificate).verify(ca.publicKey)).toBe(false)
})

test('no two certificates have the same number or key', async () => {
  const made = await Promise.all(
    Array.from({ length: 20 }, () => issueStationCertificate(authority, stationId, now)),
  )
  const certificates = made.map(({ certificate }) => new X509Certificate(certificate))
  expect(new Set(certificates.map(({ serialNumber }) => serialNumber)).size).toBe(20)
  expect(new Set(certificates.map(({ fingerprint256 }) => fingerprint256)).size).toBe(20)
  expect(new Set(made.map(({ key }) => key)).size).toBe(20)
})

test('a fingerprint is SHA-256 of the certificate; a pairing code carries its beginning', () => {
  const whole = certificateFingerprint(authority.certificate)
  expect(whole).toBe(ca.fingerprint256.replaceAll(':', '').toLowerCase())
  expect(Buffer.from(shortFingerprint(ca.raw)).toString('hex')).toBe(whole.slice(0, 20))
})

test('a key is told from another, and from what is none', async () => {
  const other = await makeAuthority(now)
  expect(isKeyOf(authority)).toBe(true)
  expect(isKeyOf({ certificate: authority.certificate, key: other.key })).toBe(false)
  expect(isKeyOf({ certificate: authority.certificate, key: 'nothing' })).toBe(false)
})
