import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore, type Store } from '#db/store.ts'
import { value } from '#support/test-office.ts'

let store: Store
beforeEach(async () => {
  store = value(await openStore(':memory:'))
  await store.db.insertInto('zone').values({ id: 'z1', name: 'Sala' }).execute()
})
afterEach(() => store.close())

const zones = () => store.db.selectFrom('zone').select('name').where('id', '=', 'z1')

test.each([
  ['the rows', () => zones().forUpdate()],
  ['the rows of one table', () => zones().forUpdate('zone')],
  ['only rows that nobody has', () => zones().forUpdate().skipLocked()],
  ['rows or nothing', () => zones().forUpdate().noWait()],
  ['the rows, to point to them', () => zones().forKeyShare()],
  ['the rows, to read them', () => zones().forShare()],
  ['the rows, but not their keys', () => zones().forNoKeyUpdate()],
])('a query that locks %s is asked without the lock on SQLite', async (_, locking) => {
  expect(locking().compile().sql).toBe(zones().compile().sql)
  expect(await locking().execute()).toEqual([{ name: 'Sala' }])
})

test('a lock inside a part of a query is left out too', async () => {
  const named = store.db.selectFrom(zones().forUpdate().as('locked')).select('name')
  expect(named.compile().sql).not.toMatch(/for update/)
  expect(await named.execute()).toEqual([{ name: 'Sala' }])
})

test('whatever else is said at the end of a query stays', () => {
  const query = zones()
    .forUpdate()
    .modifyEnd(sql`-- seen`)
  expect(query.compile().sql).toBe(`${zones().compile().sql} -- seen`)
})
