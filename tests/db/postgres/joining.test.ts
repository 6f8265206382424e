import { createServer, type Server } from 'node:net'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPairingCode, writePairingCode } from '#domain/pairing-code.ts'
import { formatServerAddress } from '#domain/server-address.ts'
import { openPostgresStore } from '#db/postgres-store.ts'
import { verifyStore } from '#services/verify/verify-store.ts'
import { dismissStation } from '#services/stations/dismiss.ts'
import { joinOffice, stationConnection } from '#services/stations/join.ts'
import { pairStation } from '#services/stations/pair.ts'
import { makeAuthority, shortFingerprint } from '#services/trust/authority.ts'
import { pairingSecrets } from '#services/trust/pairing-secrets.ts'
import {
  managing,
  officeServer,
  prepareOfficeServer,
  type PreparedServer,
} from '#support/postgres/prepared-server.ts'
import { relayWith } from '#support/postgres/tls-relay.ts'
import { value } from '#support/test-office.ts'

let office: PreparedServer
let address: string

beforeAll(async () => {
  office = await prepareOfficeServer()
  address = formatServerAddress(office.address)
}, 60_000)
afterAll(() => office.stop())

const options = { clock: () => Date.now(), newId: () => v7() }
const join = (code: string, where: string | null = address) => joinOffice({ code, address: where }, options)

async function listening(answer: string | null): Promise<{ readonly host: string; readonly server: Server }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => (answer === null ? undefined : socket.end(answer)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const at = server.address()
  return { host: `127.0.0.1:${String(typeof at === 'object' ? at?.port : 0)}`, server }
}

describe('a new station', () => {
  test('joins with the code and the address, and is what management said it is', async () => {
    const { code } = await office.pair(['counter', 'display'], 'Ventanilla 4')
    const joined = value(await join(code))
    expect(joined).toMatchObject({ office: 'Oficina de prueba', server: office.address })
    expect(joined.credentials).toMatchObject({
      name: 'Ventanilla 4',
      roles: ['counter', 'display'],
      authorityKey: null,
    })
    const opened = value(await openPostgresStore(stationConnection(joined.credentials, joined.server)))
    const known = await opened.db.selectFrom('station').selectAll().where('id', '=', joined.credentials.stationId).executeTakeFirst() // prettier-ignore
    expect(known).toMatchObject({ name: 'Ventanilla 4', login: joined.credentials.login, is_active: 1 })
    await opened.close()
  })

  test('joins with the text behind the picture alone', async () => {
    const { text } = await office.pair(['display'])
    expect(value(await join(text, null)).credentials.roles).toEqual(['display'])
  })

  test('says in its own chain that it came, and everything still verifies', async () => {
    const { credentials } = await office.joinAs(['door'])
    const context = await office.open(office.manager)
    const events = await context.store.db.selectFrom('event').select(['kind', 'seq']).where('station_id', '=', credentials.stationId).execute() // prettier-ignore
    expect(events).toEqual([{ kind: 'station.joined', seq: 1 }])
    const paired = await context.store.db.selectFrom('event').select('payload').where('kind', '=', 'station.paired').orderBy('seq', 'desc').executeTakeFirst() // prettier-ignore
    expect(JSON.parse(paired?.payload ?? '')).toEqual({ station: credentials.stationId, roles: ['door'] })
    expect((await verifyStore(context.store.db, { knownSeals: [] })).faults).toEqual([])
  })

  test('gets what PINs are hashed with only where people sign in, and the office’s key only in management', async () => {
    const has = async (role: 'display' | 'kiosk' | 'counter' | 'manager') => {
      const { pepper, authorityKey } = (await office.joinAs([role])).credentials
      return [pepper !== null, authorityKey !== null]
    }
    expect(await has('display')).toEqual([false, false])
    expect(await has('kiosk')).toEqual([false, false])
    expect(await has('counter')).toEqual([true, false])
    expect(await has('manager')).toEqual([true, true])
  })

  test('of management adds others as the first one does', async () => {
    const second = await office.joinAs(['manager'])
    const context = await office.open(second)
    const zone = await context.store.db.selectFrom('zone').select('id').executeTakeFirstOrThrow()
    const input = { requestId: v7(), name: 'Puerta', zoneId: zone.id, roles: ['door' as const] }
    const server = officeServer(second.credentials, office.address)
    const { code } = value(await pairStation(context, managing(second), input, server))
    expect(value(await join(code)).credentials.name).toBe('Puerta')
    // Asked again, the code is known to nobody, and no second station is made.
    expect(await pairStation(context, managing(second), input, server)).toEqual({
      ok: false,
      code: 'request.reused',
    })
    const remembered = await context.store.db.selectFrom('request').select('answer').where('id', '=', input.requestId).executeTakeFirst() // prettier-ignore
    expect(remembered).toEqual({ answer: 'null' })
    expect(
      await pairStation(context, managing(second), { ...input, requestId: v7(), zoneId: v7() }, server),
    ).toEqual({
      ok: false,
      code: 'input.invalid',
      field: 'zoneId',
    })
  })
})

