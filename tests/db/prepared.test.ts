import type { KyselyPlugin } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { prepared, preparedPerShape } from '#db/prepared.ts'
import type { Store } from '#db/store.ts'
import { openTestStore } from '#support/test-store.ts'

let store: Store
beforeEach(async () => {
  store = await openTestStore()
})

const insertZone = prepared((db, zone: { readonly id: string; readonly name: string }) =>
  db.insertInto('zone').values({ id: zone.id, name: zone.name }),
)
const named = prepared((db, { name }: { readonly name: string }) =>
  db.selectFrom('zone').select('id').where('name', '=', name).where('id', '!=', 'never').orderBy('id'),
)

test('each run has its own values, and constants stay', async () => {
  await insertZone(store.db, { id: 'a', name: 'Sala' })
  await insertZone(store.db, { id: 'b', name: 'Sala' })
  await insertZone(store.db, { id: 'never', name: 'Sala' })
  expect((await named(store.db, { name: 'Sala' })).rows).toEqual([{ id: 'a' }, { id: 'b' }])
  expect((await named(store.db, { name: 'Patio' })).rows).toEqual([])
})

test('how many rows were written is told', async () => {
  expect((await insertZone(store.db, { id: 'a', name: 'Sala' })).numAffectedRows).toBe(1n)
})

test('inside a transaction it runs there, and is rolled back with it', async () => {
  const cut = store.db.transaction().execute(async (trx) => {
    await insertZone(trx, { id: 'a', name: 'Sala' })
    expect((await named(trx, { name: 'Sala' })).rows).toEqual([{ id: 'a' }])
    throw new Error('cut')
  })
  await expect(cut).rejects.toThrow('cut')
  expect((await named(store.db, { name: 'Sala' })).rows).toEqual([])
})

test('the query is built once for a store and all of its transactions, and again for another store', async () => {
  let built = 0
  const count = prepared((db) => {
    built += 1
    return db.selectFrom('zone').select((select) => select.fn.countAll<number>().as('count'))
  })
  await count(store.db, {})
  await store.db.transaction().execute((trx) => count(trx, {}))
  await count(store.db, {})
  expect(built).toBe(1)
  await count((await openTestStore()).db, {})
  expect(built).toBe(2)
})

test('whoever listens in sees the query and its values, however often it ran before', async () => {
  await named(store.db, { name: 'Sala' })
  const seen: string[] = []
  const listener: KyselyPlugin = {
    transformQuery({ node }) {
      seen.push(JSON.stringify(node))
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  }
  await named(store.db.withPlugin(listener), { name: 'Patio' })
  expect(seen).toHaveLength(1)
  expect(seen[0]).toContain('Patio')
})

test('one query for each shape', async () => {
  await insertZone(store.db, { id: 'a', name: 'Sala' })
  await insertZone(store.db, { id: 'b', name: 'Patio' })
  const shapes: string[] = []
  const find = preparedPerShape((shape: { readonly byName: boolean }) => {
    shapes.push(JSON.stringify(shape))
    return prepared((db, { name }: { readonly name: string }) => {
      const all = db.selectFrom('zone').select('id').orderBy('id')
      return shape.byName ? all.where('name', '=', name) : all
    })
  })
  expect((await find({ byName: true })(store.db, { name: 'Patio' })).rows).toEqual([{ id: 'b' }])
  expect((await find({ byName: false })(store.db, { name: 'Patio' })).rows).toHaveLength(2)
  await find({ byName: true })(store.db, { name: 'Sala' })
  expect(shapes).toEqual(['{"byName":true}', '{"byName":false}'])
})
