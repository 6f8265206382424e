import { createHmac, timingSafeEqual } from 'node:crypto'

/** Hashes slowly on purpose. @param cost N of scrypt @returns the key, 32 bytes */
export type Derive = (secret: Buffer, salt: Buffer, cost: number) => Promise<Buffer>

/** The office's pepper: what is kept apart from the database, so that a copy of it alone gives no PIN away. */
export interface Secrets {
  /** 32 random bytes, made once (electron/app/pepper.ts). */
  readonly pepper: Buffer
  /** It lies in a file, because this computer has no keyring to lock it in. */
  readonly inFile: boolean
  /** scrypt by default; tests count, and save time. */
  readonly derive?: Derive
}

/** What an office remembers of its pepper, to tell another one from it; gives nothing of it away. */
export function pepperCheck({ pepper }: Secrets): string {
  return createHmac('sha256', pepper).update('the pepper of this office').digest('hex')
}

/**
 * Whether this is the pepper that the office's PINs were made with.
 * @param remembered `office.pepper_check`; null when there never was one
 */
export function isPepperOf(remembered: string | null, secrets: Secrets): boolean {
  const [known, present] = [Buffer.from(remembered ?? ''), Buffer.from(pepperCheck(secrets))]
  return known.length === present.length && timingSafeEqual(known, present)
}
