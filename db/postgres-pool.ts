import type { PostgresPool, PostgresPoolClient } from 'kysely'
import pg from 'pg'
import { valuesAsNumbers } from './dialects/postgres-types.ts'
import { hasGoneQuiet, isStale } from './postgres-errors.ts'
import type { Reach } from './reach.ts'
import { statementNames } from './postgres-statements.ts'
import { tlsOptions, type ServerTrust } from './tls.ts'

/** Where an office's PostgreSQL is, and who asks. */
export interface PostgresConnection {
  /** Name, address, or the folder of its socket. */
  readonly host: string
  readonly port: number
  readonly database: string
  readonly user: string
  readonly password?: string | undefined
  /** How the office's server is known. Without it nothing is encrypted: a socket, or this computer. */
  readonly tls?: ServerTrust | undefined
  /** Whose rights are used instead of the user's own: the tables' owner, to raise them. */
  readonly role?: string | undefined
}

/** How long a person waits at most, and how much of the server one station takes. */
export interface PostgresPatience {
  /** For a new connection, ms. */
  readonly connectTimeoutMs: number
  /** For the answer to one query, ms. */
  readonly queryTimeoutMs: number
  /** For a row that another station has locked, ms. */
  readonly lockTimeoutMs: number
  /** How many connections are open at the same time. */
  readonly maxConnections: number
}

/** Connections of an unused pool are given back after this long, ms. */
const idleMs = 60_000

/**
 * A pool of connections that are never left hanging: one whose answer did not come in time is thrown away, and the
 * server lets go of what a vanished station held.
 * @param reach whether the server is there, if somebody watches: whoever asks while it is lost hears so at once
 */
export function postgresPool(
  connection: PostgresConnection,
  patience: PostgresPatience,
  reach: Reach | null = null,
): PostgresPool {
  const { connectTimeoutMs, queryTimeoutMs, maxConnections } = patience
  const pool = new pg.Pool({
    ...clientConfig(connection),
    max: maxConnections,
    Client: connectingWithin(connectTimeoutMs),
    // For a connection that others of this station use to become free.
    connectionTimeoutMillis: connectTimeoutMs + queryTimeoutMs,
    idleTimeoutMillis: idleMs,
    // An idle connection keeps no program from ending.
    allowExitOnIdle: true,
    query_timeout: queryTimeoutMs,
    // The server gives up before we do, so that a slow statement costs no connection.
    statement_timeout: Math.ceil(queryTimeoutMs * 0.9),
    lock_timeout: Math.min(patience.lockTimeoutMs, Math.ceil(queryTimeoutMs * 0.8)),
    // A station that was switched off in the middle of a transaction must not keep its rows locked.
    idle_in_transaction_session_timeout: queryTimeoutMs,
  })
  // A connection that breaks while nobody uses it is replaced by the pool; unheard, the event would end the program.
  pool.on('error', ignore)
  pool.on('connect', (client) => client.on('error', ignore))
  const nameOf = statementNames()
  const known = new WeakMap<pg.PoolClient, Disposable>()
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      for (;;) {
        const connecting = () => pool.connect()
        const client = await (reach === null ? connecting() : reach.orLost(connecting, throwAway))
        const wrapped = known.get(client) ?? disposable(client, nameOf, reach)
        known.set(client, wrapped)
        if (wrapped.losses === (reach?.losses ?? 0)) return wrapped
        // From before the server was lost: it may have gone without a word, and would fail somebody who is in time.
        throwAway(client)
      }
    },
  }
}

/** What the driver is told of a connection; for those that stand alone as well. */
export function clientConfig({ tls, role, ...login }: PostgresConnection): pg.ClientConfig {
  return {
    ...login,
    application_name: 'antesala',
    keepAlive: true,
    types: valuesAsNumbers,
    ...(role === undefined ? {} : { options: `-c role=${role.replace(/[\\\s]/g, '\\$&')}` }),
    // The password is proven for this very certificate: whoever stands between could not pass it on.
    ...(tls === undefined ? {} : { ssl: tlsOptions(tls), enableChannelBinding: true }),
  }
}

/** The pool has one limit for connecting and for waiting in its queue; a server that is away is known sooner. */
function connectingWithin(connectTimeoutMs: number): new (config?: pg.ClientConfig) => pg.Client {
  return class extends pg.Client {
    constructor(config: pg.ClientConfig = {}) {
      // The pool hides the password from being copied.
      super({ ...config, password: config.password, connectionTimeoutMillis: connectTimeoutMs })
    }
  }
}

function throwAway(client: pg.PoolClient): void {
  client.release(true)
}

function ignore(): void {
  // Whoever waits for an answer hears of it by that answer.
}

interface Disposable extends PostgresPoolClient {
  /** How often the server had been lost when it was made. */
  readonly losses: number
}

/**
 * The driver gives up waiting for an answer but keeps the connection, and what is asked next stands behind what hangs:
 * a rollback would wait as long again, and the pool would hand the connection to others. One that knows tables as they
 * were before another station raised the database is thrown away as well.
 */
function disposable(
  client: pg.PoolClient,
  nameOf: (sql: string) => string | undefined,
  reach: Reach | null,
): Disposable {
  let quiet: Error | null = null
  let stale = false
  const ask = (question: pg.QueryConfig) =>
    reach === null ? client.query(question) : reach.orLost(() => client.query(question))
  const query = async (sql: string, parameters: readonly unknown[]) => {
    if (quiet !== null) throw quiet
    const values = [...parameters]
    const name = nameOf(sql)
    try {
      return await ask(name === undefined ? { text: sql, values } : { name, text: sql, values })
    } catch (error) {
      if (isStale(error)) {
        stale = true
        // Nothing is lost but this answer; in a transaction everything is, and it is run again.
        if (client.getTransactionStatus() === 'I') return await ask({ text: sql, values })
      }
      if (error instanceof Error && hasGoneQuiet(error)) quiet = error
      throw error
    }
  }
  return {
    losses: reach?.losses ?? 0,
    query: query as unknown as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy === true || stale || quiet !== null),
  }
}
