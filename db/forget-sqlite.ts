import { readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { sql, type Kysely } from 'kysely'
import type { Schema } from './schema.ts'
import { storeRefusal } from './sqlite-errors.ts'

/**
 * Makes the bytes of blanked texts go. `secure_delete` has overwritten them in the pages; what is left are the pages
 * as they were before: in the write-ahead log, which is emptied, and in the copies that were made before migrations,
 * in which the same texts are blanked.
 * @returns the files that may still hold them: somebody reads the database just now, or a copy cannot be written
 */
export async function forgetInFiles(
  db: Kysely<Schema>,
  file: string,
  subjects: readonly string[],
  native: BetterSqlite3.Options,
): Promise<string[]> {
  if (file === ':memory:') return []
  const left = copiesOf(file).filter((copy) => !blankCopy(copy, subjects, native))
  const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db)
  return rows[0]?.busy === 0 ? left : [`${file}-wal`, ...left]
}

function copiesOf(file: string): string[] {
  const folder = dirname(file)
  const start = `${basename(file)}.before-`
  return readdirSync(folder)
    .filter((name) => name.startsWith(start) && !/-(wal|shm|journal)$/.test(name))
    .map((name) => join(folder, name))
}

/** @returns whether the copy holds none of these texts any more */
function blankCopy(copy: string, subjects: readonly string[], native: BetterSqlite3.Options): boolean {
  let sqlite: BetterSqlite3.Database | null = null
  try {
    sqlite = new BetterSqlite3(copy, { ...native, timeout: 50 })
    sqlite.pragma('secure_delete = on')
    const known = sqlite.prepare("select 1 from sqlite_schema where name = 'personal'").get()
    if (known === undefined) return true
    const blank = sqlite.prepare('update personal set value = null, salt = null where subject_id = ?')
    sqlite.transaction(() => {
      for (const subject of subjects) blank.run(subject)
    })()
    const [emptied] = sqlite.pragma('wal_checkpoint(truncate)') as { busy: number }[]
    return emptied?.busy === 0
  } catch (error) {
    if (storeRefusal(error, copy) === null) throw error
    return false
  } finally {
    sqlite?.close()
  }
}
