import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openPostgresStore } from '#db/postgres-store.ts'
import type { Store } from '#db/store.ts'
import { useServer } from '#support/postgres/own-server.ts'
import { value } from '#support/test-office.ts'

const server = useServer()

/** An office, and somebody who looks at the server's list of connections to it. */
async function watchedStore(options: Parameters<typeof openPostgresStore>[1] = {}) {
  const connection = await server().createDatabase()
  const store = value(await openPostgresStore(connection, options))
  const watcher = value(await openPostgresStore(connection, { maxConnections: 1 }))
  const others = async () => {
    const { rows } = await sql<{ state: string }>`
      select state from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(watcher.db)
    return rows.map(({ state }) => state)
  }
  return { store, watcher, others }
}

const ask = ({ db }: Store) => sql`select pg_sleep(0.01)`.execute(db)

test('however much is asked at once, a station takes no more connections than it may', async () => {
  const { store, watcher, others } = await watchedStore({ maxConnections: 3 })
  await Promise.all(Array.from({ length: 40 }, () => ask(store)))
  expect(await others()).toHaveLength(3)
  await store.close()
  await watcher.close()
})

test('whoever waits for one of the station’s own connections is not told that the server is away', async () => {
  const { store, watcher } = await watchedStore({ maxConnections: 1, connectTimeoutMs: 500 })
  const slow = sql`select pg_sleep(0.9)`.execute(store.db)
  expect(await store.readClock(store.db)).toBeGreaterThan(0)
  await slow
  await store.close()
  await watcher.close()
})

test('a closed store leaves none open', async () => {
  const { store, watcher, others } = await watchedStore()
  await Promise.all(Array.from({ length: 8 }, () => ask(store)))
  await store.close()
  await store.close()
  await expect.poll(others, { timeout: 5_000 }).toEqual([])
  await watcher.close()
})

test('a station that vanishes in the middle of a transaction does not keep its rows', async () => {
  const { store, watcher } = await watchedStore({ queryTimeoutMs: 500 })
  await watcher.db.insertInto('zone').values({ id: 'z', name: 'Sala' }).execute()
  let letGo = (): void => undefined
  const vanished = new Promise<void>((resolve) => (letGo = resolve))
  let taken = (): void => undefined
  const held = new Promise<void>((resolve) => (taken = resolve))
  const gone = store.db.transaction().execute(async (trx) => {
    await trx.updateTable('zone').set({ name: 'held' }).where('id', '=', 'z').execute()
    taken()
    // Nothing more is ever asked: the computer sleeps.
    await vanished
  })
  await held
  await watcher.db.updateTable('zone').set({ name: 'free' }).where('id', '=', 'z').execute()
  letGo()
  await expect(gone).rejects.toThrow()
  expect(await watcher.db.selectFrom('zone').select('name').execute()).toEqual([{ name: 'free' }])
  await store.close()
  await watcher.close()
})