describe('a code', () => {
  test('is good once: whoever has read it over a shoulder comes too late', async () => {
    const { code } = await office.pair(['display'])
    value(await join(code))
    expect(await join(code)).toEqual({ ok: false, code: 'pairing.over' })
    // Its password opens nothing any more, whatever program asks with it.
    const read = readPairingCode(code)
    const { login, password } = pairingSecrets(read?.secret ?? new Uint8Array(), office.address.database)
    const replayed = { ...office.manager.connection, user: login, password }
    expect(await openPostgresStore(replayed)).toMatchObject({ code: 'store.dismissed' })
  })

  test('of which two computers make use at the same moment makes one of them a station', async () => {
    const { code } = await office.pair(['display'])
    const both = await Promise.all([join(code), join(code)])
    expect(both.map((each) => (each.ok ? 'in' : each.code)).toSorted()).toEqual(['in', 'pairing.over'])
  })

  test('is over after its hour, in the database and at the door', async () => {
    const inDatabase = await office.pair(['display'])
    await office.run('update pairing set expires_at = 1 where used_at is null')
    expect(await join(inDatabase.code)).toEqual({ ok: false, code: 'pairing.over' })
    const atTheDoor = await office.pair(['display'])
    await office.run(`do $$ begin execute (select format('alter role %I valid until %L', login, now())
      from pairing where used_at is null order by created_at desc limit 1); end $$`)
    expect(await join(atTheDoor.code)).toEqual({ ok: false, code: 'pairing.over' })
  })

  test('that was dismissed before anybody came is over', async () => {
    const { code } = await office.pair(['kiosk'], 'Nunca vino')
    const context = await office.open(office.manager)
    const station = await context.store.db.selectFrom('station').select('id').where('name', '=', 'Nunca vino').executeTakeFirstOrThrow() // prettier-ignore
    value(await dismissStation(context, managing(office.manager), { requestId: v7(), stationId: station.id }))
    expect(await join(code)).toEqual({ ok: false, code: 'pairing.over' })
  })

  test('with a wrong sign, or without an address, goes nowhere', async () => {
    const { code } = await office.pair(['display'])
    const wrong = (code.startsWith('0') ? '1' : '0') + code.slice(1)
    expect(await join(wrong)).toEqual({ ok: false, code: 'pairing.mistyped' })
    expect(await join(code, null)).toEqual({ ok: false, code: 'input.invalid', field: 'address' })
    expect(await join(code, 'no address')).toEqual({ ok: false, code: 'input.invalid', field: 'address' })
    value(await join(code))
  })
})

