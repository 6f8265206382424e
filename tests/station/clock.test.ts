import { afterAll, beforeAll, expect, test } from 'vitest'
import { isConnected } from '#domain/station.ts'
import { stationsView } from '#services/views/stations.ts'
import { wrongClock } from '#support/faketime.ts'
import { useServer } from '#support/postgres/own-server.ts'
import { startLiveProcess, type LiveProcess } from '#support/stations/live-process.ts'
import { openLiveOffice, type LiveOffice } from '#support/stations/live-office.ts'

const server = useServer()
const twoHours = 7_200_000
let live: LiveOffice
let late: LiveProcess
let early: LiveProcess

beforeAll(async () => {
  live = await openLiveOffice(server(), 1)
  late = startLiveProcess(wrongClock('-2h'))
  early = startLiveProcess(wrongClock('+2h'))
  for (const [index, process] of [late, early].entries())
    await process.join({
      connection: live.office.connection,
      stationId: live.office.stations[index + 1] ?? '',
    })
}, 60_000)
afterAll(async () => {
  await late.end()
  await live.close()
})

test('a station whose clock is wrong knows by how much, and a right one that it is right', async () => {
  expect(Math.abs((await late.state()).clockOffsetMs - twoHours)).toBeLessThan(200)
  expect(Math.abs((await early.state()).clockOffsetMs + twoHours)).toBeLessThan(200)
  expect(live.station(0).state().clockOffsetMs).toBe(0)
})

test('whatever a station’s own clock says, all are there by the server’s', async () => {
  const { office } = live.station(0)
  await live.station(0).stands({ connected: 3, stations: 3 })
  const { rows } = await stationsView(office, { cannotPair: null, isLinked: () => false })
  expect(rows.filter(({ connected }) => connected)).toHaveLength(3)
  const offsets = rows.flatMap(({ clockOffsetMs }) => (clockOffsetMs === null ? [] : [clockOffsetMs]))
  for (const want of [-twoHours, 0, twoHours])
    expect(offsets.filter((offset) => Math.abs(offset - want) < 1_000)).toHaveLength(1)
  for (const { connected, seenAt } of rows)
    if (connected) expect(Math.abs((seenAt ?? 0) - Date.now())).toBeLessThan(10_000)
})

test('a station whose computer was switched off is missed within a few seconds, at all others', async () => {
  await live.station(0).stands({ connected: 3 })
  const off = performance.now()
  early.kill()
  const missed = await live.station(0).stands({ connected: 2, stations: 3 }, 20_000)
  expect(missed - off).toBeGreaterThan(5_000)
  expect(missed - off).toBeLessThan(16_000)
  const { office } = live.station(0)
  const { rows } = await stationsView(office, { cannotPair: null, isLinked: () => false })
  expect(rows.filter(({ connected }) => connected)).toHaveLength(2)
  // It is still said when it was there last.
  const gone = rows.find(({ connected, seenAt }) => !connected && seenAt !== null)
  expect(isConnected(gone?.seenAt ?? null, Date.now())).toBe(false)
})
