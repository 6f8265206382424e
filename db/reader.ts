import { Kysely, sql } from 'kysely'
import type { StoreRefusal } from '#domain/refusal.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import { postgresDialect } from './dialects/postgres.ts'
import { migrationState, type MigrationState } from './migrate.ts'
import { applicationId } from './ownership.ts'
import { isForeign } from './postgres-ownership.ts'
import { postgresRefusal } from './postgres-errors.ts'
import { postgresPool, type PostgresConnection } from './postgres-pool.ts'
import type { ReadHandle, Schema } from './schema.ts'
import { openReadOnly, sqliteReaderRefusal } from './sqlite-reader.ts'

/** An office's database that is only read, by a second program: beside the one that works, or when none does. */
export interface Reader {
  /** Path of the file, or `host:port/database`. */
  readonly file: string
  /** Whether this version knows all its tables. */
  readonly state: MigrationState['kind']
  /** Runs work that sees one instant of the database, however long it takes. */
  snapshot<T>(work: (db: ReadHandle) => Promise<T>): Promise<Result<T>>
  /** Whether somebody wrote meanwhile without being able to notice the reader: what was read may not fit together. */
  overtaken(): boolean
  close(): Promise<void>
}

/**
 * Opens a data file for reading only: no byte of it or beside it changes, no lock of the writer's is taken. Never in
 * the process that has the file open for writing: two SQLites in one process do not see each other's locks. Refuses
 * `store.unreadable`, `store.foreign`, `store.newer`, `store.damaged`, `office.missing` (nothing in it).
 */
export async function openFileReader(file: string): Promise<Result<Reader>> {
  const translate = (error: unknown) => sqliteReaderRefusal(error, file)
  return attempt(translate, async () => {
    const { db, overtaken, close } = openReadOnly(file)
    const snapshot = <T>(work: (trx: ReadHandle) => Promise<T>) =>
      attempt(translate, async () => accept(await db.transaction().execute(work)))
    return checked({ file, snapshot, overtaken, close }, db, async () => {
      const { rows } = await sql<Record<string, unknown>>`pragma application_id`.execute(db)
      return Object.values(rows[0] ?? {})[0] !== applicationId
    })
  })
}

/** Reading a history of years takes what it takes, ms. */
const queryTimeoutMs = 30 * 60_000

/** Opens an office's database on a server for reading only. Refuses as `openFileReader`, and `store.unreachable`. */
export async function openPostgresReader(connection: PostgresConnection): Promise<Result<Reader>> {
  const file = `${connection.host}:${String(connection.port)}/${connection.database}`
  const translate = (error: unknown) => postgresRefusal(error, file)
  const patience = { connectTimeoutMs: 5_000, queryTimeoutMs, lockTimeoutMs: 5_000, maxConnections: 1 }
  return attempt(translate, () => {
    const db = new Kysely<Schema>({ dialect: postgresDialect(postgresPool(connection, patience)) })
    const snapshot = <T>(work: (trx: ReadHandle) => Promise<T>) =>
      attempt(translate, async () => {
        const reading = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
        return accept(await reading.execute(work))
      })
    const reader = { file, snapshot, overtaken: () => false, close: () => db.destroy() }
    return checked(reader, db, () => isForeign(db))
  })
}

/** Looks whose database it is and how old; closes what it refuses. */
async function checked(
  reader: Omit<Reader, 'state'>,
  db: Kysely<Schema>,
  foreign: () => Promise<boolean>,
): Promise<Result<Reader>> {
  try {
    const refused = (await foreign()) ? refuse({ code: 'store.foreign', file: reader.file }) : null
    const state = await migrationState(db)
    const refusal =
      refused ??
      (state.kind === 'newer' ? refuse({ code: 'store.newer', file: reader.file }) : null) ??
      (state.kind === 'behind' && state.fresh ? refuse({ code: 'office.missing' }) : null)
    if (refusal === null) return accept({ ...reader, state: state.kind })
    await reader.close()
    return refusal
  } catch (error) {
    await reader.close()
    throw error
  }
}

/** Turns the store's own errors into refusals; a defect is thrown. */
async function attempt<T>(
  translate: (error: unknown) => StoreRefusal | null,
  work: () => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    return await work()
  } catch (error) {
    const refusal = translate(error)
    if (refusal === null) throw error
    return refuse(refusal)
  }
}
