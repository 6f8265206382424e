import { sql, type CreateTableBuilder } from 'kysely'

/** What migrations must say differently per engine. */
export interface ColumnTypes {
  /** Whole numbers up to 2^53: times in ms, counts. */
  readonly integer: 'integer' | 'bigint'
  /** Ends a CREATE TABLE: STRICT where the engine needs telling to check types. */
  strict<Table extends string, Columns extends string>(
    table: CreateTableBuilder<Table, Columns>,
  ): CreateTableBuilder<Table, Columns>
}

export const sqliteColumns: ColumnTypes = {
  integer: 'integer',
  strict: (table) => table.modifyEnd(sql`strict`),
}
