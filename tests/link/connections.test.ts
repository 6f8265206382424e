import { createServer, type AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocketServer } from 'ws'
import type { LinkEvent } from '#link/journal.ts'
import { here, makeOffice, startLink, startPair, type LinkStation } from '#support/link/office.ts'
import { serveAs } from '#support/link/serve.ts'
import { startRelay } from '#support/link/relay.ts'
import { callAs, helloOf } from '#support/link/stranger.ts'

test('two stations that connect to each other at once end with one connection, the same at both ends', async () => {
  const office = await makeOffice()
  for (let round = 0; round < 5; round++) {
    const stations = [
      await startLink(office, await office.newStation()),
      await startLink(office, await office.newStation()),
    ] as const
    const [toFirst, toSecond] = [
      await startRelay(stations[0].link.port),
      await startRelay(stations[1].link.port),
    ]
    stations[0].link.setPeers([here(stations[1], toSecond.port)])
    stations[1].link.setPeers([here(stations[0], toFirst.port)])
    await Promise.all([stations[0].reaches(stations[1].id), stations[1].reaches(stations[0].id)])
    // The one that the station with the lower id has made.
    await expect.poll(() => [toFirst.connections(), toSecond.connections()]).toEqual([0, 1])
    for (const station of stations) expect(station.events.filter(isLost)).toEqual([])
    const [first, second] = stations
    const sent = [
      first.link.send(first.kind, { text: '1' }, 'all'),
      second.link.send(second.kind, { text: '2' }, 'all'),
    ]
    const receipts = await Promise.all(sent.flatMap(({ receipts: each }) => [...each.values()]))
    expect(receipts.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted'])
  }
})

test('both ends hear who the other is', async () => {
  const { first, second } = await startPair()
  await first.until(() => first.link.peers()[0]?.heartbeat !== null)
  await second.until(() => second.link.peers()[0]?.heartbeat !== null)
  expect(first.link.peers()).toEqual([
    {
      stationId: second.id,
      connected: true,
      address: '127.0.0.1',
      roundTripMs: null,
      heartbeat: { name: `Puesto ${second.id.slice(-4)}`, roles: ['reception'], version: '1.0.0' },
      waiting: 0,
    },
  ])
})

test('a port that something else has is left to it', async () => {
  const other = createServer()
  const taken = await new Promise<number>((resolve) =>
    other.listen(0, () => resolve((other.address() as AddressInfo).port)),
  )
  onTestFinished(() => void other.close())
  const office = await makeOffice()
  const station = await startLink(office, await office.newStation(), { port: taken })
  expect(station.link.port).toBeGreaterThan(taken)
  expect(station.link.port).toBeLessThanOrEqual(taken + 20)
})

test('of several places the right one is found', async () => {
  const office = await makeOffice()
  const [first, second] = [
    await startLink(office, await office.newStation()),
    await startLink(office, await office.newStation()),
  ]
  const places = [
    { address: '127.0.0.1', port: 1 },
    { address: '::1', port: 1 },
    { address: 'not an address', port: second.link.port },
    { address: '127.0.0.1', port: first.link.port },
    { address: '::1', port: second.link.port },
  ]
  first.link.setPeers([{ stationId: second.id, places }])
  await first.reaches(second.id)
  expect(first.link.peers()).toMatchObject([{ address: '::1' }])
})

test('a new address is tried at once, whatever pause had been reached', async () => {
  const office = await makeOffice()
  const [first, second] = [
    await startLink(office, await office.newStation(), {
      limits: { firstPauseMs: 60_000, longestPauseMs: 60_000 },
    }),
    await startLink(office, await office.newStation()),
  ]
  first.link.setPeers([{ stationId: second.id, places: [{ address: '127.0.0.1', port: 1 }] }])
  await new Promise((resolve) => setTimeout(resolve, 100))
  first.link.setPeers([here(second)])
  await first.reaches(second.id)
})

test('a connection that was cut is made again by itself', async () => {
  const office = await makeOffice()
  const [first, second] = [
    await startLink(office, await office.newStation()),
    await startLink(office, await office.newStation()),
  ]
  const relay = await startRelay(second.link.port)
  first.link.setPeers([here(second, relay.port)])
  for (let times = 1; times <= 3; times++) {
    await first.reaches(second.id)
    relay.cut()
    await first.until(() => first.events.filter(isLost).length === times)
  }
  await Promise.all([first.reaches(second.id), second.reaches(first.id)])
})

test('a peer that has fallen silent is known to be away within 5 s, and found again', async () => {
  const office = await makeOffice()
  const [first, second] = [
    await startLink(office, await office.newStation()),
    await startLink(office, await office.newStation()),
  ]
  const relay = await startRelay(second.link.port)
  first.link.setPeers([here(second, relay.port)])
  await Promise.all([first.reaches(second.id), second.reaches(first.id)])
  relay.freeze(true)
  const start = performance.now()
  await Promise.all([first.reaches(), second.reaches()])
  expect(performance.now() - start).toBeLessThan(5_000)
  relay.freeze(false)
  await Promise.all([first.reaches(second.id), second.reaches(first.id)])
})

test('a program that was started again replaces what it had before at once, dead as that may look', async () => {
  const office = await makeOffice()
  const [identity, high] = [await office.newStation(), await office.newStation()]
  const station = await startLink(office, identity)
  const before = await startLink(office, high)
  // The station's own connection is the one that both would keep.
  const relay = await startRelay(before.link.port)
  station.link.setPeers([here(before, relay.port)])
  await station.reaches(before.id)
  relay.freeze(true)
  const after = await startLink(office, high)
  const start = performance.now()
  after.link.setPeers([here(station)])
  await after.reaches(station.id)
  await expect(after.link.send(after.kind, { text: 'x' }, 'all').receipts.get(station.id)).resolves.toMatchObject({ outcome: 'accepted' }) // prettier-ignore
  await expect(station.link.send(station.kind, { text: 'x' }, 'all').receipts.get(after.id)).resolves.toMatchObject({ outcome: 'accepted' }) // prettier-ignore
  expect(performance.now() - start).toBeLessThan(1_000)
})

test('the same program may come again while its first connection is dying unnoticed', async () => {
  const office = await makeOffice()
  const [low, high] = [await office.newStation(), await office.newStation()]
  const station = await startLink(office, low, { limits: { silentMs: 60_000 } })
  const other = await startLink(office, high, { limits: { silentMs: 500, pingEveryMs: 200 } })
  const relay = await startRelay(other.link.port)
  station.link.setPeers([here(other, relay.port)])
  await other.reaches(station.id)
  other.link.setPeers([here(station)])
  relay.freeze(true)
  await other.until(() => other.events.filter(({ event }) => event === 'connected').length === 2)
  await expect(station.link.send(station.kind, { text: 'x' }, 'all').receipts.get(other.id)).resolves.toMatchObject({ outcome: 'accepted' }) // prettier-ignore
})

test.each([
  ['a program that is started again and again', () => helloOf()],
  ['a program that connects although it is connected', always(helloOf())],
])('%s has one connection, the last', async (_name, hello) => {
  const office = await makeOffice()
  const station = await startLink(office, await office.newStation())
  const identity = await office.newStation()
  const callers = []
  for (let count = 0; count < 10; count++) {
    const caller = await callAs(identity, station.link.port)
    await caller.introduce(hello())
    callers.push(caller)
  }
  await Promise.all(callers.slice(0, -1).map(({ closed }) => closed))
  expect(callers.at(-1)?.socket.readyState).toBe(WebSocket.OPEN)
  await station.reaches(identity.stationId)
})

test('whoever has introduced themselves is no stranger any more, however long ago they came', async () => {
  const limits = { handshakeMs: 200, lookEveryMs: 20 }
  const { first, second } = await startPair([{ limits }, { limits }])
  const start = performance.now()
  while (performance.now() - start < 500) {
    const { receipts } = first.link.send(first.kind, { text: 'x' }, 'all')
    await expect(receipts.get(second.id)).resolves.toMatchObject({ outcome: 'accepted' })
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  for (const { events } of [first, second]) expect(events.filter(isLost)).toEqual([])
})

test('a station that is reached and says nothing is given up, and tried again', async () => {
  const office = await makeOffice()
  const limits = { handshakeMs: 200 }
  const station = await startLink(office, await office.newStation(), { limits })
  const silent = await serveAs(await office.newStation(), office)
  new WebSocketServer({ server: silent.server })
  station.link.setPeers([silent.peer])
  await station.until(() => (station.link.refusals().handshake ?? 0) >= 2)
})

test('five stations all reach each other', async () => {
  const office = await makeOffice()
  const stations: LinkStation[] = []
  for (let count = 0; count < 5; count++) stations.push(await startLink(office, await office.newStation()))
  for (const station of stations) station.link.setPeers(stations.map((each) => here(each)))
  await Promise.all(stations.map((station) => station.reaches(...stations.filter((each) => each !== station).map(({ id }) => id)))) // prettier-ignore
  const sends = stations.map(({ link, kind }) => link.send(kind, { text: 'a todos' }, 'all'))
  await Promise.all(sends.flatMap(({ receipts }) => [...receipts.values()]))
  for (const { handled } of stations) expect(handled).toHaveLength(4)
})

function always<Value>(value: Value): () => Value {
  return () => value
}

function isLost(event: LinkEvent): boolean {
  return event.event === 'lost'
}
