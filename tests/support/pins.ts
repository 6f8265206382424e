import { createHash } from 'node:crypto'
import type { Derive, Secrets } from '#services/people/secrets.ts'

/** The PIN of everybody in a test office. */
export const testPin = '271828'

/** Same shape as scrypt and none of its time; tests/services/people/pin-hash.test.ts looks at the real one. */
export const quickDerive: Derive = (secret, salt, cost) =>
  Promise.resolve(createHash('sha256').update(String(cost)).update(salt).update(secret).digest())

/** A pepper that every test office shares, so that one can be taken up again. */
export const testSecrets: Secrets = { pepper: Buffer.alloc(32, 7), inFile: false, derive: quickDerive }

/** The same pepper with the real scrypt: for an office that the program itself will open. */
export const programSecrets: Secrets = { pepper: testSecrets.pepper, inFile: true }
