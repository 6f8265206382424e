import { Kysely, sql } from 'kysely'
import type { StoreRefusal } from '#domain/refusal.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import { postgresColumns } from './dialects/columns.ts'
import { postgresDialect } from './dialects/postgres.ts'
import { forgetInTable } from './forget-postgres.ts'
import { migrate, migrationState } from './migrate.ts'
import { isLostRace, postgresRefusal } from './postgres-errors.ts'
import { isForeign } from './postgres-ownership.ts'
import { postgresPool, type PostgresConnection, type PostgresPatience } from './postgres-pool.ts'
import type { ReadHandle, Schema } from './schema.ts'
import { serverClock } from './server-clock.ts'
import type { Clock, Store } from './store.ts'

export interface PostgresOptions extends Partial<PostgresPatience> {
  /** Present time, ms since the epoch; the server's clock by default. */
  readonly clock?: (() => number) | undefined
}

const patience: PostgresPatience = {
  connectTimeoutMs: 3_000,
  queryTimeoutMs: 5_000,
  lockTimeoutMs: 1_000,
  maxConnections: 4,
}

/** Raising a large database, waiting for another station to do it, writing a table anew: takes what it takes, ms. */
const longTimeoutMs = 10 * 60_000

/** Whoever waits for a whole table keeps everybody waiting who comes after, ms. */
const shortLockMs = 300

/**
 * Opens, checks and raises an office's database on a PostgreSQL server; an empty one becomes a new office's. Refuses
 * `store.unreachable` (not there, login refused, no answer in time), `store.foreign` (holds tables, none of them ours),
 * `store.newer`, `store.read_only` (a standby), `store.full`. What is refused is left exactly as it was.
 */
export async function openPostgresStore(
  connection: PostgresConnection,
  options: PostgresOptions = {},
): Promise<Result<Store>> {
  const { clock, ...changes } = options
  const limits = { ...patience, ...changes }
  const file = `${connection.host}:${String(connection.port)}/${connection.database}`
  const db = handle(connection, limits)
  try {
    const refusal = await raise(db, connection, limits, file)
    if (refusal === null) {
      const forget = () => patiently(connection, { ...limits, lockTimeoutMs: shortLockMs }, forgetInTable)
      return accept(asStore(db, file, await serverVersion(db), clock, forget))
    }
    await db.destroy()
    return refuse(refusal)
  } catch (error) {
    await db.destroy()
    const refusal = postgresRefusal(error, file)
    if (refusal === null) throw error
    return refuse(refusal.code === 'store.busy' ? { code: 'store.unreachable', file } : refusal)
  }
}

function handle(connection: PostgresConnection, limits: PostgresPatience): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: postgresDialect(postgresPool(connection, limits)) })
}

async function raise(
  db: Kysely<Schema>,
  connection: PostgresConnection,
  limits: PostgresPatience,
  file: string,
): Promise<StoreRefusal | null> {
  if (await isForeign(db)) return { code: 'store.foreign', file }
  const state = await migrationState(db)
  if (state.kind === 'newer') return { code: 'store.newer', file }
  // A standby answers every question and refuses every write: ask now, not at the first ticket.
  if (await isReadOnly(db)) return { code: 'store.read_only', file }
  if (state.kind === 'current') return null
  const waiting = { ...limits, lockTimeoutMs: longTimeoutMs }
  await patiently(connection, waiting, (patient) => migrate(patient, postgresColumns))
  return null
}

/** Runs what rewrites tables, on a connection of its own. */
async function patiently<T>(
  connection: PostgresConnection,
  limits: PostgresPatience,
  work: (db: Kysely<Schema>) => Promise<T>,
): Promise<T> {
  const patient = handle(connection, { ...limits, queryTimeoutMs: longTimeoutMs })
  try {
    return await work(patient)
  } finally {
    await patient.destroy()
  }
}

async function isReadOnly(db: ReadHandle): Promise<boolean> {
  const { rows } = await sql<{ setting: string }>`
    select current_setting('transaction_read_only') as setting`.execute(db)
  return rows[0]?.setting === 'on'
}

/** As the server says it, without the packager's additions: `PostgreSQL 18.4`. */
async function serverVersion(db: ReadHandle): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select current_setting('server_version') as version`.execute(db)
  return `PostgreSQL ${rows[0]?.version.split(' ')[0] ?? ''}`
}

function asStore(
  db: Kysely<Schema>,
  file: string,
  engine: string,
  clock: (() => number) | undefined,
  forget: Store['forget'],
): Store {
  return {
    db,
    file,
    engine,
    readClock: clock === undefined ? serverTime : () => Promise.resolve(clock()),
    refusalOf: (error) => postgresRefusal(error, file),
    isLostRace,
    erasedList: null,
    forget,
    close: () => db.destroy(),
  }
}

const serverTime: Clock = Object.assign(
  async (reader: ReadHandle) =>
    (await reader.selectNoFrom(serverClock.as('ms')).executeTakeFirstOrThrow()).ms,
  { ofServer: true as const },
)
