import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { Kysely } from 'kysely'
import { accept, refuse, type Result } from '#domain/result.ts'
import type { StoreRefusal } from '#domain/refusal.ts'
import { sqliteColumns } from './dialects/columns.ts'
import { sqliteDialect } from './dialects/sqlite.ts'
import { erasedListBeside } from './erased-list.ts'
import { forgetInFiles } from './forget-sqlite.ts'
import { takeInstanceLock, type InstanceLock } from './instance-lock.ts'
import { migrate, migrationState } from './migrate.ts'
import type { Reach } from './reach.ts'
import type { ReadHandle, Schema } from './schema.ts'
import { checkOwnership, markOwnership } from './ownership.ts'
import { storeRefusal } from './sqlite-errors.ts'

/** What time it is, ms since the epoch. @param handle of the transaction whose rows are locked already, if there is one */
export interface Clock {
  (handle: ReadHandle): Promise<number>
  /** The server's: whoever asks it something anyway may ask for `serverClock` along with it. */
  readonly ofServer?: true
}

/** An office's open database, on either engine: a file that this process alone writes, or a server's. */
export interface Store {
  readonly db: Kysely<Schema>
  /** Path of the database file, `:memory:`, or `host:port/database`. */
  readonly file: string
  /** Version of SQLite, or `PostgreSQL 18.4`; for About. */
  readonly engine: string
  /** Whether its server is there; null for a file. */
  readonly reach: Reach | null
  /** The store's one clock (domain.md §2, "Time"). */
  readonly readClock: Clock
  /** The refusal behind an error that this store threw; null for a defect. */
  refusalOf(error: unknown): StoreRefusal | null
  /** Whether another writer was first at a unique index: run again, the rules see what it wrote. */
  isLostRace(error: unknown): boolean
  /** Where erased ids are listed beside the database file; null in memory and on a server. */
  readonly erasedList: string | null
  /**
   * Makes the bytes of blanked texts go (domain.md §7), outside a transaction.
   * @param subjects everybody whose texts were ever blanked
   * @returns what may still hold them, as a person would look for it; empty when they are gone
   */
  forget(subjects: readonly string[]): Promise<readonly string[]>
  /** Closes it and gives the file, or the connections, free. */
  close(): Promise<void>
}

export interface StoreOptions {
  /** Path of a better-sqlite3 addon built for this runtime; the shipped one by default. */
  readonly nativeBinding?: string | undefined
  /** Present time, ms since the epoch; the computer's clock by default. */
  readonly clock?: (() => number) | undefined
}

/** At most this long may a lock of somebody else stop the thread; whoever wants to wait longer retries outside. */
const busyTimeoutMs = 50

/**
 * Opens, checks and raises a database; makes a new one where there is none. A copy is made before a migration.
 * Refuses with the sentence a person can act on: unreadable, read-only, locked by another process, foreign (not
 * ours), newer than this version, damaged, disk full. A file that is refused is left exactly as it was.
 * @param file path, or `:memory:`
 */
export async function openStore(file: string, options: StoreOptions = {}): Promise<Result<Store>> {
  const native: BetterSqlite3.Options =
    options.nativeBinding === undefined ? {} : { nativeBinding: options.nativeBinding }
  let lock: InstanceLock | null = null
  let sqlite: BetterSqlite3.Database | null = null
  try {
    if (file !== ':memory:') {
      mkdirSync(dirname(file), { recursive: true })
      const refusal = existsSync(file) ? checkOwnership(file, native) : null
      if (refusal !== null) return refuse(refusal)
      lock = takeInstanceLock(file, native)
      if (lock === null) return refuse({ code: 'store.locked', file })
    }
    sqlite = new BetterSqlite3(file, { ...native, timeout: busyTimeoutMs })
    prepareConnection(sqlite)
    const db = new Kysely<Schema>({ dialect: sqliteDialect(sqlite) })
    const refusal = await raise(db, sqlite, file)
    if (refusal === null) return accept(asStore(db, sqlite, file, lock, native, options.clock ?? Date.now))
    sqlite.close()
    lock?.release()
    return refuse(refusal)
  } catch (error) {
    sqlite?.close()
    lock?.release()
    const refusal = storeRefusal(error, file)
    if (refusal === null) throw error
    return refuse(refusal.code === 'store.busy' ? { code: 'store.locked', file } : refusal)
  }
}

/** WAL with FULL: better-sqlite3 defaults to NORMAL in WAL, which may lose the last commits at a power cut. */
function prepareConnection(sqlite: BetterSqlite3.Database): void {
  sqlite.pragma('journal_mode = wal')
  sqlite.pragma('synchronous = full')
  sqlite.pragma('foreign_keys = on')
  sqlite.pragma('secure_delete = on')
  // SQLite opens a write-protected file for reading without a word: ask now, not at the first ticket.
  sqlite.exec('begin immediate; pragma user_version = 0; rollback')
}

async function raise(
  db: Kysely<Schema>,
  sqlite: BetterSqlite3.Database,
  file: string,
): Promise<StoreRefusal | null> {
  const state = await migrationState(db)
  if (state.kind === 'newer') return { code: 'store.newer', file }
  if (state.kind === 'current') return null
  // Marked first: a file whose making was cut off by a full disk or a kill is still ours, and is finished next time.
  markOwnership(sqlite)
  if (!state.fresh) await sqlite.backup(`${file}.before-${state.first}`)
  await migrate(db, sqliteColumns)
  return null
}

function asStore(
  db: Kysely<Schema>,
  sqlite: BetterSqlite3.Database,
  file: string,
  lock: InstanceLock | null,
  native: BetterSqlite3.Options,
  clock: () => number,
): Store {
  const engine = sqlite.prepare<[], string>('select sqlite_version()').pluck().get() ?? ''
  return {
    db,
    file,
    engine,
    reach: null,
    readClock: () => Promise.resolve(clock()),
    refusalOf: (error) => storeRefusal(error, file),
    // Nobody else writes: whatever collides at an index is our own doing.
    isLostRace: () => false,
    erasedList: file === ':memory:' ? null : erasedListBeside(file),
    forget: (subjects) => forgetInFiles(db, file, subjects, native),
    async close() {
      await db.destroy()
      lock?.release()
    },
  }
}
