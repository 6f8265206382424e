import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { isPepperOf, type Secrets } from '#services/people/secrets.ts'
import type { Keyring } from './keyring.ts'

const plainName = 'pepper'
const sealedName = 'pepper.sealed'
/** One that could not be opened when a new one was needed; perhaps it can be another day. */
const unopenedName = 'pepper.sealed.before'

const pepperBytes = 32
const asWritten = /^[0-9a-f]{64}$/
const onlyOurs = 0o600

/**
 * Every pepper of a data folder that can be read now, best kept first; makes one where there is none. It is sealed with
 * the system's keyring, or lies in a file that only this user may read where there is no keyring (domain.md §7). One
 * that cannot be opened today is never written over: a keyring that is locked, or answers too late, comes back.
 * @throws the file system's error when a new one cannot be written: PINs made with it would be lost tomorrow
 */
export async function readPeppers(folder: string, keyring: Keyring | null): Promise<readonly Secrets[]> {
  const found = [
    await readSealed(join(folder, sealedName), keyring),
    await readSealed(join(folder, unopenedName), keyring),
    readPlain(join(folder, plainName)),
  ].filter((secrets) => secrets !== null)
  return found.length > 0 ? found : [await makePepper(folder, keyring)]
}

/**
 * The pepper that an office was made with, or the best kept one when it is not there: then PINs are refused as
 * `pin.key_lost` until somebody comes with the printed code.
 * @param check `office.pepper_check`, null before set-up
 */
export function choosePepper(peppers: readonly Secrets[], check: string | null): Secrets {
  const chosen = peppers.find((secrets) => isPepperOf(check, secrets)) ?? peppers[0]
  if (chosen === undefined) throw new Error('no pepper')
  return chosen
}

/** Keeps a pepper in a file that only this user may read. */
export function keepPlainPepper(folder: string, pepper: Buffer): void {
  save(join(folder, plainName), Buffer.from(pepper.toString('hex')))
}

async function makePepper(folder: string, keyring: Keyring | null): Promise<Secrets> {
  const pepper = randomBytes(pepperBytes)
  if (keyring === null) {
    keepPlainPepper(folder, pepper)
    return { pepper, inFile: true }
  }
  const file = join(folder, sealedName)
  if (existsSync(file)) renameSync(file, join(folder, unopenedName))
  save(file, await keyring.seal(pepper.toString('hex')))
  return { pepper, inFile: false }
}

async function readSealed(file: string, keyring: Keyring | null): Promise<Secrets | null> {
  if (keyring === null || !existsSync(file)) return null
  const text = await keyring.open(readFileSync(file)).catch(() => '')
  return toSecrets(text, false)
}

function readPlain(file: string): Secrets | null {
  if (!existsSync(file)) return null
  chmodSync(file, onlyOurs)
  return toSecrets(readFileSync(file, 'utf8').trim(), true)
}

function toSecrets(text: string, inFile: boolean): Secrets | null {
  return asWritten.test(text) ? { pepper: Buffer.from(text, 'hex'), inFile } : null
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
