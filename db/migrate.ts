import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { ColumnTypes } from './dialects/columns.ts'
import { migrationNames, migrations } from './migrations/index.ts'
import type { Schema } from './schema.ts'

/** The migrator's notes; a second table of its own begins with the same name. */
export const migrationTable = 'kysely_migration'

/** What a database has of the migrations: all that are needed, some to come, or ones this version does not know. */
export type MigrationState =
  | { readonly kind: 'current' }
  | { readonly kind: 'behind'; readonly first: string; readonly fresh: boolean }
  /** `complete`: it has all those that this version knows, too. */
  | { readonly kind: 'newer'; readonly unknown: string; readonly complete: boolean }

/** Compares the database with the migrations that this version knows; writes nothing. */
export async function migrationState(db: Kysely<Schema>): Promise<MigrationState> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  const fresh = !tables.some((table) => table.name === migrationTable)
  const done = fresh ? [] : await appliedNames(db)
  const unknown = done.find((name) => !migrationNames.includes(name))
  const first = migrationNames.find((name) => !done.includes(name))
  if (unknown !== undefined) return { kind: 'newer', unknown, complete: first === undefined }
  return first === undefined ? { kind: 'current' } : { kind: 'behind', first, fresh }
}

/** The migrations a database says it has had. @throws when it has no such notes */
export async function appliedNames(db: Kysely<Schema>): Promise<string[]> {
  const rows = await db
    .$extendTables<{ [migrationTable]: { name: string } }>()
    .selectFrom(migrationTable)
    .select('name')
    .execute()
  return rows.map((row) => row.name)
}

/**
 * Applies what is missing, in order and in one transaction: a kill or a full disk leaves all of it or nothing. Of
 * several stations that begin at the same time one does it and the others wait for it.
 * @param target the last migration to apply (tests raise to n−1); all by default
 * @throws the error of the migration that failed; nothing of it or of the others stays
 */
export async function migrate(db: Kysely<Schema>, types: ColumnTypes, target?: string): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations(types)) },
    migrationTableName: migrationTable,
  })
  const { error } = target === undefined ? await migrator.migrateToLatest() : await migrator.migrateTo(target)
  if (error !== undefined) throw error instanceof Error ? error : new Error(JSON.stringify(error))
}
