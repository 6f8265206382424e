import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { officeInitProgram } from '#support/office-init-program.ts'
import { useFolder } from '#support/folder.ts'
import { prepareOfficeServer, type PreparedServer } from '#support/postgres/prepared-server.ts'
import { startPostgres, type PostgresServer } from '#support/postgres/server.ts'
import { layCables, noCables, type Cables } from '../../e2e/support/cables.ts'

const folder = useFolder()

describe.skipIf(noCables !== null)('a server on another computer', () => {
  let cables: Cables
  let plain: PostgresServer
  let prepared: PreparedServer
  beforeAll(async () => {
    cables = layCables(1)
    plain = await startPostgres({ network: cables })
    prepared = await prepareOfficeServer({ network: cables })
  }, 60_000)
  afterAll(async () => {
    await plain.stop()
    await prepared.stop()
    cables.remove()
  })

  const prepare = (port: number, env: NodeJS.ProcessEnv = {}) =>
    officeInitProgram(['--address', `${cables.addresses[0] ?? ''}:${String(port)}`, '--user', 'antesala', '--language', 'en'], env) // prettier-ignore

  test('that does not encrypt is told no password, and says where to prepare it', async () => {
    const { code, errors } = await prepare(plain.connection.port)
    expect(code).toBe(2)
    expect(errors).toContain('connection is not encrypted')
  })

  test('that nobody vouches for is told no password either, nor one that goes by another name', async () => {
    expect((await prepare(prepared.address.port)).errors).toContain('on another computer')
    const ca = join(folder(), 'office.crt')
    writeFileSync(ca, prepared.manager.credentials.ca)
    expect((await prepare(prepared.address.port, { NODE_EXTRA_CA_CERTS: ca })).errors).toContain(
      'on another computer',
    )
  })

  test('is reached by its stations, over TLS', async () => {
    const station = await prepared.joinAs(['counter'])
    const { rows } = await prepared.ask(
      station.connection,
      'select version from pg_stat_ssl where pid = pg_backend_pid()',
    )
    expect(rows).toEqual([{ version: 'TLSv1.3' }])
    expect(station.connection.host).toBe(cables.addresses[0])
  })
})
