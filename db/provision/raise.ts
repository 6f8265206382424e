import { sql } from 'kysely'
import type { PostgresConnection } from '../postgres-pool.ts'
import type { ReadHandle } from '../schema.ts'

/**
 * The same connection with the rights of the database's owner, who may change its tables: management's stations may take
 * them up, and whoever made a database that knows no groups.
 * @returns null for a login that may not: another station raises the database
 */
export async function asOwner(
  db: ReadHandle,
  connection: PostgresConnection,
): Promise<PostgresConnection | null> {
  const { rows } = await sql<{ owner: string; may: number }>`
    select pg_get_userbyid(datdba)::text as owner, pg_has_role(session_user, datdba, 'member')::int as may
    from pg_database where datname = current_database()`.execute(db)
  const [row] = rows
  return row?.may === 1 ? { ...connection, role: row.owner } : null
}
