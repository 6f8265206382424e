import { sql, type Kysely } from 'kysely'
import { migrationNames } from './migrations/index.ts'
import { appliedNames, migrationTable } from './migrate.ts'
import type { Schema } from './schema.ts'

/**
 * Whether a database holds tables and none of them are ours. An empty one is a new office's; one in which making the
 * first tables was cut off holds the migrator's notes and nothing else.
 */
export async function isForeign(db: Kysely<Schema>): Promise<boolean> {
  const names = await tableNames(db)
  if (names.every((name) => name.startsWith(migrationTable))) return false
  return !names.includes(migrationTable) || !(await appliedNames(db)).includes(migrationNames[0] ?? '')
}

/** Tables and views of anybody but the server itself. */
async function tableNames(db: Kysely<Schema>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')
    union all
    select viewname from pg_views where schemaname not in ('pg_catalog', 'information_schema')`.execute(db)
  return rows.map(({ name }) => name)
}
