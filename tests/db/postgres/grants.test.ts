import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stationRoles, type StationRole } from '#domain/people.ts'
import { clientConfig } from '#db/postgres-pool.ts'
import { grants, type TableName } from '#db/provision/grants.ts'
import {
  prepareOfficeServer,
  type JoinedStation,
  type PreparedServer,
} from '#support/postgres/prepared-server.ts'
import { readable, tablesInTable } from './grants-table.ts'

let office: PreparedServer
const stations = new Map<StationRole, JoinedStation>()
const clients = new Map<StationRole, pg.Client>()

beforeAll(async () => {
  office = await prepareOfficeServer()
  for (const role of stationRoles) {
    const station = await office.joinAs([role])
    const client = new pg.Client(clientConfig(station.connection))
    await client.connect()
    stations.set(role, station)
    clients.set(role, client)
  }
}, 60_000)

afterAll(async () => {
  for (const client of clients.values()) await client.end()
  await office.stop()
})

/** Whether a login may do something with a table or column at all; what stands in its way besides does not count. */
async function may(role: StationRole, statement: string): Promise<boolean> {
  const client = clients.get(role)
  if (client === undefined) throw new Error(`no ${role}`)
  await client.query('begin')
  try {
    await client.query(statement)
    return true
  } catch (error) {
    return !(error instanceof Error && error.message.startsWith('permission denied'))
  } finally {
    await client.query('rollback')
  }
}

interface Column {
  readonly table: string
  readonly name: string
}

async function columns(): Promise<Column[]> {
  const { rows } = await office.ask(
    { ...office.server.connection, database: office.address.database },
    `select c.relname::text as table, a.attname::text as name from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`,
  )
  return rows as Column[]
}

test('the table, the grants and the server say the same of every kind of station and every table', async () => {
  const all = await columns()
  const tables = [...new Set(all.map(({ table }) => table))]
  // The migrator's own lock is nobody's business.
  expect(tables.filter((table) => !tablesInTable.includes(table))).toEqual(['kysely_migration_lock'])
  let asked = 0
  for (const role of stationRoles)
    for (const table of tables) {
      const granted = grants[role][table as TableName] ?? {}
      const told = readable.get(`${role} ${table}`) ?? '...'
      const changed: string[] = []
      for (const { name } of all.filter((column) => column.table === table))
        if (await may(role, `update ${table} set ${name} = null where false`)) changed.push(name)
      const done =
        ((await may(role, `select * from ${table} limit 0`)) ? 'r' : '.') +
        ((await may(role, `insert into ${table} default values`)) ? 'a' : '.') +
        (changed.length > 0 ? 'c' : '.')
      expect(done, `${role} ${table}`).toBe(told)
      expect(changed.toSorted(), `${role} ${table}`).toEqual([...(granted.update ?? [])].toSorted())
      expect({ select: told.startsWith('r'), insert: told.includes('a') }, `${role} ${table}`).toEqual({
        select: granted.select === true,
        insert: granted.insert === true,
      })
      for (const removal of [
        `delete from ${table} where false`,
        `truncate ${table} cascade`,
        `drop table ${table}`,
      ])
        expect(await refusedBy(role, removal), `${role}: ${removal}`).toBe(true)
      asked += 1
    }
  expect(asked).toBe(stationRoles.length * (tablesInTable.length + 1))
})

/** Truncating and dropping is for owners, and the server says so in other words. */
async function refusedBy(role: StationRole, statement: string): Promise<boolean> {
  const client = clients.get(role)
  await client?.query('begin')
  try {
    await client?.query(statement)
    return false
  } catch (error) {
    return error instanceof pg.DatabaseError && error.code === '42501'
  } finally {
    await client?.query('rollback')
  }
}

test('what was recorded is changed by nobody, and no name is read in the hall', () => {
  for (const role of stationRoles) {
    expect(readable.get(`${role} event`), role).not.toContain('c')
    expect(readable.get(`${role} seal`), role).not.toContain('c')
  }
  for (const role of ['display', 'kiosk', 'security'] as const) {
    expect(readable.get(`${role} personal`), role).not.toMatch(/[rc]/)
    expect(readable.get(`${role} credential`), role).toBe('...')
  }
})

