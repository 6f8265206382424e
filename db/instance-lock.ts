import BetterSqlite3 from 'better-sqlite3'
import { errorCode } from './sqlite-errors.ts'

/** The one writer's mark beside a database file; the system drops it when the process dies, however it dies. */
export interface InstanceLock {
  release(): void
}

/**
 * Takes the lock of a database file: an exclusive transaction, held open, on a small file of its own. A lock file
 * with a process number would survive a `kill -9` and a number used again.
 * @returns null when another process holds it
 */
export function takeInstanceLock(file: string, options: BetterSqlite3.Options): InstanceLock | null {
  const sqlite = new BetterSqlite3(`${file}.lock`, { ...options, timeout: 0 })
  try {
    sqlite.pragma('journal_mode = memory')
    sqlite.exec('begin exclusive')
  } catch (error) {
    sqlite.close()
    if (errorCode(error).startsWith('SQLITE_BUSY')) return null
    throw error
  }
  return { release: () => sqlite.close() }
}
