import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { accept, refuse } from '#domain/result.ts'
import type { PostgresConnection } from '#db/postgres-pool.ts'
import { openPostgresStore } from '#db/postgres-store.ts'
import type { WriteHandle } from '#db/schema.ts'
import type { Store } from '#db/store.ts'
import { write } from '#db/transaction.ts'
import { useServer } from '#support/postgres/own-server.ts'
import { value } from '#support/test-office.ts'

// Of its own: a transaction that is held open for seconds is felt by everybody on a server.
const server = useServer()
let connection: PostgresConnection
let store: Store
beforeEach(async () => {
  connection = await server().createDatabase()
  store = value(await openPostgresStore(connection, { queryTimeoutMs: 30_000 }))
  for (const id of ['a', 'b']) await store.db.insertInto('zone').values({ id, name: 'Sala' }).execute()
  return () => store.close()
})

/** Something that resolves when it is told to: two transactions meet without anybody sleeping. */
function signal() {
  let give = (): void => undefined
  const given = new Promise<void>((resolve) => (give = resolve))
  return { give, given }
}

/** Whoever looks at the same database without our limits. */
async function somebodysTool(): Promise<Store> {
  return value(await openPostgresStore(connection, { queryTimeoutMs: 60_000 }))
}

const findZone = (trx: WriteHandle, id: string) =>
  trx.selectFrom('zone').select('id').where('id', '=', id).executeTakeFirst()

test('whoever loses a race at an index is run again, and then refuses in the rule’s words', async () => {
  const looked = signal()
  const written = signal()
  let runs = 0
  const slow = write(store, async (trx) => {
    runs += 1
    if ((await findZone(trx, 'new')) !== undefined) return refuse({ code: 'office.number_used', number: 1 })
    looked.give()
    await written.given
    await trx.insertInto('zone').values({ id: 'new', name: 'slow' }).execute()
    return accept('slow')
  })
  await looked.given
  await store.db.insertInto('zone').values({ id: 'new', name: 'fast' }).execute()
  written.give()
  expect(await slow).toEqual({ ok: false, code: 'office.number_used', number: 1 })
  expect(runs).toBe(2)
})

test('what collides however often it is run is a defect, and is thrown', async () => {
  let runs = 0
  const twice = write(store, async (trx) => {
    runs += 1
    await trx.insertInto('zone').values({ id: 'a', name: 'Sala' }).execute()
    return accept(null)
  })
  await expect(twice).rejects.toMatchObject({ code: '23505' })
  expect(runs).toBeGreaterThan(1)
  expect(await store.db.selectFrom('zone').select('id').execute()).toHaveLength(2)
})

test('two that lock each other’s rows both happen', async () => {
  const [first, second] = [signal(), signal()]
  const rename = (
    one: string,
    other: string,
    mine: ReturnType<typeof signal>,
    theirs: ReturnType<typeof signal>,
  ) =>
    write(store, async (trx) => {
      await trx.updateTable('zone').set({ name: one }).where('id', '=', one).execute()
      mine.give()
      await theirs.given
      await trx.updateTable('zone').set({ name: one }).where('id', '=', other).execute()
      return accept(one)
    })
  const results = await Promise.all([rename('a', 'b', first, second), rename('b', 'a', second, first)])
  expect(results.map(({ ok }) => ok)).toEqual([true, true])
  const names = await store.db.selectFrom('zone').select('name').orderBy('id').execute()
  expect(new Set(names.map(({ name }) => name)).size).toBe(1)
})

test('two that cannot both be true are told apart when they ask for it, and one runs again', async () => {
  const [first, second] = [signal(), signal()]
  let runs = 0
  const leaveOne = (id: string, mine: ReturnType<typeof signal>, theirs: ReturnType<typeof signal>) =>
    write(store, async (trx) => {
      runs += 1
      await sql`set transaction isolation level serializable`.execute(trx)
      const open = await trx.selectFrom('zone').select('id').where('name', '=', 'Sala').execute()
      mine.give()
      await theirs.given
      if (open.length < 2) return refuse({ code: 'queue.empty' })
      await trx.updateTable('zone').set({ name: 'closed' }).where('id', '=', id).execute()
      return accept(id)
    })
  const results = await Promise.all([leaveOne('a', first, second), leaveOne('b', second, first)])
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(results.filter(({ ok }) => !ok)).toEqual([{ ok: false, code: 'queue.empty' }])
  expect(runs).toBe(3)
})

test('a row that somebody else holds for ever is refused in words, and nothing of the write is there', async () => {
  const held = signal()
  const done = signal()
  const tool = await somebodysTool()
  const holder = tool.db.transaction().execute(async (trx) => {
    await trx.selectFrom('zone').select('id').where('id', '=', 'a').forUpdate().execute()
    held.give()
    await done.given
  })
  await held.given
  const start = performance.now()
  const refused = await write(store, async (trx) => {
    await trx.insertInto('zone').values({ id: 'new', name: 'Sala' }).execute()
    await trx.updateTable('zone').set({ name: 'b' }).where('id', '=', 'a').execute()
    return accept(null)
  })
  expect(refused).toEqual({ ok: false, code: 'store.busy' })
  expect(performance.now() - start).toBeLessThan(6_500)
  done.give()
  await holder
  await tool.close()
  expect(await store.db.selectFrom('zone').select(['id', 'name']).orderBy('id').execute()).toEqual([
    { id: 'a', name: 'Sala' },
    { id: 'b', name: 'Sala' },
  ])
})

test('a row that is let go in time is waited for', async () => {
  const held = signal()
  const done = signal()
  const holder = store.db.transaction().execute(async (trx) => {
    await trx.updateTable('zone').set({ name: 'first' }).where('id', '=', 'a').execute()
    held.give()
    await done.given
  })
  await held.given
  const waiting = write(store, async (trx) => {
    await trx.updateTable('zone').set({ name: 'second' }).where('id', '=', 'a').execute()
    return accept(null)
  })
  done.give()
  await holder
  expect(await waiting).toEqual({ ok: true, value: null })
  expect(await store.db.selectFrom('zone').select('name').where('id', '=', 'a').execute()).toEqual([
    { name: 'second' },
  ])
})

test('a refusal rolls back, and is not run again', async () => {
  let runs = 0
  const refused = await write(store, async (trx) => {
    runs += 1
    await trx.insertInto('zone').values({ id: 'new', name: 'Sala' }).execute()
    return refuse({ code: 'store.busy' })
  })
  expect(refused).toEqual({ ok: false, code: 'store.busy' })
  expect(runs).toBe(1)
  expect(await store.db.selectFrom('zone').select('id').execute()).toHaveLength(2)
})
