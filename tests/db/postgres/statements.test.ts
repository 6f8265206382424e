import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { accept } from '#domain/result.ts'
import { openPostgresStore } from '#db/postgres-store.ts'
import { statementNames } from '#db/postgres-statements.ts'
import type { Store } from '#db/store.ts'
import { write } from '#db/transaction.ts'
import { useServer } from '#support/postgres/own-server.ts'
import { value } from '#support/test-office.ts'

const server = useServer()
let store: Store
let database = ''
beforeEach(async () => {
  const connection = await server().createDatabase()
  database = connection.database
  store = value(await openPostgresStore(connection, { maxConnections: 1 }))
  await store.db.insertInto('zone').values({ id: 'z', name: 'Sala' }).execute()
  return () => store.close()
})

const zones = () => store.db.selectFrom('zone').selectAll().execute()
const raise = () => server().run(`alter table zone add column floor bigint default 1`, database)

test('a question that was asked before is not read and planned again', async () => {
  const prepared = async () => {
    const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(
      store.db,
    )
    return rows.filter(({ statement }) => statement === 'select * from "zone"').length
  }
  expect(await prepared()).toBe(0)
  for (let i = 0; i < 3; i++) await zones()
  expect(await prepared()).toBe(1)
})

test('a station that is older than the tables goes on reading them', async () => {
  expect(await zones()).toEqual([{ id: 'z', name: 'Sala' }])
  await raise()
  expect(await zones()).toEqual([{ id: 'z', name: 'Sala', floor: 1 }])
  expect(await zones()).toEqual([{ id: 'z', name: 'Sala', floor: 1 }])
})

test('…and writing: the transaction is run again, once', async () => {
  await zones()
  await raise()
  let runs = 0
  const written = await write(store, async (trx) => {
    runs += 1
    await trx.insertInto('zone').values({ id: 'y', name: 'Patio' }).execute()
    return accept((await trx.selectFrom('zone').selectAll().execute()).length)
  })
  expect(written).toEqual({ ok: true, value: 2 })
  expect(runs).toBe(2)
})

test('only queries are remembered, and no more than the product has', () => {
  const nameOf = statementNames()
  expect(nameOf('begin')).toBeUndefined()
  expect(nameOf('create table zone (id text)')).toBeUndefined()
  expect(nameOf('select 1')).toBe(nameOf('select 1'))
  expect(nameOf('select 1')).not.toBe(nameOf('select 2'))
  const names = Array.from({ length: 2_000 }, (_, i) => nameOf(`select ${String(i)}`))
  expect(names.filter((name) => name !== undefined).length).toBeLessThan(1_000)
  expect(nameOf('select 1')).toBeDefined()
})
