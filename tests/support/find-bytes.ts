import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import type { Store } from '#db/store.ts'
import { engine } from './engine.ts'

/**
 * The files of a folder in which a text can be read byte by byte, in the encodings that programs write.
 * @returns their paths inside the folder, in order
 */
export function filesHolding(folder: string, text: string): string[] {
  const needles = (['utf8', 'latin1', 'utf16le'] as const).map((encoding) => Buffer.from(text, encoding))
  return allFiles(folder)
    .filter((name) => {
      const bytes = contentOf(join(folder, name))
      return needles.some((needle) => bytes.includes(needle))
    })
    .sort()
}

/**
 * Where a text can be read: in the whole data folder, or on a server in everything that belongs to the database. The
 * server's write-ahead log is its own (docs/architecture.md).
 */
export async function filesWith(store: Store, text: string): Promise<string[]> {
  return filesHolding(engine === 'postgres' ? await databaseFolder(store) : dirname(store.file), text)
}

/** Where the server keeps the tables of this database, all of it written down. */
async function databaseFolder({ db }: Store): Promise<string> {
  await sql`checkpoint`.execute(db)
  const { rows } = await sql<{ folder: string; oid: string }>`
    select current_setting('data_directory') as folder, oid::text as oid
    from pg_database where datname = current_database()`.execute(db)
  return join(rows[0]?.folder ?? '', 'base', rows[0]?.oid ?? '')
}

function allFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const entry = statSync(join(folder, name), { throwIfNoEntry: false })
    return entry?.isFile() === true
  })
}

/** A table's old file may be taken away while we look. */
function contentOf(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch {
    return Buffer.alloc(0)
  }
}
