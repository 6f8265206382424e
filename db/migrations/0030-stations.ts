import { sql, type ColumnDefinitionBuilder, type CreateTableBuilder, type Kysely } from 'kysely'
import type { ColumnTypes } from '../dialects/columns.ts'

/** Several stations: what each is for, that it is there, how it is let in, and which version may write. */
export async function up(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const whole = types.integer
  const table = (name: string) => db.schema.createTable(name) as CreateTableBuilder<string, string>
  const add = (
    to: string,
    column: string,
    type: 'text' | 'integer' | 'bigint',
    build: (c: ColumnDefinitionBuilder) => ColumnDefinitionBuilder = (c) => c,
  ) => db.schema.alterTable(to).addColumn(column, type, build).execute()
  const roles = ['door', 'reception', 'counter', 'display', 'kiosk', 'security', 'manager', 'phone']

  // A station below it reads, and writes nothing (domain.md §6: except alerts).
  await add('office', 'min_writer_version', whole, (c) => c.notNull().defaultTo(sql.lit(30)))

  await add('station', 'is_active', whole, (c) => c.notNull().defaultTo(sql.lit(1)))
  // The database's own name for it, and the fingerprint of its certificate; null where there is no server.
  await add('station', 'login', 'text')
  await add('station', 'certificate', 'text')
  await sql`create unique index station_login on station (login)`.execute(db)

  await types
    .strict(
      table('station_role')
        .addColumn('station_id', 'text', (c) => c.notNull().references('station.id'))
        .addColumn('role', 'text', (c) =>
          c.notNull().check(sql`role in (${sql.join(roles.map((role) => sql.lit(role)))})`),
        )
        .addPrimaryKeyConstraint('station_role_key', ['station_id', 'role']),
    )
    .execute()
  // The one computer of an office that had one is everything that it was.
  for (const role of roles)
    await sql`insert into station_role (station_id, role) select id, ${sql.lit(role)} from station`.execute(
      db,
    )

  await types
    .strict(
      table('station_presence')
        .addColumn('station_id', 'text', (c) => c.primaryKey().references('station.id'))
        .addColumn('seen_at', whole, (c) => c.notNull())
        .addColumn('started_at', whole, (c) => c.notNull())
        .addColumn('clock_offset_ms', whole, (c) => c.notNull())
        .addColumn('version', 'text', (c) => c.notNull())
        .addColumn('writer_version', whole, (c) => c.notNull())
        // Where the direct link listens: addresses as JSON.
        .addColumn('link_addresses', 'text', (c) => c.notNull())
        .addColumn('link_port', whole),
    )
    .execute()

  // How a new station is let in: what it is given, sealed with its pairing code, until it has come or time is up.
  await types
    .strict(
      table('pairing')
        .addColumn('station_id', 'text', (c) => c.primaryKey())
        .addColumn('login', 'text', (c) => c.notNull().unique())
        .addColumn('bundle', 'text')
        .addColumn('created_at', whole, (c) => c.notNull())
        .addColumn('expires_at', whole, (c) => c.notNull())
        .addColumn('used_at', whole),
    )
    .execute()

  await types.wakeOthers(db, 'event_head')
}
