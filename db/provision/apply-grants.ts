import { createHash } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import { stationRoles } from '#domain/people.ts'
import type { Schema } from '../schema.ts'
import { grants, type Privileges } from './grants.ts'
import { accessSchema, backupOf, groupOf } from './names.ts'
import { policies } from './policies.ts'

/** Tells one version of grants and policies from another. */
const version = createHash('sha256')
  .update(JSON.stringify([grants, policies]))
  .digest('hex')
  .slice(0, 16)
const mark = `antesala grants ${version}`

/** Whether a database was prepared for stations with logins of their own; a bare one knows no groups. */
export async function isPrepared(db: Kysely<Schema>): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_namespace where nspname = ${accessSchema}`.execute(db)
  return rows.length > 0
}

/** Whether the grants of a prepared database are those of this version. */
export async function hasGrants(db: Kysely<Schema>): Promise<boolean> {
  const { rows } = await sql<{ mark: string | null }>`
    select obj_description('public'::regnamespace, 'pg_namespace') as mark`.execute(db)
  return rows[0]?.mark === mark
}

/**
 * Gives every group exactly what `grants` says, and ties rows to their stations; what was granted before and is not in
 * it is taken away. In one transaction: stations at work see the old rights or the new ones. As the tables' owner, after
 * each raise.
 */
export async function applyGrants(db: Kysely<Schema>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(trx)
    const database = rows[0]?.name ?? ''
    const statements = [
      ...stationRoles.flatMap((role) => {
        const group = groupOf(database, role)
        return [
          `revoke all on all tables in schema public from ${group}`,
          `grant usage on schema public to ${group}`,
          ...Object.entries(grants[role]).map(
            ([table, privileges]) => `grant ${written(privileges)} on ${table} to ${group}`,
          ),
        ]
      }),
      `grant usage on schema public to ${backupOf(database)}`,
      `grant select on all tables in schema public to ${backupOf(database)}`,
      ...policies.flatMap(({ table, name, text }) => [
        `alter table ${table} enable row level security`,
        `drop policy if exists ${name} on ${table}`,
        `create policy ${name} on ${table} ${text}`,
      ]),
      `comment on schema public is '${mark}'`,
    ]
    for (const statement of statements) await sql.raw(statement).execute(trx)
  })
}

function written({ select, insert, update }: Privileges): string {
  return [
    ...(select === undefined ? [] : ['select']),
    ...(insert === undefined ? [] : ['insert']),
    ...(update === undefined ? [] : [`update (${update.join(', ')})`]),
  ].join(', ')
}
