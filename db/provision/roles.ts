import { stationRoles } from '#domain/people.ts'
import { literal, type Administrator } from './administrator.ts'
import { functionStatements } from './functions.ts'
import { backupOf, groupOf, groupsOf, ownerOf } from './names.ts'

const harmless = 'nosuperuser nocreatedb nocreaterole noreplication'

/**
 * Makes the roles of an office on its server, or makes them again what they should be: the owner of the tables and a
 * group per function of a station, with which nobody logs in, and who makes the nightly copy.
 * @param backupVerifier SCRAM verifier of the latter's password
 */
export async function prepareRoles(
  admin: Administrator,
  database: string,
  backupVerifier: string,
): Promise<void> {
  const rows = await admin.rows<{ name: string }>('select rolname as name from pg_roles')
  const known = new Set(rows.map(({ name }) => name))
  const make = async (name: string, attributes: string) => {
    if (!known.has(name)) await admin.run(`create role ${name} nologin`)
    await admin.run(`alter role ${name} ${harmless} ${attributes}`)
  }
  await make(ownerOf(database), 'nologin inherit nobypassrls')
  for (const role of stationRoles)
    // Management has the owner's rights only after it took them up (`set role`), to raise the tables.
    await make(groupOf(database, role), `nologin nobypassrls ${role === 'manager' ? 'noinherit' : 'inherit'}`)
  await admin.run(`grant ${ownerOf(database)} to ${groupOf(database, 'manager')}`)
  // Erased texts stay in a table's file as long as somebody sees the rows from before: the owner must see who does.
  await admin.run(`grant pg_read_all_stats to ${ownerOf(database)}`)
  // A copy is of all rows, whichever station's.
  await make(backupOf(database), `login bypassrls connection limit 4 password ${literal(backupVerifier)}`)
}

/** Whether the server has a database of that name. */
export async function hasDatabase(admin: Administrator, database: string): Promise<boolean> {
  const rows = await admin.rows(`select 1 from pg_database where datname = ${literal(database)}`)
  return rows.length > 0
}

/** Makes an empty database of the office's owner. The roles must be there. */
export async function makeDatabase(admin: Administrator, database: string): Promise<void> {
  await admin.run(`create database ${database} owner ${ownerOf(database)} template template0 encoding 'UTF8'`)
}

/**
 * Gives everything in an office's database to its owner, whoever brought it (a restored copy), lets only the office's
 * roles in, and makes the functions of the server. Run again it changes nothing.
 * @param admin connected to that database
 */
export async function prepareDatabase(admin: Administrator, database: string): Promise<void> {
  const owner = ownerOf(database)
  const tables = await admin.rows<{ name: string }>(
    `select format('%I', tablename) as name from pg_tables where schemaname = 'public'`,
  )
  const routines = await admin.rows<{ name: string }>(
    `select p.oid::regprocedure::text as name from pg_proc p
      join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'public' and p.proname like 'antesala%'`,
  )
  const statements = [
    `alter database ${database} owner to ${owner}`,
    `revoke all on database ${database} from public`,
    `grant connect on database ${database} to ${[...groupsOf(database), backupOf(database)].join(', ')}`,
    // A station whose cable was pulled is forgotten, and its rows are free, within half a minute.
    `alter database ${database} set tcp_keepalives_idle = 10`,
    `alter database ${database} set tcp_keepalives_interval = 5`,
    `alter database ${database} set tcp_keepalives_count = 3`,
    `alter database ${database} set tcp_user_timeout = 25000`,
    'alter schema public owner to pg_database_owner',
    'revoke all on schema public from public',
    ...tables.map(({ name }) => `alter table public.${name} owner to ${owner}`),
    ...routines.map(({ name }) => `alter function ${name} owner to ${owner}`),
    ...functionStatements(database),
    // A restored copy says that its grants are made, and has none: they are made again when the store is opened.
    'comment on schema public is null',
  ]
  for (const statement of statements) await admin.run(statement)
}
