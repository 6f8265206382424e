import { createHash, createHmac, pbkdf2Sync } from 'node:crypto'
import { expect, test } from 'vitest'
import { openBundle, sealBundle, stationBundle } from '#services/trust/bundle.ts'
import { pairingSecrets } from '#services/trust/pairing-secrets.ts'
import { newPassword, scramVerifier } from '#services/trust/scram.ts'

const secret = Uint8Array.from({ length: 10 }, (_, index) => index)
const pem = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'
const bundle = {
  stationId: '01890000-0000-7000-8000-000000000001',
  name: 'Ventanilla 4',
  roles: ['counter' as const],
  certificate: pem,
  key: pem,
  ca: pem,
  authorityKey: null,
  pepper: 'ab'.repeat(32),
}

test('both ends of a pairing work out the same from the secret, and another secret gives nothing alike', () => {
  const one = pairingSecrets(secret, 'antesala')
  expect(pairingSecrets(secret, 'antesala')).toEqual(one)
  const other = pairingSecrets(Uint8Array.from(secret).fill(8, 9), 'antesala')
  for (const part of ['login', 'password', 'key'] as const) expect(other[part]).not.toEqual(one[part])
  expect(new Set([one.login.slice(-12), one.password, one.key.toString('hex')]).size).toBe(3)
})

test('a login is what the server takes for a station’s, and a password has nothing to be normalised', () => {
  const { login, password, key } = pairingSecrets(secret, 'antesala')
  expect(login).toMatch(/^antesala_s_[0-9a-f]{12}$/)
  expect(password).toMatch(/^[\w-]{32}$/)
  expect(key).toHaveLength(32)
  expect(newPassword()).toMatch(/^[\w-]{43}$/)
  expect(newPassword()).not.toBe(newPassword())
})

test('what is sealed is opened with the same key for the same login, and with nothing else', () => {
  const { key, login } = pairingSecrets(secret, 'antesala')
  const sealed = sealBundle(bundle, key, login)
  expect(openBundle(sealed, key, login)).toEqual(bundle)
  expect(openBundle(sealed, Buffer.alloc(32, 1), login)).toBeNull()
  expect(openBundle(sealed, key, 'antesala_s_000000000000')).toBeNull()
  expect(openBundle('', key, login)).toBeNull()
  expect(openBundle('bm8=', key, login)).toBeNull()
})

test('one changed bit anywhere in it, or a missing end, is noticed', () => {
  const { key, login } = pairingSecrets(secret, 'antesala')
  const bytes = Buffer.from(sealBundle(bundle, key, login), 'base64')
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(openBundle(changed.toString('base64'), key, login)).toBeNull()
  }
  expect(openBundle(bytes.subarray(0, -1).toString('base64'), key, login)).toBeNull()
})

test('the same seal is never made twice, and shows nothing of what is in it', () => {
  const { key, login } = pairingSecrets(secret, 'antesala')
  const seals = Array.from({ length: 50 }, () => sealBundle(bundle, key, login))
  expect(new Set(seals).size).toBe(50)
  expect(Buffer.from(seals[0] ?? '', 'base64').includes('Ventanilla')).toBe(false)
})

test('a bundle that is not as it should be is none', () => {
  for (const wrong of [
    { roles: [] },
    { roles: ['owner'] },
    { key: 'nothing' },
    { stationId: 'x' },
    { pepper: 'zz' },
    { more: 1 },
  ])
    expect(stationBundle.safeParse({ ...bundle, ...wrong }).success, JSON.stringify(wrong)).toBe(false)
})

test('a verifier is RFC 5802’s, as PostgreSQL writes it', async () => {
  const salt = Buffer.from('0123456789abcdef')
  const salted = pbkdf2Sync('a password', salt, 4096, 32, 'sha256')
  const mac = (text: string) => createHmac('sha256', salted).update(text).digest()
  const stored = createHash('sha256').update(mac('Client Key')).digest('base64')
  expect(await scramVerifier('a password', salt)).toBe(
    `SCRAM-SHA-256$4096:${salt.toString('base64')}$${stored}:${mac('Server Key').toString('base64')}`,
  )
  expect(await scramVerifier('a password')).not.toBe(await scramVerifier('a password'))
})
