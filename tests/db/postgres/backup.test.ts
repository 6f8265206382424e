import { spawnSync } from 'node:child_process'
import { chownSync, copyFileSync, existsSync, mkdirSync, readdirSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asUser, runUser } from '../../../build/machine/run-user.ts'
import { asAdministrator, serverFacts } from '#db/provision/administrator.ts'
import { openPostgresStore } from '#db/postgres-store.ts'
import { prepareServer } from '#services/office-server.ts'
import { issueTicket } from '#services/tickets/issue.ts'
import { texts } from '#text/index.ts'
import {
  prepareOfficeServer,
  type JoinedStation,
  type PreparedServer,
} from '#support/postgres/prepared-server.ts'
import { startPostgres, type PostgresServer } from '#support/postgres/server.ts'
import { value } from '#support/test-office.ts'
import { verifyProgram } from '#support/verify-program.ts'

/** The system's own PostgreSQL, which comes with the programs that copy and restore; npm's does not. */
const programs = '/usr/lib/postgresql/15/bin'
const missing = !existsSync(join(programs, 'pg_dump'))

let office: PreparedServer
let station: JoinedStation
let folder: string
beforeAll(async () => {
  if (missing) return
  office = await prepareOfficeServer({ programs })
  station = await office.joinAs(['reception'])
  folder = office.prepared.backup?.folder ?? ''
  const context = await office.open(station)
  const actor = { stationId: context.stationId, role: 'reception', counterId: null, person: null } as const
  const service = await context.store.db.selectFrom('service').select('id').executeTakeFirstOrThrow()
  for (const personName of ['Teresa Olmedo', null])
    value(await issueTicket(context, actor, { requestId: v7(), serviceId: service.id, priorityId: null, personName, channel: 'reception' })) // prettier-ignore
}, 60_000)
afterAll(() => (missing ? undefined : office.stop()))

/** Runs a command as the server's user. @returns what it said */
function asServer(command: string, args: readonly string[], input?: string): string {
  const user = runUser()
  const [program = '', ...rest] = [...(user === null ? [] : asUser(user)), command, ...args]
  const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C' }
  const done = spawnSync(program, rest, { encoding: 'utf8', env, input, cwd: '/' })
  if (done.status !== 0) throw new Error(`${command}: ${done.stderr}`)
  return done.stdout.trim()
}

/** Restores a copy as its README says, on a server on which nothing of the office's database is. */
function restore(server: PostgresServer, dump: string): void {
  const { host, port, user } = server.connection
  const at = ['--host', host, '--port', String(port), '--username', user]
  asServer(join(programs, 'createdb'), [...at, '--template=template0', '--encoding=UTF8', 'antesala'])
  asServer(join(programs, 'pg_restore'), [
    ...at,
    '--no-owner',
    '--no-privileges',
    '--exit-on-error',
    '--dbname=antesala',
    dump,
  ])
}

const prepare = ({ connection: { host, port, user } }: PostgresServer) =>
  prepareServer(
    { address: `${host}:${String(port)}`, user, password: '' },
    { clock: () => Date.now(), newId: () => v7(), texts: texts.es },
  )

async function tickets(connection: JoinedStation['connection']): Promise<number> {
  const store = value(await openPostgresStore(connection))
  const rows = await store.db.selectFrom('ticket').select('id').execute()
  await store.close()
  return rows.length
}

test.skipIf(missing)(
  'the nightly script leaves the data, the logins and the authority, for nobody else to read',
  () => {
    const copy = asServer('sh', [join(folder, 'backup.sh')])
    expect(copy).toMatch(/^antesala-\d{4}-\d\d-\d\d-\d{6}\.dump$/)
    const names = readdirSync(folder).toSorted()
    const base = copy.replace('.dump', '')
    expect(names).toEqual([
      'README.txt',
      `${base}.authority`,
      copy,
      `${base}.logins.sql`,
      'backup.sh',
      'pgpass',
    ])
    for (const name of [copy, `${base}.logins.sql`])
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(folder, `${base}.authority`)).toSorted()).toEqual([
      'antesala-authority.crt',
      'antesala-authority.key',
    ])
  },
)

