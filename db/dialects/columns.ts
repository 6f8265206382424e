import { sql, type CreateTableBuilder, type Kysely } from 'kysely'

/** What migrations must say differently per engine. */
export interface ColumnTypes {
  /** Whole numbers up to 2^53: times in ms, counts. */
  readonly integer: 'integer' | 'bigint'
  /** Ends a CREATE TABLE: STRICT where the engine needs telling to check types. */
  strict<Table extends string, Columns extends string>(
    table: CreateTableBuilder<Table, Columns>,
  ): CreateTableBuilder<Table, Columns>
  /** Keeps the planner from collecting samples of a column: they would outlive the values. */
  keepNoSamples(db: Kysely<unknown>, table: string, column: string): Promise<void>
  /** Tells every listening station, once per transaction, that a row of a table with `station_id` was changed. */
  wakeOthers(db: Kysely<unknown>, table: string): Promise<void>
}

export const sqliteColumns: ColumnTypes = {
  integer: 'integer',
  strict: (table) => table.modifyEnd(sql`strict`),
  // It samples indexed columns only, and only when it is told to.
  keepNoSamples: () => Promise.resolve(),
  // One process has the file, and knows what it wrote.
  wakeOthers: () => Promise.resolve(),
}

/** Where the server tells stations that something was written; it carries the id of the station that wrote. */
export const wakeChannel = 'antesala'

/** PostgreSQL's `integer` ends at 2^31, before the end of January 1970 in ms; it checks types without being told. */
export const postgresColumns: ColumnTypes = {
  integer: 'bigint',
  strict: (table) => table,
  async keepNoSamples(db, table, column) {
    await sql`alter table ${sql.table(table)} alter column ${sql.ref(column)} set statistics 0`.execute(db)
  },
  async wakeOthers(db, table) {
    await sql`create function antesala_wake() returns trigger language plpgsql as $$
      begin
        perform pg_notify(${sql.lit(wakeChannel)}, new.station_id);
        return null;
      end $$`.execute(db)
    await sql`create trigger wake_others after insert or update on ${sql.table(table)}
      for each row execute function antesala_wake()`.execute(db)
  },
}
