import { stationCredentials, type StationCredentials } from '#services/trust/bundle.ts'
import type { Keyring } from './keyring.ts'
import { keepSecret, readPlain, readSealed, sealedName, type KeptSecret } from './secret-file.ts'

const name = 'credentials'

/** What this computer proves with that it is a station of its office. */
export interface KeptCredentials {
  readonly credentials: StationCredentials
  /** They lie in a file, because this computer has no keyring to lock them in: said for as long as it is so. */
  readonly inFile: boolean
}

/**
 * Keeps a station's credentials: sealed with the system's keyring, or in a file that only this user may read (domain.md §7).
 * @throws the file system's error: a station that has joined and forgets what with would have to be added again
 */
export async function keepCredentials(
  folder: string,
  credentials: StationCredentials,
  keyring: Keyring | null,
): Promise<KeptCredentials> {
  const { inFile } = await keepSecret(folder, name, JSON.stringify(credentials), keyring)
  return { credentials, inFile }
}

/** The station's credentials, or null: there are none, or the keyring does not open what it sealed. */
export async function readCredentials(
  folder: string,
  keyring: Keyring | null,
): Promise<KeptCredentials | null> {
  const sealed = toCredentials(await readSealed(folder, sealedName(name), keyring))
  return sealed ?? toCredentials(readPlain(folder, name))
}

function toCredentials(kept: KeptSecret | null): KeptCredentials | null {
  if (kept === null) return null
  try {
    return { credentials: stationCredentials.parse(JSON.parse(kept.text)), inFile: kept.inFile }
  } catch {
    return null
  }
}
