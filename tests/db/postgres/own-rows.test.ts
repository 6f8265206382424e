import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  prepareOfficeServer,
  type JoinedStation,
  type PreparedServer,
} from '#support/postgres/prepared-server.ts'

let office: PreparedServer
let counter: JoinedStation
let display: JoinedStation

beforeAll(async () => {
  office = await prepareOfficeServer()
  counter = await office.joinAs(['counter'])
  display = await office.joinAs(['display'])
}, 60_000)
afterAll(() => office.stop())

const idOf = ({ credentials }: JoinedStation) => credentials.stationId
const as = (station: JoinedStation, sql: string) => office.ask(station.connection, sql)
const foreign = { code: '42501', message: expect.stringContaining('row-level security') as unknown }

function event(stationId: string, seq: number): string {
  return `insert into event (id, station_id, seq, at, kind, payload, previous_hash, hash)
    values ('${stationId}-${String(seq)}', '${stationId}', ${String(seq)}, 1, 'call.announced', '{}', '', '')`
}

test('a station writes events in its own name and in nobody else’s', async () => {
  await as(counter, event(idOf(counter), 100))
  for (const other of [display, office.manager])
    await expect(as(counter, event(idOf(other), 100))).rejects.toMatchObject(foreign)
})

test('a station moves the end of its own chain only; another’s it can read, and neither change nor lock', async () => {
  const set = (station: JoinedStation) =>
    `update event_head set at = at where station_id = '${idOf(station)}'`
  const lock = (station: JoinedStation) =>
    `select 1 from event_head where station_id = '${idOf(station)}' for update`
  expect((await as(counter, set(counter))).rowCount).toBe(1)
  expect((await as(counter, lock(counter))).rowCount).toBe(1)
  expect((await as(counter, set(display))).rowCount).toBe(0)
  expect((await as(counter, lock(display))).rowCount).toBe(0)
  expect((await as(counter, 'select * from event_head')).rowCount).toBe(3)
})

test('management begins the chain of a new station, empty, and writes in none', async () => {
  const head = (station: string, seq: number, hash: string) =>
    `insert into event_head (station_id, seq, hash, at) values ('${station}', ${String(seq)}, '${hash}', 0)`
  await as(
    office.manager,
    `insert into station (id, zone_id, name, created_at)
    select 'new', id, 'Nuevo', 1 from zone limit 1`,
  )
  await expect(as(office.manager, head('new', 7, '0'.repeat(64)))).rejects.toMatchObject(foreign)
  await expect(as(office.manager, head('new', 0, 'f'.repeat(64)))).rejects.toMatchObject(foreign)
  await as(office.manager, head('new', 0, '0'.repeat(64)))
  await expect(as(office.manager, event('new', 1))).rejects.toMatchObject(foreign)
})

test('a station says only of itself that it is there', async () => {
  const presence = (station: JoinedStation) => `insert into station_presence
    (station_id, seen_at, started_at, clock_offset_ms, version, writer_version, link_addresses)
    values ('${idOf(station)}', 1, 1, 0, '1', 30, '[]')`
  const beat = (station: JoinedStation) =>
    `update station_presence set seen_at = 2 where station_id = '${idOf(station)}'`
  await as(display, presence(display))
  await expect(as(display, presence(counter))).rejects.toMatchObject(foreign)
  await as(counter, presence(counter))
  expect((await as(display, beat(display))).rowCount).toBe(1)
  expect((await as(display, beat(counter))).rowCount).toBe(0)
})

test('what was answered to one station is not read at another', async () => {
  await as(
    counter,
    `insert into request (id, station_id, name, at, answer) values ('r', '${idOf(counter)}', 'x', 1, '{}')`,
  )
  expect((await as(counter, `select * from request where id = 'r'`)).rowCount).toBe(1)
  expect((await as(display, `select * from request where id = 'r'`)).rowCount).toBe(0)
})

test('what is sealed for a new station is read by that station and management alone', async () => {
  await office.pair(['kiosk'])
  const open = 'select login from pairing where bundle is not null'
  expect((await as(office.manager, open)).rowCount).toBe(1)
  expect((await as(counter, open)).rowCount).toBe(0)
  const own = await as(counter, 'select station_id from pairing')
  expect(own.rows).toEqual([{ station_id: idOf(counter) }])
})

test('a station that was taken out of the office writes nothing, though a connection of it is still open', async () => {
  const left = await office.joinAs(['counter'])
  await office.run(`update station set is_active = 0 where id = '${idOf(left)}'`)
  await expect(as(left, event(idOf(left), 100))).rejects.toMatchObject(foreign)
})
