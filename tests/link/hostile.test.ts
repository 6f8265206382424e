import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { makeOffice, here, startLink, type StationSetting } from '#support/link/office.ts'
import { callAs, noteFor } from '#support/link/stranger.ts'

async function startWithCaller(setting: StationSetting = {}) {
  const office = await makeOffice()
  const station = await startLink(office, await office.newStation(), setting)
  const identity = await office.newStation()
  const caller = await callAs(identity, station.link.port)
  return { office, station, identity, caller, session: await caller.introduce() }
}

const garbage: readonly (readonly [string, string | Buffer])[] = [
  ['no JSON', '}{'],
  ['JSON that is no object', '"hola"'],
  ['nothing', ''],
  ['a frame of no version', '{"type":"message"}'],
  ['a message without an id', '{"v":1,"type":"message","session":"x","n":1,"kind":"note","at":1,"body":{}}'],
  ['a number that grows beyond all bounds', '{"v":1e999,"type":"message"}'],
  ['bytes', randomBytes(200)],
  ['a hello after the hello', '{"v":1,"type":"hello","session":"0123456789abcdef","instance":"00000000-0000-4000-8000-000000000000","at":1}'],
] // prettier-ignore

test.each(garbage)('%s ends the connection, and only that', async (_name, said) => {
  const { station, office, caller } = await startWithCaller()
  caller.socket.send(said)
  await caller.closed
  expect(station.link.refusals()).toEqual({ garbage: 1 })
  await (await callAs(await office.newStation(), station.link.port)).introduce()
})

test('a message before the hello ends the connection', async () => {
  const office = await makeOffice()
  const station = await startLink(office, await office.newStation())
  const caller = await callAs(await office.newStation(), station.link.port)
  caller.say(noteFor('x', 1))
  await caller.closed
  expect(station.link.refusals()).toEqual({ garbage: 1 })
})

test('a message of more than 64 KiB ends the connection, and none is ever sent', async () => {
  const { station, caller, session } = await startWithCaller()
  caller.say(noteFor(session, 1, { body: { text: 'x'.repeat(64 * 1024) } }))
  await caller.closed
  expect(station.handled).toHaveLength(0)
  expect(station.link.refusals()).toEqual({ too_large: 1 })
  const large = { text: 'ñ'.repeat(32 * 1024) }
  expect(() => station.link.send(station.kind, large, 'all')).toThrow(RangeError)
})

test('a kind that a later version has is answered as unknown, and the next message is read', async () => {
  const { station, caller, session } = await startWithCaller()
  const unknown = noteFor(session, 1, { kind: 'alert.of_the_future' })
  caller.say(unknown)
  await caller.answer({ type: 'receipt', id: unknown.id, outcome: 'unknown_kind' })
  const later = noteFor(session, 2, { v: 2, colour: 'red' })
  caller.say(later)
  await caller.answer({ type: 'receipt', id: later.id, outcome: 'unknown_version' })
  caller.say({ v: 1, type: 'farewell' })
  const malformed = noteFor(session, 3, { body: { text: 3 } })
  caller.say(malformed)
  await caller.answer({ type: 'receipt', id: malformed.id, outcome: 'malformed' })
  caller.say(noteFor(session, 4, { body: { text: 'x', since: 'version 2' }, urgent: true }))
  await station.until(() => station.handled.length === 1)
  expect(station.link.refusals()).toEqual({ unknown_kind: 1, unknown_version: 2, malformed: 1 })
})

test('a flood from one peer is slowed down; others are heard meanwhile', async () => {
  const setting = { limits: { framesPerSecond: 400, framesAtOnce: 100 } }
  const { office, station, caller, session } = await startWithCaller(setting)
  const other = await startLink(office, await office.newStation())
  other.link.setPeers([here(station)])
  await other.reaches(station.id)
  const start = performance.now()
  for (let n = 1; n <= 1_000; n++) caller.say(noteFor(session, n))
  await other.link.send(other.kind, { text: 'help' }, [station.id]).receipts.get(station.id)
  // The flood is still going on.
  expect(station.handled.length).toBeLessThan(1_000)
  await station.until(() => station.handled.length === 1_001)
  // 900 of them had to wait for their turn.
  expect(performance.now() - start).toBeGreaterThan(1_200)
})

test('a peer that asks for more work than it waits for is cut off', async () => {
  const { station, caller, session } = await startWithCaller({ onNote: () => new Promise(() => undefined) })
  for (let n = 1; n <= 200; n++) caller.say(noteFor(session, n))
  await caller.closed
  expect(station.link.refusals()).toEqual({ flood: 1 })
})

test('a peer that reads no answers is cut off before they fill the memory', async () => {
  const setting = { limits: { unsentBytes: 20_000, framesPerSecond: 1e6, framesAtOnce: 1e6, refusals: 1e6 } }
  const { station, caller, session } = await startWithCaller(setting)
  caller.socket.pause()
  const talking = setInterval(() => {
    for (let count = 0; count < 2_000; count++) caller.say(noteFor(session, 1, { at: 0 }))
  }, 20)
  onTestFinished(() => clearInterval(talking))
  await station.until(() => station.events.some((event) => event.event === 'lost' && event.reason === 'slow'))
})

test('connections that say nothing are few, and end', async () => {
  const limits = { strangersPerAddress: 3, handshakeMs: 400 }
  const office = await makeOffice()
  const station = await startLink(office, await office.newStation(), { limits })
  const silent = Array.from({ length: 5 }, () => connect(station.link.port, '127.0.0.1'))
  const ends = silent.map(
    (socket) => new Promise((resolve) => socket.on('error', resolve).once('close', resolve)),
  )
  onTestFinished(() => silent.forEach((socket: Socket) => socket.destroy()))
  await Promise.all(ends)
  expect(station.link.refusals()).toEqual({ too_many: 2, handshake: 3 })
  await (await callAs(await office.newStation(), station.link.port)).introduce()
})

test('an address that calls again and again is kept waiting, however quickly it hangs up', async () => {
  const limits = { callsAtOnce: 5, callsPerSecond: 1 }
  const office = await makeOffice()
  const station = await startLink(office, await office.newStation(), { limits })
  for (let count = 0; count < 20; count++) {
    const socket = connect(station.link.port, '127.0.0.1')
    await new Promise((resolve) => socket.on('error', resolve).once('connect', resolve))
    socket.destroy()
  }
  await station.until(() => (station.link.refusals().too_many ?? 0) >= 14)
})

test('one who proves who it is and then says nothing is sent away', async () => {
  const office = await makeOffice()
  const station = await startLink(office, await office.newStation(), { limits: { handshakeMs: 400 } })
  const caller = await callAs(await office.newStation(), station.link.port)
  await caller.closed
  expect(station.link.refusals()).toMatchObject({ handshake: 1 })
  expect(station.link.peers()).toMatchObject([{ connected: false }])
})

test('what is no link is not spoken to: another path, a page in a browser', async () => {
  const office = await makeOffice()
  const { link } = await startLink(office, await office.newStation())
  const identity = await office.newStation()
  await expect(callAs(identity, link.port, { path: '/' })).rejects.toThrow()
  await expect(callAs(identity, link.port, { headers: { origin: 'https://x' } })).rejects.toThrow()
  expect(link.refusals()).toEqual({ garbage: 2 })
})
