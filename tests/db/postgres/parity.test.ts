import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { migrationNames } from '#db/migrations/index.ts'
import { appliedNames } from '#db/migrate.ts'
import { openPostgresStore } from '#db/postgres-store.ts'
import type { ReadHandle } from '#db/schema.ts'
import { openStore, type Store } from '#db/store.ts'
import { useServer } from '#support/postgres/own-server.ts'
import { value } from '#support/test-office.ts'

const server = useServer()
let postgres: Store
let sqlite: Store
beforeAll(async () => {
  postgres = value(await openPostgresStore(await server().createDatabase()))
  sqlite = value(await openStore(':memory:'))
  return () => Promise.all([postgres.close(), sqlite.close()])
})

/** Every column of every table as "table.column type", with whether it may be empty and fills itself in. */
async function columns(db: ReadHandle): Promise<string[]> {
  const tables = await db.introspection.getTables()
  const words: Record<string, string> = { int8: 'whole', integer: 'whole', INTEGER: 'whole', TEXT: 'text' }
  return tables
    .flatMap((table) =>
      table.columns.map((column) => {
        const type = words[column.dataType] ?? column.dataType
        const empty = column.isNullable ? ' or nothing' : ''
        return `${table.name}.${column.name} ${type}${empty}${column.hasDefaultValue ? ' by itself' : ''}`
      }),
    )
    .sort()
}

test('both engines have the same tables and columns after all migrations', async () => {
  const onPostgres = await columns(postgres.db)
  expect(onPostgres).toEqual(await columns(sqlite.db))
  expect(onPostgres.length).toBeGreaterThan(100)
  expect(onPostgres.filter((line) => !/ (whole|text)( |$)/.test(line))).toEqual([])
})

test('…and the same named indexes, on the same tables, as unique as each other', async () => {
  const { rows: there } = await sql<{ name: string; table: string; single: number }>`
    select c.relname as name, t.relname as "table", i.indisunique as single
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
    where t.relnamespace = 'public'::regnamespace and t.relname not like 'kysely%'
      and not exists (select 1 from pg_constraint where conindid = i.indexrelid)
    order by 1`.execute(postgres.db)
  const { rows: here } = await sql<{ name: string; table: string; single: number }>`
    select name, tbl_name as "table", sql like 'create unique%' as single
    from sqlite_schema where type = 'index' and sql is not null order by 1`.execute(sqlite.db)
  expect(there).toEqual(here)
  expect(here.length).toBeGreaterThan(10)
})

test('…and the same notes of how they came about', async () => {
  expect(await appliedNames(postgres.db)).toEqual(migrationNames)
  expect(await appliedNames(sqlite.db)).toEqual(migrationNames)
})

test('texts compare byte by byte whatever language the server sorts in', async () => {
  const database = 'in_spanish'
  await server().run(
    `create database ${database} template template0 locale_provider icu icu_locale 'es' locale 'C' encoding 'UTF8'`,
  )
  const spanish = value(await openPostgresStore({ ...server().connection, database }))
  const names = ['a', 'B', 'Ñ', 'N', 'O', 'Z', 'A B', 'AB', 'A', '_', '1']
  for (const name of names) {
    for (const store of [spanish, sqlite])
      await store.db
        .insertInto('zone')
        .values({ id: `z-${name}`, name })
        .execute()
  }
  const sorted = async ({ db }: Store) =>
    (await db.selectFrom('zone').select('name').where('id', 'like', 'z-%').orderBy('name').execute()).map(
      (row) => row.name,
    )
  const free = await sql<{ name: string }>`select name from zone order by name collate "unicode"`.execute(
    spanish.db,
  )
  expect(free.rows.map(({ name }) => name)).not.toEqual(names.toSorted())
  expect(await sorted(spanish)).toEqual(names.toSorted())
  expect(await sorted(sqlite)).toEqual(names.toSorted())
  const { rows } = await sql<{ column: string }>`
    select table_name || '.' || column_name as column from information_schema.columns
    where table_schema = 'public' and data_type = 'text' and collation_name is distinct from 'C'`.execute(
    spanish.db,
  )
  expect(rows).toEqual([])
  await spanish.close()
})

test('of several stations that begin on an empty database one makes the tables, and all of them can work', async () => {
  const connection = await server().createDatabase()
  const opened = await Promise.all(Array.from({ length: 6 }, () => openPostgresStore(connection)))
  const stores = opened.map((each) => value(each))
  await Promise.all(
    stores.map(({ db }, i) =>
      db
        .insertInto('zone')
        .values({ id: `z${String(i)}`, name: 'Sala' })
        .execute(),
    ),
  )
  expect(await stores[0]!.db.selectFrom('zone').select('id').execute()).toHaveLength(6)
  expect(await appliedNames(stores[0]!.db)).toEqual(migrationNames)
  await Promise.all(stores.map((store) => store.close()))
})

test('opening again keeps everything and migrates nothing', async () => {
  const connection = await server().createDatabase()
  const first = value(await openPostgresStore(connection))
  await first.db.insertInto('zone').values({ id: 'z', name: 'Sala' }).execute()
  const notes = await sql`select * from kysely_migration`.execute(first.db)
  await first.close()
  const again = value(await openPostgresStore(connection))
  expect(await again.db.selectFrom('zone').selectAll().execute()).toEqual([{ id: 'z', name: 'Sala' }])
  expect((await sql`select * from kysely_migration`.execute(again.db)).rows).toEqual(notes.rows)
  await again.close()
})

test('it says which PostgreSQL it is, and where, for About and for refusals', () => {
  expect(postgres.engine).toMatch(/^PostgreSQL 18\.\d+$/)
  expect(postgres.file).toMatch(/^127\.0\.0\.1:\d+\/office_\w+$/)
})
