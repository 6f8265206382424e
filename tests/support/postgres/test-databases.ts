import { sql } from 'kysely'
import pg from 'pg'
import type { PostgresConnection } from '#db/postgres-pool.ts'
import { openPostgresStore } from '#db/postgres-store.ts'
import type { Store } from '#db/store.ts'

// Making a database takes a tenth of a second, a connection that has not seen its tables yet is slow, and emptying all
// tables takes a millisecond: each worker keeps the few databases that its tests need at the same time, connected.

interface Kept {
  readonly store: Store
  /** What its tables looked like, to notice a test that takes an index away. */
  readonly shape: number
}

const unused: Kept[] = []
let made = 0
const open: Store[] = []

/** The server of this run; the project's global set-up has started it. @throws outside of that project */
export function serverOfThisRun(): PostgresConnection {
  const text = process.env['ANTESALA_TEST_POSTGRES']
  if (text === undefined) throw new Error('No PostgreSQL was started for this test: see vitest.config.ts.')
  return JSON.parse(text) as PostgresConnection
}

/** A store on a database of this worker in which there is nothing. */
export async function openEmptyDatabase(clock?: () => number): Promise<Store> {
  const kept = unused.pop() ?? (await keep(made++))
  await sql.raw(emptyEverything).execute(kept.store.db)
  const close = async () => {
    if (!open.includes(store)) return
    open.splice(open.indexOf(store), 1)
    if ((await shapeOf(kept.store)) === kept.shape) unused.push(kept)
    else await discard(kept)
  }
  const readClock: Store['readClock'] = (handle) =>
    clock === undefined ? kept.store.readClock(handle) : Promise.resolve(clock())
  const store = { ...kept.store, readClock, close }
  open.push(store)
  return store
}

/** How many stores are open now. */
export function openStores(): number {
  return open.length
}

/** Closes what was opened since there were that many: tests need not do it. */
export async function closeStores(besides: number): Promise<void> {
  for (const store of open.slice(besides).reverse()) await store.close()
}

/** Vitest runs one file at a time under each of these numbers; the next one finds the databases of the last. */
async function keep(number: number): Promise<Kept> {
  const worker = process.env['VITEST_POOL_ID'] ?? String(process.pid)
  const connection = { ...serverOfThisRun(), database: `worker_${worker}_${String(number)}` }
  // Limits are for people who wait; what is slow here is a machine with much to do.
  const options = { maxConnections: 10, connectTimeoutMs: 30_000, queryTimeoutMs: 30_000 }
  const known = await openPostgresStore(connection, options)
  if (!known.ok) await onServer(`create database ${connection.database} template template0`)
  const opened = known.ok ? known : await openPostgresStore(connection, options)
  if (!opened.ok) throw new Error(`refused: ${JSON.stringify(opened)}`)
  return { store: opened.value, shape: await shapeOf(opened.value) }
}

async function discard({ store }: Kept): Promise<void> {
  const database = store.file.split('/').at(-1) ?? ''
  await store.close()
  await onServer(`drop database ${database} with (force)`)
}

async function onServer(command: string): Promise<void> {
  const client = new pg.Client({ ...serverOfThisRun() })
  await client.connect()
  try {
    await client.query(command)
  } finally {
    await client.end()
  }
}

/** How many tables, indexes and rules there are. */
async function shapeOf(store: Store): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (select count(*) from pg_class) + (select count(*) from pg_constraint) + (select count(*) from pg_trigger)
      as count`.execute(store.db)
  return rows[0]?.count ?? 0
}

/** Whatever points to whatever: the replica's role lets rows go that others refer to. */
const emptyEverything = `
  do $$
  declare our record;
  begin
    set local session_replication_role = replica;
    for our in select tablename from pg_tables
      where schemaname = 'public' and tablename not like 'kysely\\_%'
    loop
      execute format('delete from %I', our.tablename);
    end loop;
  end $$`