describe('a server', () => {
  test('that is not there is not found, and the code stays good', async () => {
    const { code } = await office.pair(['display'])
    const host = '127.0.0.1:1'
    expect(await join(code, host)).toEqual({ ok: false, code: 'server.not_found', host: '127.0.0.1:1' })
    value(await join(code))
  })

  test('that does not encrypt, or says something else, is told nothing', async () => {
    const { code } = await office.pair(['display'])
    for (const [answer, refusal] of [
      ['N', 'server.plain'],
      ['E something', 'server.untrusted'],
      ['Sand something before the handshake', 'server.untrusted'],
    ] as const) {
      const { host, server } = await listening(answer)
      expect(await join(code, host)).toEqual({ ok: false, code: refusal, host })
      server.close()
    }
    value(await join(code))
  })

  test('of another office, with the code of this one, is told nothing', async () => {
    const other = await makeAuthority(Date.now())
    const { code } = await office.pair(['display'])
    const read = readPairingCode(code)
    const ofOther = writePairingCode({
      secret: read?.secret ?? new Uint8Array(),
      fingerprint: shortFingerprint(other.certificate),
    })
    expect(await join(ofOther)).toEqual({ ok: false, code: 'server.untrusted', host: address })
    value(await join(code))
  })

  test('whose certificate somebody else shows, with the real authority beside it, is told nothing', async () => {
    const { code } = await office.pair(['display'])
    // A thief in the network has the office's authority certificate, which anybody is shown, and a key of their own.
    const relay = await relayWith(await makeAuthority(Date.now()), office, {
      alsoShow: office.manager.credentials.ca,
    })
    expect(await join(code, relay.host)).toEqual({ ok: false, code: 'server.untrusted', host: relay.host })
    expect(relay.heard()).toBe(0)
    await relay.close()
    value(await join(code))
  })

  test('behind somebody who decrypts with a certificate of the same authority notices it: a password is for one certificate', async () => {
    const { ca, authorityKey } = office.manager.credentials
    const relay = await relayWith({ certificate: ca, key: authorityKey ?? '' }, office)
    const [host = '', port = ''] = relay.host.split(':')
    const station = await office.joinAs(['display'])
    const through = { ...station.connection, host, port: Number(port) }
    expect(await openPostgresStore(through)).toMatchObject({ ok: false, code: 'store.dismissed' })
    expect(relay.heard()).toBeGreaterThan(0)
    await relay.close()
    await value(await openPostgresStore(station.connection)).close()
  })
})

describe('a dismissed station', () => {
  test('loses its connections and is not let in again; the others notice nothing', async () => {
    const [gone, stays] = [await office.joinAs(['counter']), await office.joinAs(['counter'])]
    const [goneOffice, staysOffice] = [await office.open(gone), await office.open(stays)]
    const context = await office.open(office.manager)
    const { stationId } = gone.credentials
    value(await dismissStation(context, managing(office.manager), { requestId: v7(), stationId }))
    await expect(goneOffice.store.db.selectFrom('office').selectAll().execute()).rejects.toThrow()
    expect(await openPostgresStore(gone.connection)).toMatchObject({ ok: false, code: 'store.dismissed' })
    expect(await staysOffice.store.db.selectFrom('office').selectAll().execute()).toHaveLength(1)
    const left = await office.ask(office.manager.connection, `select 1 from pg_stat_activity where usename = '${gone.credentials.login}'`) // prettier-ignore
    expect(left.rowCount).toBe(0)
  })
})

test('only management can raise the office’s tables; another station says what to do', async () => {
  const door = await office.joinAs(['door'])
  // As a version from before the last step left it.
  await office.run(`delete from kysely_migration where name = '0030-stations';
    alter table office drop column min_writer_version`)
  expect(await openPostgresStore(door.connection)).toMatchObject({ ok: false, code: 'store.behind' })
  await office.run(`alter table office add column min_writer_version bigint not null default 30;
    insert into kysely_migration values ('0030-stations', '2026-01-01')`)
  await value(await openPostgresStore(door.connection)).close()
})
