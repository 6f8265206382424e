import { sql } from 'kysely'
import type { ReadHandle } from '#db/schema.ts'

/** How long whoever is expected may take to arrive, ms. */
const patienceMs = 5_000

/** Resolves when so many sessions of the database stand before a lock. @throws when they do not come */
export async function waitForLocks(db: ReadHandle, count: number): Promise<void> {
  const end = performance.now() + patienceMs
  while (performance.now() < end) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
    if ((rows[0]?.count ?? 0) >= count) return
  }
  throw new Error(`nobody waits: ${String(count)} were expected before a lock`)
}
