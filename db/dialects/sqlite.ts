import type BetterSqlite3 from 'better-sqlite3'
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  type DatabaseConnection,
  type Dialect,
  type SqliteDatabase,
} from 'kysely'
import { LocklessCompiler } from './sqlite-compiler.ts'

/** Kysely over one better-sqlite3 connection, with what domain.md and architecture.md ask of a write. */
export function sqliteDialect(sqlite: BetterSqlite3.Database): Dialect {
  return {
    createDriver: () => new ImmediateDriver(sqlite),
    createQueryCompiler: () => new LocklessCompiler(),
    createAdapter: () => new TransactionalAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  }
}

/** SQLite rolls back schema changes too: a migration and the note that it was made are one transaction. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

/**
 * BEGIN IMMEDIATE: a transaction that reads, then writes, would otherwise die with SQLITE_BUSY_SNAPSHOT when
 * somebody wrote in between, which no busy_timeout cures. Takes the write lock first, so the clock is read after it.
 */
class ImmediateDriver extends SqliteDriver {
  readonly #sqlite: BetterSqlite3.Database

  constructor(sqlite: BetterSqlite3.Database) {
    super({ database: withStatementCache(sqlite) })
    this.#sqlite = sqlite
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  /** SQLite itself rolls back on a full disk; a second rollback would hide the first error. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#sqlite.inTransaction) await super.rollbackTransaction(connection)
  }
}

/** Statements by SQL text: preparing costs more than running. The product's texts are few; a runaway is cut off. */
const cacheLimit = 500

function withStatementCache(sqlite: BetterSqlite3.Database): SqliteDatabase {
  const statements = new Map<string, ReturnType<SqliteDatabase['prepare']>>()
  return {
    close: () => sqlite.close(),
    prepare(sql) {
      const known = statements.get(sql)
      if (known !== undefined) return known
      if (statements.size >= cacheLimit) statements.clear()
      const statement = sqlite.prepare(sql) as unknown as ReturnType<SqliteDatabase['prepare']>
      statements.set(sql, statement)
      return statement
    },
  }
}
