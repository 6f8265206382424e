import { closeSync, openSync, readSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import type { StoreRefusal } from '#domain/refusal.ts'

/** "Ants": marks a SQLite file as ours (pragma application_id). */
export const applicationId = 0x416e7473

const sqliteHeader = 'SQLite format 3\0'

/** Writes the mark; done in the same connection that made the schema. */
export function markOwnership(sqlite: BetterSqlite3.Database): void {
  sqlite.pragma(`application_id = ${String(applicationId)}`)
}

/**
 * Looks at an existing file without changing a byte: is it a database, ours, and whole?
 * @returns `store.foreign`, `store.damaged`, or null. An empty file is a new database.
 * @throws the file system's or SQLite's own error, which the caller translates
 */
export function checkOwnership(file: string, native: BetterSqlite3.Options): StoreRefusal | null {
  const header = readHeader(file)
  if (header.length === 0) return null
  if (header !== sqliteHeader) return { code: 'store.foreign', file }
  const sqlite = new BetterSqlite3(file, { ...native, readonly: true, timeout: 50 })
  try {
    if (sqlite.pragma('application_id', { simple: true }) !== applicationId) {
      const tables = sqlite.prepare<[], number>('select count(*) from sqlite_master').pluck().get()
      return tables === 0 ? null : { code: 'store.foreign', file }
    }
    return sqlite.pragma('quick_check(1)', { simple: true }) === 'ok' ? null : { code: 'store.damaged', file }
  } finally {
    sqlite.close()
  }
}

function readHeader(file: string): string {
  const handle = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(sqliteHeader.length)
    return bytes.toString('latin1', 0, readSync(handle, bytes, 0, bytes.length, 0))
  } finally {
    closeSync(handle)
  }
}
