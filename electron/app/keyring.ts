import { safeStorage } from 'electron'

/** What the system locks secrets in: its keyring, key chain or data protection. */
export interface Keyring {
  readonly seal: (text: string) => Promise<Buffer>
  /** Rejects what it did not seal, and everything while it is locked. */
  readonly open: (sealed: Buffer) => Promise<string>
}

/** How long the keyring may take, ms: it may ask for a password that nobody is there to type. */
const patienceMs = 10_000

/**
 * The system's keyring, once the application is ready.
 * @returns null where there is none: a Linux desktop without one gives only `basic_text`, which locks nothing
 */
export async function systemKeyring(): Promise<Keyring | null> {
  if (process.platform === 'linux') {
    const backend = safeStorage.getSelectedStorageBackend()
    if (backend === 'basic_text' || backend === 'unknown') return null
  }
  if (!isPresent(safeStorage)) return null
  const available = await inTime(safeStorage.isAsyncEncryptionAvailable()).catch(() => false)
  if (!available) return null
  return {
    seal: (text) => inTime(safeStorage.encryptStringAsync(text)),
    open: async (sealed) => (await inTime(safeStorage.decryptStringAsync(sealed))).result,
  }
}

/** The runtime that developers fall back on is older than these functions; an office never runs on it. */
function isPresent(storage: Partial<typeof safeStorage>): boolean {
  return storage.isAsyncEncryptionAvailable !== undefined
}

function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('the keyring does not answer'))
    }, patienceMs)
  })
  return Promise.race([answer, late]).finally(() => {
    clearTimeout(timer)
  })
}
