import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { stationRoles } from '#domain/people.ts'

const pem = z.string().max(4_000).startsWith('-----BEGIN ')

/** What a new station is given, sealed with its pairing code, and kept by the server until the station has come. */
export const stationBundle = z.strictObject({
  stationId: z.uuid(),
  name: z.string(),
  roles: z.array(z.enum(stationRoles)).min(1),
  /** Its own certificate and key. */
  certificate: pem,
  key: pem,
  /** The office's CA certificate. */
  ca: pem,
  /** The CA's key, PEM: only a manager's station adds others. */
  authorityKey: pem.nullable(),
  /** What PINs are hashed with, in hexadecimal: only where people sign in. */
  pepper: z.hex().length(64).nullable(),
})
export type StationBundle = z.infer<typeof stationBundle>

/** What a station proves with who it is; kept in the system's keyring, or in a file that only its user may read. */
export const stationCredentials = stationBundle.extend({
  login: z.string().min(1).max(63),
  password: z.string().min(1),
})
export type StationCredentials = z.infer<typeof stationCredentials>

const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** Seals what a station is given. @param key 32 bytes, of the pairing code @param login whose it is, sealed along with it */
export function sealBundle(bundle: StationBundle, key: Buffer, login: string): string {
  const nonce = randomBytes(nonceBytes)
  const sealing = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(login))
  const text = Buffer.concat([sealing.update(JSON.stringify(bundle), 'utf8'), sealing.final()])
  return Buffer.concat([nonce, text, sealing.getAuthTag()]).toString('base64')
}

/** Opens what `sealBundle` sealed. @returns null when it is another key's, another station's, or was changed */
export function openBundle(sealed: string, key: Buffer, login: string): StationBundle | null {
  const bytes = Buffer.from(sealed, 'base64')
  if (bytes.length < nonceBytes + tagBytes) return null
  try {
    const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
      .setAAD(Buffer.from(login))
      .setAuthTag(bytes.subarray(-tagBytes))
    const text = Buffer.concat([opening.update(bytes.subarray(nonceBytes, -tagBytes)), opening.final()])
    return stationBundle.safeParse(JSON.parse(text.toString('utf8'))).data ?? null
  } catch {
    return null
  }
}
