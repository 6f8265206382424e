import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PostgresConnection } from '#db/postgres-pool.ts'
import { openPostgresStore } from '#db/postgres-store.ts'
import { issueServerCertificate, makeAuthority, type KeyedCertificate } from '#services/trust/authority.ts'
import {
  prepareOfficeServer,
  type JoinedStation,
  type PreparedServer,
} from '#support/postgres/prepared-server.ts'
import { value } from '#support/test-office.ts'
import { useCertificate } from '#support/postgres/use-certificate.ts'

let office: PreparedServer
let station: JoinedStation
let connection: PostgresConnection
let authority: KeyedCertificate

beforeAll(async () => {
  office = await prepareOfficeServer()
  station = await office.joinAs(['counter'])
  connection = station.connection
  authority = {
    certificate: office.manager.credentials.ca,
    key: office.manager.credentials.authorityKey ?? '',
  }
}, 60_000)
afterAll(() => office.stop())

const day = 24 * 3_600_000
const refused = (code: string) => ({
  ok: false,
  code,
  file: `${connection.host}:${String(connection.port)}/${connection.database}`,
})

test('a station speaks TLS 1.3 with the server', async () => {
  const { rows } = await office.ask(
    connection,
    'select version, cipher from pg_stat_ssl where pid = pg_backend_pid()',
  )
  expect(rows).toEqual([{ version: 'TLSv1.3', cipher: expect.stringMatching(/^TLS_/) as unknown }])
})

test('a server whose certificate another authority made is refused before anything is said', async () => {
  const other = await makeAuthority(Date.now())
  expect(await openPostgresStore({ ...connection, tls: { ca: other.certificate } })).toEqual(
    refused('store.untrusted'),
  )
})

test('without encryption nobody of the office is let in, with the right password neither', async () => {
  expect(await openPostgresStore({ ...connection, tls: undefined })).toEqual(refused('store.dismissed'))
})

test('an older TLS is not spoken', async () => {
  const { connect } = await import('node:tls')
  const { connect: dial } = await import('node:net')
  const socket = dial({ host: connection.host, port: connection.port })
  socket.write(Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]))
  await new Promise((resolve) => socket.once('data', resolve))
  const secure = connect({ socket, maxVersion: 'TLSv1.2', rejectUnauthorized: false })
  const error = await new Promise<Error>((resolve, reject) => {
    secure.once('error', resolve)
    secure.once('secureConnect', () => reject(new Error('it spoke TLS 1.2')))
  })
  expect(error.message).toMatch(/protocol version/i)
})

test('a wrong password, and a login that nobody made, are refused as a station that is not let in', async () => {
  expect(await openPostgresStore({ ...connection, password: 'wrong' })).toEqual(refused('store.dismissed'))
  const unknown = { ...connection, user: 'antesala_s_000000000000' }
  expect(await openPostgresStore(unknown)).toEqual(refused('store.dismissed'))
})

test('a station comes into its own office only, not into the server’s other databases', async () => {
  for (const database of ['postgres', 'template1'])
    expect(await openPostgresStore({ ...connection, database })).toMatchObject({ code: 'store.dismissed' })
})

test('a certificate that is out of date, not valid yet, or for another name is refused', async () => {
  const expired = await issueServerCertificate(authority, Date.now() - 6 * 365 * day)
  const future = await issueServerCertificate(authority, Date.now() + 30 * day)
  const { issueStationCertificate } = await import('#services/trust/authority.ts')
  const stations = await issueStationCertificate(authority, station.credentials.stationId, Date.now())
  try {
    for (const wrong of [expired, future, stations]) {
      await useCertificate(office, wrong)
      expect(await openPostgresStore(connection)).toEqual(refused('store.untrusted'))
    }
  } finally {
    await useCertificate(office, await issueServerCertificate(authority, Date.now()))
  }
  await value(await openPostgresStore(connection)).close()
})
