import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Keyring } from './keyring.ts'

const onlyOurs = 0o600

/** A secret as it was found. */
export interface KeptSecret {
  readonly text: string
  /** It lies in a file that only this user may read, because there was no keyring to lock it in. */
  readonly inFile: boolean
}

/** The sealed file of a secret's name, beside the plain one. */
export function sealedName(name: string): string {
  return `${name}.sealed`
}

/**
 * Keeps a secret: sealed with the system's keyring, or in a file that only this user may read (domain.md §7). The other
 * way of keeping it is removed: of two, one would be old. One that was sealed and cannot be opened is never removed.
 * @throws the file system's error when it cannot be written
 */
export async function keepSecret(
  folder: string,
  name: string,
  text: string,
  keyring: Keyring | null,
): Promise<KeptSecret> {
  if (keyring === null) {
    keepPlain(folder, name, text)
    return { text, inFile: true }
  }
  save(join(folder, sealedName(name)), await keyring.seal(text))
  rmSync(join(folder, name), { force: true })
  return { text, inFile: false }
}

/** Keeps a secret in a file that only this user may read. */
export function keepPlain(folder: string, name: string, text: string): void {
  save(join(folder, name), Buffer.from(text))
}

/** What is sealed under a name, or null: nothing, nothing of this keyring, or no keyring. */
export async function readSealed(
  folder: string,
  name: string,
  keyring: Keyring | null,
): Promise<KeptSecret | null> {
  const file = join(folder, name)
  if (keyring === null || !existsSync(file)) return null
  const text = await keyring.open(readFileSync(file)).catch(() => null)
  return text === null ? null : { text, inFile: false }
}

/** What lies in the plain file of a name, or null. */
export function readPlain(folder: string, name: string): KeptSecret | null {
  const file = join(folder, name)
  if (!existsSync(file)) return null
  chmodSync(file, onlyOurs)
  return { text: readFileSync(file, 'utf8').trim(), inFile: true }
}

/** Flushed before it gets its name: a power cut leaves the old one or the new one. */
function save(file: string, content: Buffer): void {
  mkdirSync(dirname(file), { recursive: true })
  const handle = openSync(`${file}.new`, 'w', onlyOurs)
  writeSync(handle, content)
  fsyncSync(handle)
  closeSync(handle)
  renameSync(`${file}.new`, file)
}
