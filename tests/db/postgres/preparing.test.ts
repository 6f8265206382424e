import { readFileSync, statSync } from 'node:fs'
import { X509Certificate } from 'node:crypto'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asAdministrator, literal, serverFacts } from '#db/provision/administrator.ts'
import { readServerFile, runOnServer, shellWord, writeServerFile } from '#db/provision/server-files.ts'
import { askCertificates } from '#db/server-greeting.ts'
import { openPostgresStore } from '#db/postgres-store.ts'
import { prepareServer, type PrepareInput } from '#services/office-server.ts'
import { joinOffice, stationConnection } from '#services/stations/join.ts'
import { verifyStore } from '#services/verify/verify-store.ts'
import { texts } from '#text/index.ts'
import { prepareOfficeServer, type PreparedServer } from '#support/postgres/prepared-server.ts'
import { guardedUser } from '#support/postgres/server-process.ts'
import { value } from '#support/test-office.ts'

let office: PreparedServer
let here: string
beforeAll(async () => {
  office = await prepareOfficeServer()
  here = `${office.address.host}:${String(office.address.port)}`
}, 60_000)
afterAll(() => office.stop())

const withNow = { clock: () => Date.now(), newId: () => v7() }
const prepare = (input: Partial<PrepareInput> = {}) =>
  prepareServer({ address: here, user: 'antesala', password: '', ...input }, { ...withNow, texts: texts.es })

async function shown(): Promise<X509Certificate[]> {
  const greeting = await askCertificates(office.address.host, office.address.port)
  return greeting.kind === 'shown' ? greeting.chain.map((der) => new X509Certificate(der)) : []
}

async function administered<T>(work: (admin: ReturnType<typeof asAdministrator>) => Promise<T>): Promise<T> {
  const admin = asAdministrator(office.server.connection)
  return work(admin).finally(() => admin.close())
}

test('prepared again, nothing is lost: the same authority, the same data, every station still comes in', async () => {
  const station = await office.joinAs(['counter'])
  const [before] = await shown()
  const again = value(await prepare())
  const [after, ca] = await shown()
  expect(ca?.fingerprint256).toBe(new X509Certificate(office.manager.credentials.ca).fingerprint256)
  expect(after?.serialNumber).not.toBe(before?.serialNumber)
  for (const { connection } of [station, office.manager]) {
    const store = value(await openPostgresStore(connection))
    expect(await store.db.selectFrom('office').select('name').execute()).toEqual([
      { name: 'Oficina de prueba' },
    ])
    expect((await verifyStore(store.db, { knownSeals: [] })).faults).toEqual([])
    await store.close()
  }
  // A second station of management, in an office that is there.
  const joined = value(await joinOffice({ code: again.code, address: here }, withNow))
  expect(joined).toMatchObject({ office: 'Oficina de prueba' })
  expect(joined.credentials.authorityKey).toBe(office.manager.credentials.authorityKey)
  await value(await openPostgresStore(stationConnection(joined.credentials, office.address))).close()
})

test('who may administer is asked for, and told apart from who may not', async () => {
  await office.server.run(
    `create role clerk login; create role ${guardedUser} login superuser password 'right'`,
  )
  expect(await prepare({ user: 'clerk' })).toEqual({ ok: false, code: 'server.rights' })
  expect(await prepare({ user: 'nobody_there' })).toEqual({ ok: false, code: 'server.refused', host: here })
  expect(await prepare({ user: guardedUser, password: 'wrong' })).toEqual({
    ok: false,
    code: 'server.refused',
    host: here,
  })
  expect(await prepare({ user: guardedUser })).toEqual({ ok: false, code: 'server.refused', host: here })
  expect(await prepare({ user: guardedUser, password: 'right' })).toMatchObject({ ok: true })
  expect(await prepare({ address: '127.0.0.1:1' })).toMatchObject({ ok: false, code: 'server.not_found' })
  expect(await prepare({ address: 'a b' })).toEqual({ ok: false, code: 'input.invalid', field: 'address' })
})

test('a database of another program is left as it is', async () => {
  await office.server.run('create database tienda')
  await office.server.run('create table guests (name text)', 'tienda')
  expect(await prepare({ address: `${here}/tienda` })).toEqual({
    ok: false,
    code: 'server.database_used',
    database: 'tienda',
  })
  const roles = await office.ask(
    office.server.connection,
    `select 1 from pg_roles where rolname like 'tienda%'`,
  )
  expect(roles.rowCount).toBe(0)
})

