import { Kysely, sql } from 'kysely'
import { postgresDialect } from '../dialects/postgres.ts'
import { postgresPool, type PostgresConnection } from '../postgres-pool.ts'
import type { Schema } from '../schema.ts'

/** A connection of the server's administrator to one of its databases. */
export interface Administrator {
  readonly db: Kysely<Schema>
  /** Runs one statement; what it names must have been checked or quoted. */
  run(statement: string): Promise<void>
  /** The rows of one query. */
  rows<Row>(query: string): Promise<readonly Row[]>
  close(): Promise<void>
}

/** Making a database copies a template: seconds on a slow disk, ms. */
const patience = {
  connectTimeoutMs: 5_000,
  queryTimeoutMs: 120_000,
  lockTimeoutMs: 30_000,
  maxConnections: 1,
}

/** Connects when it is first asked something; fails then, with PostgreSQL's own error. */
export function asAdministrator(connection: PostgresConnection): Administrator {
  const db = new Kysely<Schema>({ dialect: postgresDialect(postgresPool(connection, patience)) })
  return {
    db,
    async run(statement) {
      await sql.raw(statement).execute(db)
    },
    rows: async <Row>(query: string) => (await sql.raw<Row>(query).execute(db)).rows,
    close: () => db.destroy(),
  }
}

/** A text as SQL writes it. */
export function literal(text: string): string {
  if (text.includes('\0')) throw new RangeError('no text in SQL holds a zero')
  return text.includes('\\') ? ` E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'` : `'${text.replaceAll("'", "''")}'` // prettier-ignore
}

/** What a server is, and whether who asks may prepare it. */
export interface ServerFacts {
  /** `15.16`, and as a number 150016. */
  readonly version: string
  readonly versionNumber: number
  readonly isAdministrator: boolean
  readonly dataFolder: string
  readonly accessFile: string
  /** Folder of its programs. */
  readonly programs: string
  /** The first folder in which it has a socket; null where there is none. */
  readonly socketFolder: string | null
  readonly port: number
  readonly listens: string
  readonly maxConnections: number
  /** A Unix: it has a shell, and files have modes. */
  readonly isUnix: boolean
}

/** Asks a server about itself. What only administrators may know is empty for others. */
export async function serverFacts(admin: Administrator): Promise<ServerFacts> {
  const [row] = await admin.rows<Record<string, string | null>>(`
    select current_setting('server_version') as version, current_setting('server_version_num') as number,
      (select rolsuper from pg_roles where rolname = current_user)::int as administrator,
      current_setting('port') as port, current_setting('listen_addresses') as listens,
      current_setting('max_connections') as connections, version() as build`)
  const isAdministrator = Number(row?.['administrator']) === 1
  const [known] = isAdministrator
    ? await admin.rows<Record<string, string | null>>(`
        select current_setting('data_directory') as data, current_setting('hba_file') as access,
          (select setting from pg_config where name = 'BINDIR') as programs,
          split_part(current_setting('unix_socket_directories'), ',', 1) as socket`)
    : []
  const socket = known?.['socket']?.trim() ?? ''
  return {
    version: row?.['version']?.split(' ')[0] ?? '',
    versionNumber: Number(row?.['number']),
    isAdministrator,
    dataFolder: known?.['data'] ?? '',
    accessFile: known?.['access'] ?? '',
    programs: known?.['programs'] ?? '',
    socketFolder: socket === '' ? null : socket,
    port: Number(row?.['port']),
    listens: row?.['listens'] ?? '',
    maxConnections: Number(row?.['connections']),
    isUnix: !/Visual C\+\+|mingw|windows/i.test(row?.['build'] ?? ''),
  }
}
