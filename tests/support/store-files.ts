import { closeSync, openSync, statSync, writeSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import BetterSqlite3 from 'better-sqlite3'
import { openStore } from '#db/store.ts'
import { insertOneOfEach } from './rows.ts'
import { value } from './test-office.ts'

/** A closed database file of ours with something in every table. @returns its path */
export async function storeFile(folder: string): Promise<string> {
  const file = `${folder}/antesala.sqlite`
  const store = value(await openStore(file))
  await insertOneOfEach(store.db)
  await store.close()
  return file
}

/** Writes nonsense over the pages of a file from one on, as a dying disk does. */
export function damage(file: string, fromPage: number, pages: number): void {
  const handle = openSync(file, 'r+')
  writeSync(handle, randomBytes(pages * 4096), 0, pages * 4096, fromPage * 4096)
  closeSync(handle)
}

export function pagesOf(file: string): number {
  return statSync(file).size / 4096
}

/** Looks into a file past the store: what a person with a SQLite tool would see. */
export function look<T>(file: string, sql: string): T[] {
  const sqlite = new BetterSqlite3(file, { readonly: true })
  try {
    return sqlite.prepare<[], T>(sql).all()
  } finally {
    sqlite.close()
  }
}

/** Changes a file past the store, as a newer version or somebody's tool would. */
export function tamper(file: string, sql: string): void {
  const sqlite = new BetterSqlite3(file)
  sqlite.exec(sql)
  sqlite.pragma('wal_checkpoint(truncate)')
  sqlite.close()
}
