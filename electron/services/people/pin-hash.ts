import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { codeBytes, writeCode, type CodeKind } from '#domain/pin.ts'
import type { Credential, CredentialKind } from '#db/queries/credentials.ts'
import type { Derive, Secrets } from './secrets.ts'

/** N of scrypt: about a tenth of a second and 32 MB for each guess. Kept with every hash, so that it can grow. */
export const hashCost = 2 ** 15
const blockSize = 8
const keyLength = 32
const saltLength = 16

const scryptAsync = promisify<Buffer, Buffer, number, object, Buffer>(scrypt)

const deriveByScrypt: Derive = (secret, salt, cost) =>
  scryptAsync(secret, salt, keyLength, { N: cost, r: blockSize, p: 1, maxmem: 256 * cost * blockSize })

/** A secret as it is stored. */
export type Hashed = Pick<Credential, 'salt' | 'hash' | 'cost'>

/**
 * Hashes a secret to be kept. Slow on purpose, and outside the thread: never inside a transaction.
 * @param secret a PIN, or a code as `readCode` reads it
 */
export async function hashSecret(secrets: Secrets, kind: CredentialKind, secret: string): Promise<Hashed> {
  const salt = randomBytes(saltLength)
  const hash = await derive(secrets)(seasoned(secrets, kind, secret), salt, hashCost)
  return { salt: salt.toString('hex'), hash: hash.toString('hex'), cost: hashCost }
}

/**
 * Whether it is the secret that was kept. Takes the same time when nothing is kept at all: how long it takes tells
 * neither whether there is such a person, nor whether they have a PIN.
 */
export async function isSecret(
  secrets: Secrets,
  kind: CredentialKind,
  secret: string,
  kept: Hashed | null,
): Promise<boolean> {
  const salt = kept === null ? randomBytes(saltLength) : Buffer.from(kept.salt, 'hex')
  const cost = kept?.cost ?? hashCost
  const given = await derive(secrets)(seasoned(secrets, kind, secret), salt, cost)
  const known = kept === null ? Buffer.alloc(keyLength) : Buffer.from(kept.hash, 'hex')
  return known.length === given.length && timingSafeEqual(known, given) && kept !== null
}

/** Makes a new code. @returns it as it is told, and as it is kept */
export async function newCode(
  secrets: Secrets,
  kind: CodeKind,
): Promise<{ readonly code: string; readonly hashed: Hashed }> {
  const code = writeCode(kind, randomBytes(codeBytes[kind]))
  return { code, hashed: await hashSecret(secrets, kind, code) }
}

function derive(secrets: Secrets): Derive {
  return secrets.derive ?? deriveByScrypt
}

/** PINs are short and need the pepper; codes are long, and must work when it is lost. */
function seasoned({ pepper }: Secrets, kind: CredentialKind, secret: string): Buffer {
  return kind === 'start' || kind === 'recovery'
    ? Buffer.from(`${kind}:${secret}`)
    : createHmac('sha256', pepper).update(`${kind}:${secret}`).digest()
}
