import { createHash, createHmac, pbkdf2, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'

/** PostgreSQL's own default. Passwords here are random, at least 128 bits: more would protect nothing. */
const iterations = 4096
const saltBytes = 16
const hashBytes = 32

/**
 * What PostgreSQL keeps instead of a password (RFC 5802, RFC 7677): the server never sees the password itself, neither
 * in a statement nor in its log.
 * @param password letters, digits, `-` and `_` only, so that nothing needs normalising
 * @returns `SCRAM-SHA-256$4096:<salt>$<stored key>:<server key>`
 */
export async function scramVerifier(password: string, salt = randomBytes(saltBytes)): Promise<string> {
  const salted = await promisify(pbkdf2)(password, salt, iterations, hashBytes, 'sha256')
  const mac = (text: string) => createHmac('sha256', salted).update(text).digest()
  const stored = createHash('sha256').update(mac('Client Key')).digest('base64')
  const server = mac('Server Key').toString('base64')
  return `SCRAM-SHA-256$${String(iterations)}:${salt.toString('base64')}$${stored}:${server}`
}

/** A password that nobody has to remember. */
export function newPassword(): string {
  return randomBytes(32).toString('base64url')
}
