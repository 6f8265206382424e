import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { accept } from '#domain/result.ts'
import { openPostgresStore } from '#db/postgres-store.ts'
import type { PostgresConnection } from '#db/postgres-pool.ts'
import type { Store } from '#db/store.ts'
import { write } from '#db/transaction.ts'
import { useServer } from '#support/postgres/own-server.ts'
import { startPostgres } from '#support/postgres/server.ts'
import { guardedUser } from '#support/postgres/server-process.ts'
import { value } from '#support/test-office.ts'

const server = useServer({ durable: true })

function addZone(store: Store, id: string) {
  return write(store, async (trx) => {
    await trx.insertInto('zone').values({ id, name: 'Sala' }).execute()
    return accept(id)
  })
}

const fileOf = ({ host, port, database }: PostgresConnection) => `${host}:${String(port)}/${database}`
const unreachable = (connection: PostgresConnection) => ({
  ok: false,
  code: 'store.unreachable',
  file: fileOf(connection),
})

const dismissed = (connection: PostgresConnection) => ({
  ...unreachable(connection),
  code: 'store.dismissed',
})

async function zones(store: Store): Promise<string[]> {
  const rows = await store.db.selectFrom('zone').select('id').orderBy('id').execute()
  return rows.map(({ id }) => id)
}

test('a server that is not there is refused in words, at once', async () => {
  const nowhere = { ...server().connection, port: 1 }
  expect(await openPostgresStore(nowhere)).toEqual(unreachable(nowhere))
})

test('a name that no network knows, and a database that is not there, are refused the same way', async () => {
  const unknown = { ...server().connection, host: 'antesala.invalid' }
  const missing = { ...server().connection, database: 'nobody_made_it' }
  for (const connection of [unknown, missing])
    expect(await openPostgresStore(connection)).toEqual(unreachable(connection))
})

test('a wrong password, and none, are refused; the right one opens the office', async () => {
  const database = 'guarded_office'
  await server().run(`create role ${guardedUser} login password 'right'`)
  await server().run(`create database ${database} owner ${guardedUser}`)
  const login = { ...server().connection, user: guardedUser, database }
  for (const password of ['wrong', '', undefined])
    expect(await openPostgresStore({ ...login, password }), String(password)).toEqual(dismissed(login))
  const store = value(await openPostgresStore({ ...login, password: 'right' }))
  expect(await addZone(store, 'z')).toMatchObject({ ok: true })
  await store.close()
})

test('a server that dies is refused in words, and once it is back the same store goes on with what was confirmed', async () => {
  const connection = await server().createDatabase()
  const store = value(await openPostgresStore(connection))
  value(await addZone(store, 'before'))
  await server().crash()
  expect(await addZone(store, 'lost')).toEqual(unreachable(connection))
  await server().start()
  value(await addZone(store, 'after'))
  expect(await zones(store)).toEqual(['after', 'before'])
  await store.close()
})

test('a connection cut in the middle of a transaction rolls it back and is refused in words', async () => {
  const connection = await server().createDatabase()
  const store = value(await openPostgresStore(connection))
  const cut = await write(store, async (trx) => {
    await trx.insertInto('zone').values({ id: 'cut', name: 'Sala' }).execute()
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx)
    await server().run(`select pg_terminate_backend(${String(rows[0]?.pid)})`)
    await trx.insertInto('zone').values({ id: 'never', name: 'Sala' }).execute()
    return accept(null)
  })
  expect(cut).toEqual(unreachable(connection))
  expect(await zones(store)).toEqual([])
  await store.close()
})

test('connections cut while nobody asks anything end no program, and new ones take their place', async () => {
  const connection = await server().createDatabase()
  const store = value(await openPostgresStore(connection))
  await server().run(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${connection.database}'`,
  )
  await expect.poll(() => addZone(store, 'first'), { timeout: 10_000 }).toEqual({ ok: true, value: 'first' })
  expect(await zones(store)).toEqual(['first'])
  await store.close()
})