test('a second office on the same server has stations, data and rules of its own', async () => {
  const other = value(await prepare({ address: `${here}/otra` }))
  const { credentials } = value(await joinOffice({ code: other.code, address: `${here}/otra` }, withNow))
  const connection = stationConnection(credentials, { ...office.address, database: 'otra' })
  await value(await openPostgresStore(connection)).close()
  // Management of one is nobody in the other.
  expect(await openPostgresStore({ ...connection, database: 'antesala' })).toMatchObject({
    code: 'store.dismissed',
  })
  expect(await openPostgresStore({ ...office.manager.connection, database: 'otra' })).toMatchObject({ code: 'store.dismissed' }) // prettier-ignore
})

test('an office that worked before the server was prepared keeps everything', async () => {
  const plain = { ...office.server.connection, database: 'antigua' }
  await office.server.run('create database antigua')
  const store = value(await openPostgresStore(plain))
  await store.db.insertInto('zone').values({ id: 'z', name: 'Sala' }).execute()
  await store.close()
  const { code } = value(await prepare({ address: `${here}/antigua` }))
  const { credentials } = value(await joinOffice({ code, address: `${here}/antigua` }, withNow))
  const station = value(
    await openPostgresStore(stationConnection(credentials, { ...office.address, database: 'antigua' })),
  )
  expect(await station.db.selectFrom('zone').select('name').execute()).toEqual([{ name: 'Sala' }])
  await station.close()
})

test('keys lie on the server where only its own user can read them', async () => {
  const { dataFolder } = await administered(serverFacts)
  for (const name of ['antesala-authority.key', 'antesala-server.key']) {
    expect(statSync(`${dataFolder}/${name}`).mode & 0o777, name).toBe(0o600)
    expect(readFileSync(`${dataFolder}/${name}`, 'utf8'), name).toContain('PRIVATE KEY')
  }
  const folder = office.prepared.backup?.folder ?? ''
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(statSync(`${folder}/pgpass`).mode & 0o777).toBe(0o600)
})

test('its rules of access as they were are kept beside them', async () => {
  const { accessFile } = await administered(serverFacts)
  const kept = readFileSync(`${accessFile}.before-antesala`, 'utf8')
  expect(kept).not.toContain('Antesala')
  expect(readFileSync(accessFile, 'utf8').endsWith(kept)).toBe(true)
})

test('a text is written to a file of the server as it is, whatever is in it', async () => {
  await administered(async (admin) => {
    const { dataFolder } = await serverFacts(admin)
    const file = `${dataFolder}/it's a file`
    const text = `"quoted", 'too'\n\n\\. and \\N\\n\n  # ñ → 漢\n\t;$(x) \`y\`\n`
    await writeServerFile(admin, file, text)
    expect(await readServerFile(admin, file)).toBe(text)
    expect(await readServerFile(admin, `${file} that is not there`)).toBeNull()
    const [row] = await admin.rows<{ text: string }>(`select ${literal(text)} as text`)
    expect(row?.text).toBe(text)
    await runOnServer(admin, `test -f ${shellWord(file)} && rm ${shellWord(file)}`)
    expect(await readServerFile(admin, file)).toBeNull()
    await expect(runOnServer(admin, 'exit 3')).rejects.toThrow()
  })
})

test('a new version’s tables are made by management’s station, which then owns no more than before', async () => {
  const door = await office.joinAs(['door'])
  // Nothing is left of the tables: everything is to be raised.
  await office.run('drop schema public cascade; create schema public authorization pg_database_owner')
  expect(await openPostgresStore(door.connection)).toMatchObject({ ok: false, code: 'store.behind' })
  await value(await openPostgresStore(office.manager.connection)).close()
  const asked = { ...office.server.connection, database: office.address.database }
  const owners = await office.ask(
    asked,
    `select distinct tableowner::text as owner from pg_tables where schemaname = 'public'`,
  )
  expect(owners.rows).toEqual([{ owner: 'antesala_owner' }])
  await value(await openPostgresStore(door.connection)).close()
  await expect(office.ask(office.manager.connection, 'drop table ticket cascade')).rejects.toMatchObject({
    code: '42501',
  })
})
