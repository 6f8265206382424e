import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { Kysely, SqliteDialect, type SqliteDatabase } from 'kysely'
import type { StoreRefusal } from '#domain/refusal.ts'
import type { Schema } from './schema.ts'
import { storeRefusal } from './sqlite-errors.ts'

/** A data file that is only read: nothing of it or beside it changes by a byte. */
interface OpenFile {
  readonly db: Kysely<Schema>
  readonly overtaken: () => boolean
  readonly close: () => Promise<void>
}

/**
 * Opens an office's file for reading only, whether or not the program runs with it, without the writer's lock and
 * without permission to write. Node's own SQLite does this: the one that the program writes with takes no URLs, and
 * without them any reader leaves files of its own beside the database.
 * @throws Node's or SQLite's own error
 */
export function openReadOnly(file: string): OpenFile {
  const log = existsSync(`${file}-wal`)
  if (log && existsSync(`${file}-shm`)) {
    // Somebody works with it, or was killed. Readers may look at the index of the log without leaving their marks in it.
    return reader(open(file, 'readonly_shm'), { overtaken: () => false })
  }
  if (log) return readCopy(file)
  const before = traces(file)
  return reader(open(file, 'immutable'), { overtaken: () => traces(file) !== before })
}

/** A log without its index cannot be read where it is; nobody works with it, so it may be copied. */
function readCopy(file: string): OpenFile {
  const folder = mkdtempSync(join(tmpdir(), 'antesala-verify-'))
  const copy = join(folder, basename(file))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    for (const end of ['', '-wal']) copyFileSync(`${file}${end}`, `${copy}${end}`)
    return reader(open(copy, 'mode'), { overtaken: () => false, closed: remove })
  } catch (error) {
    remove()
    throw error
  }
}

/** What changes as soon as somebody writes. */
function traces(file: string): string {
  const { size, mtimeMs, ino } = statSync(file)
  return [size, mtimeMs, ino, existsSync(`${file}-wal`)].join(' ')
}

function open(file: string, how: 'readonly_shm' | 'immutable' | 'mode'): DatabaseSync {
  const url = pathToFileURL(file)
  url.searchParams.set(how, how === 'mode' ? 'rw' : '1')
  return new DatabaseSync(url, { readOnly: how !== 'mode', timeout: 5_000 })
}

function reader(
  sqlite: DatabaseSync,
  { overtaken, closed }: { readonly overtaken: () => boolean; readonly closed?: () => void },
): OpenFile {
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: asKyselyDatabase(sqlite) }) })
  return {
    db,
    overtaken,
    async close() {
      await db.destroy()
      closed?.()
    },
  }
}

/** Statements by SQL text: a check asks the same few questions a thousand times. */
function asKyselyDatabase(sqlite: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, ReturnType<SqliteDatabase['prepare']>>()
  return {
    close: () => sqlite.close(),
    prepare(sql) {
      const known = statements.get(sql)
      if (known !== undefined) return known
      const statement = sqlite.prepare(sql)
      type Values = Parameters<typeof statement.all>
      const prepared: ReturnType<SqliteDatabase['prepare']> = {
        reader: statement.columns().length > 0,
        all: (values) => statement.all(...(values as Values)),
        run: (values) => statement.run(...(values as Values)),
        iterate: (values) => statement.iterate(...(values as Values)) as IterableIterator<unknown>,
      }
      statements.set(sql, prepared)
      return prepared
    },
  }
}

/** SQLite's result codes by number, as far as reading meets them (https://sqlite.org/rescode.html). */
const codes: Readonly<Record<number, string>> = {
  5: 'SQLITE_BUSY',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  14: 'SQLITE_CANTOPEN',
  26: 'SQLITE_NOTADB',
}

/** The refusal behind an error of Node's SQLite, which tells numbers, or of the file system; null for a defect. */
export function sqliteReaderRefusal(error: unknown, file: string): StoreRefusal | null {
  if (!(error instanceof Error) || !('errcode' in error)) return storeRefusal(error, file)
  const code = codes[Number(error.errcode) & 0xff] ?? ''
  return storeRefusal(Object.assign(new Error(error.message), { code }), file)
}