test.skipIf(missing)('copies older than two weeks go, and nothing else', () => {
  const old = (Date.now() - 15 * 24 * 3_600_000) / 1000
  const [kept = ''] = readdirSync(folder).filter((name) => name.endsWith('.dump'))
  for (const name of ['antesala-2020-01-01-021500.dump', 'pgpass']) {
    if (name !== 'pgpass') copyFileSync(join(folder, kept), join(folder, name))
    utimesSync(join(folder, name), old, old)
  }
  mkdirSync(join(folder, 'antesala-2020-01-01-021500.authority'))
  utimesSync(join(folder, 'antesala-2020-01-01-021500.authority'), old, old)
  const user = runUser()
  if (user !== null) for (const name of readdirSync(folder)) chownSync(join(folder, name), user.uid, user.gid)
  asServer('sh', [join(folder, 'backup.sh')])
  const names = readdirSync(folder)
  expect(names.filter((name) => name.includes('2020'))).toEqual([])
  expect(names).toEqual(expect.arrayContaining([kept, 'pgpass', 'README.txt', 'backup.sh']))
})

test.skipIf(missing)('who copies can read everything and write nothing', async () => {
  const [name = ''] = readdirSync(folder).filter((each) => each.endsWith('.logins.sql'))
  expect(asServer('cat', [join(folder, name)])).toContain(`create role ${station.credentials.login} login`)
  const password =
    asServer('cat', [join(folder, 'pgpass')])
      .split(':')
      .at(-1) ?? ''
  const copier = { ...station.connection, user: 'antesala_backup', password }
  expect((await office.ask(copier, 'select * from personal')).rowCount).toBeGreaterThan(0)
  for (const attempt of [
    'update ticket set number = 1',
    'insert into erasure values (1, 1)',
    'delete from event',
    'select antesala.part()',
  ])
    await expect(office.ask(copier, attempt), attempt).rejects.toMatchObject({ code: '42501' })
})

test.skipIf(missing)(
  'a copy restored on the same server is whole, and every station comes in as before',
  async () => {
    const dump = join(folder, asServer('sh', [join(folder, 'backup.sh')]))
    await office.server.run('drop database antesala with (force)')
    restore(office.server, dump)
    value(await prepare(office.server))
    expect(await tickets(station.connection)).toBe(2)
    const { host, port, user } = office.server.connection
    const said = await verifyProgram(['--postgres', `postgres://${user}@${host}:${String(port)}/antesala`])
    expect(said).toMatchObject({ code: 0, errors: '' })
    // The restored rows are a station's own again.
    await expect(
      office.ask(
        station.connection,
        `insert into event (id, station_id, seq, at, kind, payload, previous_hash, hash)
    values ('x', '${office.manager.credentials.stationId}', 900, 1, 'day.closed', '{}', '', '')`,
      ),
    ).rejects.toMatchObject({ code: '42501' })
  },
)

test.skipIf(missing)(
  'a copy restored on a new server takes the old one’s place: same authority, same logins',
  async () => {
    const copy = join(folder, asServer('sh', [join(folder, 'backup.sh')]))
    const server = await startPostgres({ programs })
    try {
      const admin = asAdministrator(server.connection)
      const { dataFolder } = await serverFacts(admin)
      await admin.close()
      for (const name of ['antesala-authority.crt', 'antesala-authority.key'])
        asServer('cp', [join(copy.replace('.dump', '.authority'), name), join(dataFolder, name)])
      restore(server, copy)
      value(await prepare(server))
      const { host, port, user } = server.connection
      const logins = copy.replace('.dump', '.logins.sql')
      asServer(join(programs, 'psql'), ['--host', host, '--port', String(port), '--username', user, '--set=ON_ERROR_STOP=1', '--dbname=antesala', `--file=${logins}`]) // prettier-ignore
      expect(await tickets({ ...station.connection, port })).toBe(2)
      const said = await verifyProgram(['--postgres', `postgres://${user}@${host}:${String(port)}/antesala`])
      expect(said).toMatchObject({ code: 0, errors: '' })
    } finally {
      await server.stop()
    }
  },
)
