import { Kysely, sql } from 'kysely'
import type { StoreRefusal } from '#domain/refusal.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import { postgresColumns } from './dialects/columns.ts'
import { postgresDialect } from './dialects/postgres.ts'
import { forgetInTable } from './forget-postgres.ts'
import { migrate, migrationState } from './migrate.ts'
import { isLostRace, postgresRefusal } from './postgres-errors.ts'
import { isForeign } from './postgres-ownership.ts'
import { chainEnds } from './queries/live.ts'
import { postgresPool, type PostgresConnection, type PostgresPatience } from './postgres-pool.ts'
import { Reach } from './reach.ts'
import { applyGrants, hasGrants, isPrepared } from './provision/apply-grants.ts'
import { asOwner } from './provision/raise.ts'
import type { ReadHandle, Schema } from './schema.ts'
import { serverClock } from './server-clock.ts'
import type { Clock, Store } from './store.ts'

export interface PostgresOptions extends Partial<PostgresPatience> {
  /** Present time, ms since the epoch; the server's clock by default. */
  readonly clock?: (() => number) | undefined
}

/** For a program that people wait for: they know within 3 s that a server is lost. */
export const stationPatience = { connectTimeoutMs: 1_500, queryTimeoutMs: 1_500 } as const

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
 * `store.unreachable` (not there, no answer in time), `store.dismissed` (login refused), `store.untrusted` (not the
 * office's server), `store.foreign` (holds tables, none of them ours), `store.newer`, `store.behind` (this login may not
 * raise it), `store.read_only` (a standby), `store.full`. What is refused is left exactly as it was.
 */
export async function openPostgresStore(
  connection: PostgresConnection,
  options: PostgresOptions = {},
): Promise<Result<Store>> {
  const { clock, ...changes } = options
  const limits = { ...patience, ...changes }
  const file = `${connection.host}:${String(connection.port)}/${connection.database}`
  const reach = new Reach()
  const db = handle(connection, limits, reach)
  try {
    const refusal = await raise(db, connection, limits, file)
    if (refusal === null) {
      const forget = async () => {
        const owner = (await asOwner(db, connection)) ?? connection
        return patiently(owner, { ...limits, lockTimeoutMs: shortLockMs }, forgetInTable)
      }
      return accept(asStore(db, file, await serverVersion(db), reach, clock, forget))
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

function handle(
  connection: PostgresConnection,
  limits: PostgresPatience,
  reach: Reach | null = null,
): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: postgresDialect(postgresPool(connection, limits, reach)) })
}

async function raise(
  db: Kysely<Schema>,
  connection: PostgresConnection,
  limits: PostgresPatience,
  file: string,
): Promise<StoreRefusal | null> {
  if (await isForeign(db)) return { code: 'store.foreign', file }
  const state = await migrationState(db)
  // What a newer station has added is left alone; whether this one may still write is asked at every write.
  if (state.kind === 'newer' && !(await isOurs(db, state))) return { code: 'store.newer', file }
  // A standby answers every question and refuses every write: ask now, not at the first ticket.
  if (await isReadOnly(db)) return { code: 'store.read_only', file }
  // Its grants are a newer version's as well.
  if (state.kind === 'newer') return null
  const isBehind = state.kind === 'behind'
  const granted = isBehind || (await hasGrants(db)) || !(await isPrepared(db))
  if (!isBehind && granted) return null
  const owner = await asOwner(db, connection)
  if (owner === null) return isBehind ? { code: 'store.behind', file } : null
  await patiently(owner, { ...limits, lockTimeoutMs: longTimeoutMs }, async (patient) => {
    if (isBehind) await migrate(patient, postgresColumns)
    if (await isPrepared(patient)) await applyGrants(patient)
  })
  return null
}

/** Whether a database that was raised further holds an office, and all that this version knows. */
async function isOurs(db: ReadHandle, { complete }: { readonly complete: boolean }): Promise<boolean> {
  return complete && (await chainEnds(db)).minWriterVersion !== null
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
  reach: Reach,
  clock: (() => number) | undefined,
  forget: Store['forget'],
): Store {
  return {
    db,
    file,
    engine,
    reach,
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
