import BetterSqlite3 from 'better-sqlite3'

/** A statement as the product sent it. */
export interface Sent {
  readonly sql: string
  readonly parameters: unknown
}

/** Keeps what is sent to better-sqlite3 while it is switched on. */
export interface Recorder {
  /** What was sent since the last take. */
  take(): readonly Sent[]
}

type Execute = (parameters?: unknown) => unknown

/** What is wrapped of a better-sqlite3 database. */
interface Preparing {
  readonly name: string
  prepare: (this: Preparing, sql: string) => Record<string, Execute>
}

/**
 * Wraps `prepare` of better-sqlite3, so that the product runs as it is, its own store and dialect included. One
 * function call and one array entry per statement: some tens of nanoseconds, on the product's side.
 * Must be called before the product opens its database.
 * @param file only what is sent to this database is kept
 */
export function recordStatements(file: string): Recorder {
  let sent: Sent[] = []
  const prototype = BetterSqlite3.prototype as unknown as Preparing
  const original = { prepare: prototype.prepare }
  prototype.prepare = function (sql) {
    const statement = original.prepare.call(this, sql)
    if (this.name !== file) return statement
    for (const method of ['run', 'all'] as const) {
      const execute = statement[method]
      if (execute === undefined) throw new Error(`better-sqlite3 has no ${method}`)
      statement[method] = (parameters = []) => {
        sent.push({ sql, parameters })
        return execute.call(statement, parameters)
      }
    }
    return statement
  }
  return {
    take() {
      const taken = sent
      sent = []
      return taken
    },
  }
}
