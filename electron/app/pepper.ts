import { randomBytes } from 'node:crypto'
import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { isPepperOf, type Secrets } from '#services/people/secrets.ts'
import type { Keyring } from './keyring.ts'
import { keepPlain, keepSecret, readPlain, readSealed, sealedName, type KeptSecret } from './secret-file.ts'

const name = 'pepper'
/** One that could not be opened when a new one was needed; perhaps it can be another day. */
const unopenedName = `${sealedName(name)}.before`

const pepperBytes = 32
const asWritten = /^[0-9a-f]{64}$/

/**
 * Every pepper of a data folder that can be read now, best kept first; makes one where there is none. It is sealed with
 * the system's keyring, or lies in a file that only this user may read where there is no keyring (domain.md §7). One
 * that cannot be opened today is never written over: a keyring that is locked, or answers too late, comes back.
 * @throws the file system's error when a new one cannot be written: PINs made with it would be lost tomorrow
 */
export async function readPeppers(folder: string, keyring: Keyring | null): Promise<readonly Secrets[]> {
  const kept = [
    await readSealed(folder, sealedName(name), keyring),
    await readSealed(folder, unopenedName, keyring),
    readPlain(folder, name),
  ]
  const found = kept.flatMap(toSecrets)
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
  keepPlain(folder, name, pepper.toString('hex'))
}

async function makePepper(folder: string, keyring: Keyring | null): Promise<Secrets> {
  const pepper = randomBytes(pepperBytes)
  const sealed = join(folder, sealedName(name))
  if (keyring !== null && existsSync(sealed)) renameSync(sealed, join(folder, unopenedName))
  const { inFile } = await keepSecret(folder, name, pepper.toString('hex'), keyring)
  return { pepper, inFile }
}

function toSecrets(kept: KeptSecret | null): Secrets[] {
  if (kept === null || !asWritten.test(kept.text)) return []
  return [{ pepper: Buffer.from(kept.text, 'hex'), inFile: kept.inFile }]
}
