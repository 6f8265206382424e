import type { StoreRefusal } from '#domain/refusal.ts'

/** SQLite's result codes (https://sqlite.org/rescode.html) as the refusal a person can act on. */
const refusals: readonly (readonly [RegExp, Exclude<StoreRefusal['code'], 'store.busy'>])[] = [
  [/^SQLITE_FULL/, 'store.full'],
  [/^SQLITE_CORRUPT/, 'store.damaged'],
  [/^SQLITE_NOTADB/, 'store.foreign'],
  [/^SQLITE_READONLY/, 'store.read_only'],
  [/^(SQLITE_CANTOPEN|SQLITE_IOERR|SQLITE_PERM|SQLITE_AUTH)/, 'store.unreadable'],
  [/^ENOSPC|^EDQUOT/, 'store.full'],
  [/^EROFS/, 'store.read_only'],
  [/^(EACCES|EPERM|ENOENT|ENOTDIR|EISDIR|EEXIST|ELOOP|ENAMETOOLONG|EIO)/, 'store.unreadable'],
]

/**
 * The refusal behind an error of SQLite or of the file system.
 * @param file the database file, for the sentence
 * @returns null for an error that is not the store's (a defect: let it be thrown)
 */
export function storeRefusal(error: unknown, file: string): StoreRefusal | null {
  const code = errorCode(error)
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return { code: 'store.busy' }
  const match = refusals.find(([pattern]) => pattern.test(code))
  return match === undefined ? null : { code: match[1], file }
}

/** SQLite's or Node's error code, or an empty text. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
