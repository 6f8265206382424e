import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openPostgresStore } from '#db/postgres-store.ts'
import { openStore } from '#db/store.ts'
import { serverOfThisRun } from '#support/postgres/test-databases.ts'
import { tenOClock, value } from '#support/test-office.ts'
import { openTestStore } from '#support/test-store.ts'

/** A store whose time is the server's. */
async function serverStore() {
  const made = await openTestStore()
  const database = made.file.split('/').at(-1) ?? ''
  await made.close()
  return value(await openPostgresStore({ ...serverOfThisRun(), database }))
}

test('the clock is the server’s, read on the handle that is given', async () => {
  const store = await serverStore()
  await store.db.transaction().execute(async (trx) => {
    // A server that believes it is another day, for whoever asks inside this transaction.
    await sql`create schema elsewhere`.execute(trx)
    await sql`create function elsewhere.clock_timestamp() returns timestamptz language sql
      as $$ select timestamptz '2030-01-01 00:00:00.1239Z' $$`.execute(trx)
    await sql`set local search_path = elsewhere, pg_catalog, public`.execute(trx)
    expect(await store.readClock(trx)).toBe(Date.UTC(2030, 0, 1) + 123)
    await sql`drop schema elsewhere cascade`.execute(trx)
  })
  const before = Date.now()
  const now = await store.readClock(store.db)
  expect(now).toBeGreaterThanOrEqual(before - 1)
  expect(now).toBeLessThanOrEqual(Date.now() + 1)
  await store.close()
})

test('time goes on inside a transaction: whoever waited for a row does not get the time before the wait', async () => {
  const store = await serverStore()
  await store.db.transaction().execute(async (trx) => {
    const first = await store.readClock(trx)
    await sql`select pg_sleep(0.02)`.execute(trx)
    expect(await store.readClock(trx)).toBeGreaterThanOrEqual(first + 20)
  })
  await store.close()
})

test('tests pass their own time in, on both engines', async () => {
  const postgres = await openTestStore({ clock: () => tenOClock })
  const sqlite = value(await openStore(':memory:', { clock: () => tenOClock }))
  for (const store of [postgres, sqlite]) expect(await store.readClock(store.db)).toBe(tenOClock)
  await sqlite.close()
})
