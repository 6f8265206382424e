import { sql, type ColumnDefinitionBuilder, type CreateTableBuilder, type Kysely } from 'kysely'
import type { ColumnTypes } from '../dialects/columns.ts'

/** The whole state machine, people who sign in with a PIN, seals and erasures. Frozen once landed. */
export async function up(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const whole = types.integer
  const table = (name: string) => db.schema.createTable(name) as CreateTableBuilder<string, string>
  const oneOf = (column: string, values: readonly string[]) =>
    sql`${sql.ref(column)} in (${sql.join(values.map((value) => sql.lit(value)))})`
  const add = (
    to: string,
    column: string,
    type: 'text' | 'integer' | 'bigint',
    build: (c: ColumnDefinitionBuilder) => ColumnDefinitionBuilder = (c) => c,
  ) => db.schema.alterTable(to).addColumn(column, type, build).execute()
  const withDefault = (value: number | string) => (c: ColumnDefinitionBuilder) =>
    c.notNull().defaultTo(sql.lit(value))

  await add('office', 'end_day_policy', 'text', (c) =>
    withDefault('not_served')(c).check(oneOf('end_day_policy', ['not_served', 'keep'])),
  )
  await add('office', 'strict_run', whole)
  await add('office', 'absent_opens_ms', whole, withDefault(5 * 60_000))
  await add('office', 'keep_place_ms', whole, withDefault(10 * 60_000))
  await add('office', 'appointment_grace_ms', whole, withDefault(10 * 60_000))
  await add('office', 'auto_lock_ms', whole, withDefault(10 * 60_000))
  await add('office', 'clock_offset_ms', whole, withDefault(0))
  await add('office', 'pepper_check', 'text')

  await add('service', 'max_wait_ms', whole)
  await add('service', 'is_quick', whole, withDefault(0))

  await add('counter', 'preference', 'text', (c) =>
    withDefault('none')(c).check(oneOf('preference', ['none', 'skill', 'quick'])),
  )
  await add('counter', 'paused_at', whole)
  await add('counter', 'pause_reason', 'text')
  await add('counter', 'away_at', whole, (c) => c.defaultTo(sql.lit(0)))
  await add('counter', 'station_id', 'text', (c) => c.references('station.id'))
  await add('counter_service', 'rank', whole, withDefault(0))

  await add('person', 'away_at', whole, (c) => c.defaultTo(sql.lit(0)))
  await types
    .strict(
      table('person_language')
        .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('language', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('person_language_key', ['person_id', 'language']),
    )
    .execute()
  await types
    .strict(
      table('credential')
        .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('kind', 'text', (c) =>
          c.notNull().check(oneOf('kind', ['pin', 'start', 'recovery', 'duress'])),
        )
        .addColumn('salt', 'text', (c) => c.notNull())
        .addColumn('hash', 'text', (c) => c.notNull())
        .addColumn('cost', whole, (c) => c.notNull())
        .addColumn('created_at', whole, (c) => c.notNull())
        .addColumn('expires_at', whole)
        .addPrimaryKeyConstraint('credential_key', ['person_id', 'kind']),
    )
    .execute()
  await types
    .strict(
      table('sign_in_attempt')
        .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('station_id', 'text', (c) => c.notNull().references('station.id'))
        .addColumn('failures', whole, (c) => c.notNull())
        .addColumn('locked_until', whole, (c) => c.notNull())
        .addPrimaryKeyConstraint('sign_in_attempt_key', ['person_id', 'station_id']),
    )
    .execute()

  await add('ticket', 'target_counter_id', 'text', (c) => c.references('counter.id'))
  await add('ticket', 'target_person_id', 'text', (c) => c.references('person.id'))
  await add('ticket', 'held_by_id', 'text', (c) => c.references('person.id'))
  await add('ticket', 'appointment_at', whole)
  await add('ticket_line', 'is_void', whole, withDefault(0))

  await types
    .strict(
      table('seal')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('position', whole, (c) => c.notNull().unique())
        .addColumn('at', whole, (c) => c.notNull())
        .addColumn('kind', 'text', (c) => c.notNull().check(oneOf('kind', ['hour', 'close'])))
        .addColumn('previous_hash', 'text', (c) => c.notNull())
        .addColumn('hash', 'text', (c) => c.notNull()),
    )
    .execute()
  await types
    .strict(
      table('seal_head')
        .addColumn('seal_id', 'text', (c) => c.notNull().references('seal.id'))
        .addColumn('station_id', 'text', (c) => c.notNull().references('station.id'))
        .addColumn('seq', whole, (c) => c.notNull())
        .addColumn('hash', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('seal_head_key', ['seal_id', 'station_id']),
    )
    .execute()
  await types
    .strict(
      table('erasure')
        .addColumn('subject_id', 'text', (c) => c.primaryKey())
        .addColumn('at', whole, (c) => c.notNull()),
    )
    .execute()

  // Every station has a chain from its first day on: a row to lock.
  await sql`insert into event_head (station_id, seq, hash, at)
    select id, 0, ${sql.lit('0'.repeat(64))}, 0 from station
    where not exists (select 1 from event_head where event_head.station_id = station.id)`.execute(db)

  // Erased texts must be nowhere.
  await types.keepNoSamples(db, 'personal', 'value')
  await types.keepNoSamples(db, 'personal', 'salt')

  await sql`create unique index ticket_line_active on ticket_line (ticket_id)
    where state = 'active' and is_void = 0`.execute(db)
  // Looked at twice a minute: what is left of the days before.
  await sql`create index ticket_unfinished on ticket (business_day)
    where state in ('waiting', 'called', 'serving', 'held')`.execute(db)
  // Who is on hold, and whose; few at any time.
  await sql`create index ticket_held on ticket (held_by_id, business_day) where state = 'held'`.execute(db)
}
