import { sql } from 'kysely'
import { isLockedOut } from './postgres-errors.ts'
import type { ReadHandle } from './schema.ts'

/** How often it is tried, and how long apart (ms): whoever reads the table, or what was there before, may end. */
const attempts = 10
const pauseMs = 200

/**
 * Makes the bytes of blanked texts go from the table's files: PostgreSQL keeps every version of a row until its table is
 * written anew. Names stand still meanwhile, seconds in a large office. Its write-ahead log is the server's: see
 * docs/architecture.md.
 * @param db outside a transaction; patient with its own query, not with locks: everybody else waits behind it
 * @returns `personal` when the table may still hold them: an older reader does not end, or this login does not own it
 */
export async function forgetInTable(db: ReadHandle): Promise<string[]> {
  const horizon = await nextTransaction(db)
  for (let attempt = 1; attempt <= attempts; attempt++) {
    if (attempt > 1) await new Promise((resolve) => setTimeout(resolve, pauseMs))
    if (!(await isSeenBefore(db, horizon)) && (await writeAnew(db))) return []
  }
  return ['personal']
}

/** Everything that is committed now came before this transaction number. */
async function nextTransaction(db: ReadHandle): Promise<string> {
  const { rows } = await sql<{
    next: string
  }>`select pg_snapshot_xmax(pg_current_snapshot())::text as next`.execute(db)
  return rows[0]?.next ?? '0'
}

/** Whether somebody sees, or may still see, the rows as they were: their old versions would be kept. */
async function isSeenBefore(db: ReadHandle, horizon: string): Promise<boolean> {
  const { rows } = await sql<{ older: number }>`
    select count(*) as older from pg_stat_activity
    where pid <> pg_backend_pid()
      and greatest(age(backend_xmin), age(backend_xid)) > age(${horizon}::xid8::xid)`.execute(db)
  return rows[0]?.older !== 0
}

/** @returns whether it was done: a table that is not ours is passed over with a warning that nobody hears */
async function writeAnew(db: ReadHandle): Promise<boolean> {
  const before = await fileOf(db)
  try {
    await sql`vacuum full personal`.execute(db)
  } catch (error) {
    if (isLockedOut(error)) return false
    throw error
  }
  return (await fileOf(db)) !== before
}

async function fileOf(db: ReadHandle): Promise<number> {
  const { rows } = await sql<{ node: number }>`
    select pg_relation_filenode('personal')::bigint as node`.execute(db)
  return rows[0]?.node ?? 0
}