/** How long a piece of work takes, ms. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

test('a frozen server, as behind a pulled cable, is given up within the time limit', async () => {
  const connection = await server().createDatabase()
  const limits = { queryTimeoutMs: 1_000, connectTimeoutMs: 1_000 }
  const store = value(await openPostgresStore(connection, limits))
  value(await addZone(store, 'before'))
  try {
    // In the middle of a transaction: the rollback must not be waited for as well.
    const inside = await timed(async () => {
      const frozen = await write(store, async (trx) => {
        await trx.insertInto('zone').values({ id: 'frozen', name: 'Sala' }).execute()
        server().freeze()
        await trx.insertInto('zone').values({ id: 'never', name: 'Sala' }).execute()
        return accept(null)
      })
      expect(frozen).toEqual(unreachable(connection))
    })
    expect(inside).toBeGreaterThan(900)
    expect(inside).toBeLessThan(1_900)
    // The connection that hangs was thrown away; a new one cannot be had either, and that is said as soon.
    const next = await timed(async () => {
      expect(await addZone(store, 'frozen')).toEqual(unreachable(connection))
    })
    expect(next).toBeLessThan(1_900)
    const opening = await timed(async () => {
      expect(await openPostgresStore(connection, limits)).toEqual(unreachable(connection))
    })
    expect(opening).toBeLessThan(1_900)
  } finally {
    server().thaw()
  }
  value(await addZone(store, 'after'))
  expect(await zones(store)).toEqual(['after', 'before'])
  await store.close()
})

test('a question that nobody answers does not make the next one wait behind it', async () => {
  const connection = await server().createDatabase()
  const store = value(await openPostgresStore(connection, { queryTimeoutMs: 1_000, maxConnections: 1 }))
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(store.db)
  const pid = rows[0]?.pid ?? 0
  process.kill(pid, 'SIGSTOP')
  try {
    await expect(zones(store)).rejects.toThrow(/timeout/)
    const next = await timed(async () => {
      expect(await zones(store)).toEqual([])
    })
    expect(next).toBeLessThan(900)
  } finally {
    process.kill(pid, 'SIGCONT')
  }
  await store.close()
})

test('a database of somebody else is refused and left alone', async () => {
  const connection = await server().createDatabase()
  await server().run('create table guests (name text)', connection.database)
  const foreign = { ok: false, code: 'store.foreign', file: fileOf(connection) }
  expect(await openPostgresStore(connection)).toEqual(foreign)
  // The migrator's own notes, of another program.
  await server().run(
    `create table kysely_migration (name varchar(255) primary key, timestamp varchar(255));
     insert into kysely_migration values ('0001-theirs', '')`,
    connection.database,
  )
  expect(await openPostgresStore(connection)).toEqual(foreign)
  await server().run('drop table guests, kysely_migration', connection.database)
  await value(await openPostgresStore(connection)).close()
})

test('a database of a newer version is refused and left alone', async () => {
  const connection = await server().createDatabase()
  await value(await openPostgresStore(connection)).close()
  await server().run(`insert into kysely_migration values ('9999-later', '')`, connection.database)
  expect(await openPostgresStore(connection)).toEqual({
    ok: false,
    code: 'store.newer',
    file: fileOf(connection),
  })
})

test('a database that may only be read is refused when it is opened, and when it becomes so', async () => {
  const connection = await server().createDatabase()
  const store = value(await openPostgresStore(connection, { maxConnections: 1 }))
  const readOnly = { ok: false, code: 'store.read_only', file: fileOf(connection) }
  await sql`set default_transaction_read_only = on`.execute(store.db)
  expect(await addZone(store, 'z')).toEqual(readOnly)
  await server().run(`alter database ${connection.database} set default_transaction_read_only = on`)
  expect(await openPostgresStore(connection)).toEqual(readOnly)
  await store.close()
})

test('a server without a connection to spare is refused in words', async () => {
  const connection = await server().createDatabase()
  const database = connection.database
  await value(await openPostgresStore(connection)).close()
  await server().run(`create role station login; alter database ${database} connection limit 0`)
  const asStation = { ...connection, user: 'station' }
  expect(await openPostgresStore(asStation)).toEqual(unreachable(asStation))
})

test('a full disk is refused in words, nothing of that write is kept, and it goes on once there is room', async (context) => {
  context.skip(process.getuid?.() !== 0, 'only root can make a disk that fills up')
  const small = await startPostgres({ durable: true, smallDisk: true })
  const connection = await small.createDatabase()
  const store = value(await openPostgresStore(connection))
  await small.run(`create tablespace small location '${small.smallDisk ?? ''}'`)
  await small.run('alter table zone set tablespace small', connection.database)
  const fill = (id: number) =>
    write(store, async (trx) => {
      await trx
        .insertInto('zone')
        .values({ id: `z${String(id)}`, name: 'x'.repeat(1_000) })
        .execute()
      return accept(null)
    })
  let kept = 0
  let last = await fill(kept)
  while (last.ok && kept < 5_000) last = await fill(++kept)
  expect(last).toEqual({ ok: false, code: 'store.full', file: fileOf(connection) })
  expect(kept).toBeGreaterThan(100)
  expect(await zones(store)).toHaveLength(kept)
  await small.run('alter table zone set tablespace pg_default', connection.database)
  value(await fill(kept))
  expect(await zones(store)).toHaveLength(kept + 1)
  await store.close()
  await small.stop()
})