test('a station with two functions may do what either may, and nothing else', async () => {
  const both = await office.joinAs(['display', 'door'])
  const ask = (sql: string) => office.ask(both.connection, sql)
  await ask('select count(*) from personal')
  await ask('update display_call set announced_at = 1 where false')
  await expect(ask('update ticket_line set quantity = 1 where false')).rejects.toThrow('permission denied')
})

test('nobody makes tables, roles, functions or settings, nor becomes anybody else', async () => {
  const attempts = [
    'create table mine (id text)',
    'create temporary table mine (id text)',
    'create function mine() returns text language sql as $$ select 1 $$',
    'create role mine',
    'alter role antesala_owner login',
    'set role antesala_backup',
    'set session authorization antesala_backup',
    'alter table event disable trigger all',
    'alter table event disable row level security',
    'drop policy own_events on event',
    'drop schema antesala cascade',
    `copy (select 1) to program 'true'`,
    `select pg_read_file('PG_VERSION')`,
    'select antesala.logins()',
    'select rolpassword from pg_authid',
  ]
  for (const role of stationRoles)
    for (const attempt of attempts) {
      expect(await refusedBy(role, attempt), `${role}: ${attempt}`).toBe(true)
      if (role !== 'manager') expect(await refusedBy(role, 'set role antesala_owner'), role).toBe(true)
    }
  for (const { connection } of stations.values())
    await expect(office.ask(connection, 'alter system set ssl = off')).rejects.toMatchObject({
      code: '42501',
    })
})

test('only management lets stations in and out, with arguments that are a station’s', async () => {
  const verifier = `SCRAM-SHA-256$4096:${'A'.repeat(22)}==$${'A'.repeat(43)}=:${'A'.repeat(43)}=`
  const login = 'antesala_s_0123456789ab'
  const admit = (name: string, secret: string, minutes: string, roles: string) =>
    `select antesala.admit('${name}', '${secret}', ${minutes}, array[${roles}]::text[])`
  const good = admit(login, verifier, '60', `'display'`)
  for (const role of stationRoles.filter((each) => each !== 'manager'))
    for (const statement of [good, `select antesala.dismiss('${login}')`, 'select antesala.part()'])
      expect(await refusedBy(role, statement), `${role}: ${statement}`).toBe(true)
  const manager = stations.get('manager')
  const asManager = (sql: string) => office.ask(manager!.connection, sql)
  const bad = [
    admit('postgres', verifier, '60', `'display'`),
    admit('antesala_owner', verifier, '60', `'display'`),
    admit('other_s_0123456789ab', verifier, '60', `'display'`),
    admit(`${login} superuser`, verifier, '60', `'display'`),
    admit(login, 'password', '60', `'display'`),
    admit(login, `${verifier}'' superuser --`, '60', `'display'`),
    admit(login, verifier, '0', `'display'`),
    admit(login, verifier, '100000', `'display'`),
    admit(login, verifier, 'null', `'display'`),
    admit(login, verifier, '60', `'owner'`),
    admit(login, verifier, '60', `'backup'`),
    admit(login, verifier, '60', ''),
    `select antesala.dismiss('antesala')`,
    `select antesala.dismiss('antesala_backup')`,
    `select antesala.dismiss(session_user::text)`,
    `select antesala.settle('password')`,
  ]
  for (const statement of bad)
    await expect(asManager(statement), statement).rejects.toMatchObject({ code: '22023' })
  await asManager(good)
  await expect(asManager(good)).rejects.toMatchObject({ code: '42710' })
  const { rows } = await asManager(`select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication,
    rolvaliduntil <= now() + interval '61 minutes' as ends from pg_roles where rolname = '${login}'`)
  expect(rows).toEqual([{ rolsuper: 0, rolcreaterole: 0, rolcreatedb: 0, rolbypassrls: 0, rolreplication: 0, ends: 1 }]) // prettier-ignore
})

test('taking up the owner’s rights, management still cannot touch what the server keeps for itself', async () => {
  const manager = stations.get('manager')
  const asOwner = (sql: string) => office.ask(manager!.connection, `set role antesala_owner; ${sql}`)
  await asOwner('select count(*) from event')
  for (const attempt of [
    'drop schema antesala cascade',
    'create role mine',
    'create or replace function antesala.is_manager() returns boolean language sql as $$ select true $$',
  ])
    await expect(asOwner(attempt), attempt).rejects.toMatchObject({ code: '42501' })
})
