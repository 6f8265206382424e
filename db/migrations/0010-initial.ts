import { sql, type CreateTableBuilder, type Kysely } from 'kysely'
import type { ColumnTypes } from '../dialects/columns.ts'

/** The reception: office, tickets with legs and events, calls, greetings. Frozen once landed. */
export async function up(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const whole = types.integer

  const table = (name: string) => db.schema.createTable(name) as CreateTableBuilder<string, string>
  const oneOf = (column: string, values: readonly string[]) =>
    sql`${sql.ref(column)} in (${sql.join(values.map((value) => sql.lit(value)))})`
  const ticketStates = [
    'waiting', 'called', 'serving', 'held', 'finished', 'left', 'no_show', 'not_served', 'voided',
  ] // prettier-ignore

  await types
    .strict(
      table('office')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('time_zone', 'text', (c) => c.notNull())
        .addColumn('day_start_minute', whole, (c) => c.notNull())
        .addColumn('not_here_limit', whole, (c) => c.notNull())
        .addColumn('cool_down_ms', whole, (c) => c.notNull())
        .addColumn('undo_window_ms', whole, (c) => c.notNull())
        .addColumn('is_demo', whole, (c) => c.notNull())
        .addColumn('created_at', whole, (c) => c.notNull()),
    )
    .execute()

  await types
    .strict(
      table('zone')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('name', 'text', (c) => c.notNull()),
    )
    .execute()

  await types
    .strict(
      table('service')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('zone_id', 'text', (c) => c.notNull().references('zone.id'))
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('prefix', 'text', (c) => c.notNull())
        .addColumn('expected_ms', whole, (c) => c.notNull())
        .addColumn('target_ms', whole, (c) => c.notNull())
        .addColumn('first_number', whole, (c) => c.notNull())
        .addColumn('sort', whole, (c) => c.notNull())
        .addColumn('is_active', whole, (c) => c.notNull()),
    )
    .execute()

  await types
    .strict(
      table('priority')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('head_start_ms', whole, (c) => c.notNull())
        .addColumn('is_strict', whole, (c) => c.notNull())
        .addColumn('sort', whole, (c) => c.notNull())
        .addColumn('is_active', whole, (c) => c.notNull()),
    )
    .execute()

  await types
    .strict(
      table('person')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('sort', whole, (c) => c.notNull())
        .addColumn('is_active', whole, (c) => c.notNull()),
    )
    .execute()

  await types
    .strict(
      table('person_role')
        .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('role', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('person_role_key', ['person_id', 'role']),
    )
    .execute()

  await types
    .strict(
      table('counter')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('zone_id', 'text', (c) => c.notNull().references('zone.id'))
        .addColumn('number', whole, (c) => c.notNull().unique())
        .addColumn('person_id', 'text', (c) => c.references('person.id').unique())
        .addColumn('is_active', whole, (c) => c.notNull()),
    )
    .execute()

  await types
    .strict(
      table('counter_service')
        .addColumn('counter_id', 'text', (c) => c.notNull().references('counter.id'))
        .addColumn('service_id', 'text', (c) => c.notNull().references('service.id'))
        .addPrimaryKeyConstraint('counter_service_key', ['counter_id', 'service_id']),
    )
    .execute()

  await types
    .strict(
      table('station')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('zone_id', 'text', (c) => c.notNull().references('zone.id'))
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('created_at', whole, (c) => c.notNull()),
    )
    .execute()

  await types
    .strict(
      table('ticket')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('business_day', 'text', (c) => c.notNull())
        .addColumn('prefix', 'text', (c) => c.notNull())
        .addColumn('number', whole, (c) => c.notNull())
        .addColumn('channel', 'text', (c) => c.notNull())
        .addColumn('service_id', 'text', (c) => c.notNull().references('service.id'))
        .addColumn('priority_id', 'text', (c) => c.notNull().references('priority.id'))
        .addColumn('is_strict', whole, (c) => c.notNull())
        .addColumn('is_accurate', whole, (c) => c.notNull())
        .addColumn('arrival_at', whole, (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull().check(oneOf('state', ticketStates)))
        .addColumn('counter_id', 'text', (c) => c.references('counter.id'))
        .addColumn('person_id', 'text', (c) => c.references('person.id'))
        .addColumn('base_at', whole, (c) => c.notNull())
        .addColumn('queue_at', whole, (c) => c.notNull())
        .addColumn('cool_until', whole)
        .addColumn('not_here_count', whole, (c) => c.notNull())
        .addColumn('call_count', whole, (c) => c.notNull())
        .addUniqueConstraint('ticket_number', ['business_day', 'prefix', 'number']),
    )
    .execute()

  await types
    .strict(
      table('ticket_line')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('ticket_id', 'text', (c) => c.notNull().references('ticket.id'))
        .addColumn('service_id', 'text', (c) => c.notNull().references('service.id'))
        .addColumn('quantity', whole, (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull().check(oneOf('state', ['pending', 'active', 'done'])))
        .addColumn('position', whole, (c) => c.notNull())
        .addUniqueConstraint('ticket_line_position', ['ticket_id', 'position']),
    )
    .execute()

  await types
    .strict(
      table('leg')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('ticket_id', 'text', (c) => c.notNull().references('ticket.id'))
        .addColumn('position', whole, (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull().check(oneOf('state', ticketStates)))
        .addColumn('started_at', whole, (c) => c.notNull())
        .addColumn('ended_at', whole, (c) => c.check(sql`ended_at >= started_at`))
        .addColumn('counter_id', 'text', (c) => c.references('counter.id'))
        .addColumn('person_id', 'text', (c) => c.references('person.id'))
        .addColumn('service_id', 'text', (c) => c.notNull().references('service.id'))
        .addColumn('is_void', whole, (c) => c.notNull())
        .addUniqueConstraint('leg_position', ['ticket_id', 'position']),
    )
    .execute()

  await types
    .strict(
      table('event')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('station_id', 'text', (c) => c.notNull().references('station.id'))
        .addColumn('seq', whole, (c) => c.notNull())
        .addColumn('at', whole, (c) => c.notNull())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('ticket_id', 'text', (c) => c.references('ticket.id'))
        .addColumn('counter_id', 'text', (c) => c.references('counter.id'))
        .addColumn('person_id', 'text', (c) => c.references('person.id'))
        .addColumn('undoes', 'text', (c) => c.references('event.id').unique())
        .addColumn('payload', 'text', (c) => c.notNull())
        .addColumn('previous_hash', 'text', (c) => c.notNull())
        .addColumn('hash', 'text', (c) => c.notNull())
        .addUniqueConstraint('event_chain', ['station_id', 'seq']),
    )
    .execute()

  await types
    .strict(
      table('event_head')
        .addColumn('station_id', 'text', (c) => c.primaryKey().references('station.id'))
        .addColumn('seq', whole, (c) => c.notNull())
        .addColumn('hash', 'text', (c) => c.notNull())
        .addColumn('at', whole, (c) => c.notNull()),
    )
    .execute()

  await types
    .strict(
      table('acknowledgement')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('ticket_id', 'text', (c) => c.notNull().references('ticket.id'))
        .addColumn('event_id', 'text', (c) => c.notNull().references('event.id'))
        .addColumn('at', whole, (c) => c.notNull())
        .addColumn('after_ms', whole, (c) => c.notNull())
        .addColumn('person_id', 'text', (c) => c.references('person.id'))
        .addColumn('kind', 'text', (c) =>
          c.notNull().check(oneOf('kind', ['issue', 'call', 'attend', 'manual'])),
        )
        .addColumn('is_void', whole, (c) => c.notNull()),
    )
    .execute()

  await types
    .strict(
      table('number_counter')
        .addColumn('business_day', 'text', (c) => c.notNull())
        .addColumn('prefix', 'text', (c) => c.notNull())
        .addColumn('last', whole, (c) => c.notNull())
        .addPrimaryKeyConstraint('number_counter_key', ['business_day', 'prefix']),
    )
    .execute()

  await types
    .strict(
      table('display_call')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('ticket_id', 'text', (c) => c.notNull().references('ticket.id'))
        .addColumn('counter_id', 'text', (c) => c.notNull().references('counter.id'))
        .addColumn('business_day', 'text', (c) => c.notNull())
        .addColumn('called_at', whole, (c) => c.notNull())
        .addColumn('announced_at', whole)
        .addColumn('withdrawn_at', whole)
        .addColumn('times', whole, (c) => c.notNull()),
    )
    .execute()

  await types
    .strict(
      table('request')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('station_id', 'text', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('at', whole, (c) => c.notNull())
        .addColumn('answer', 'text', (c) => c.notNull()),
    )
    .execute()

  await types
    .strict(
      table('personal')
        .addColumn('subject_id', 'text', (c) => c.notNull())
        .addColumn('field', 'text', (c) => c.notNull())
        .addColumn('value', 'text')
        .addColumn('salt', 'text')
        .addPrimaryKeyConstraint('personal_key', ['subject_id', 'field']),
    )
    .execute()

  // The order of domain.md §2 as an index: the next one is its first entry that the counter serves and that does not
  // cool down, which its last two columns tell.
  await sql`create index ticket_waiting on ticket
    (is_strict desc, queue_at, arrival_at, number, prefix, service_id, cool_until) where state = 'waiting'`.execute(
    db,
  )
  // One open ticket per counter and per person; held is not open.
  await sql`create unique index ticket_open_counter on ticket (counter_id)
    where state in ('called', 'serving') and counter_id is not null`.execute(db)
  await sql`create unique index ticket_open_person on ticket (person_id)
    where state in ('called', 'serving') and person_id is not null`.execute(db)
  await sql`create unique index leg_open on leg (ticket_id) where ended_at is null and is_void = 0`.execute(
    db,
  )
  // What a desk did today.
  await sql`create index leg_counter on leg (counter_id, started_at) where counter_id is not null`.execute(db)
  await sql`create index leg_person on leg (person_id, started_at) where person_id is not null`.execute(db)
  await sql`create index event_ticket on event (ticket_id, at, id) where ticket_id is not null`.execute(db)
  await sql`create index event_person on event (person_id, at, id) where person_id is not null`.execute(db)
  await sql`create unique index acknowledgement_ticket on acknowledgement (ticket_id) where is_void = 0`.execute(
    db,
  )
  await sql`create index display_call_newest on display_call (business_day, called_at desc, id desc)
    where withdrawn_at is null`.execute(db)
  await sql`create index display_call_ticket on display_call (ticket_id)`.execute(db)
}
