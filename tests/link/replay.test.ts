import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { here, makeOffice, startLink } from '#support/link/office.ts'
import { startRelay } from '#support/link/relay.ts'
import { callAs, helloOf, noteFor } from '#support/link/stranger.ts'

/** A station, and somebody who has a station's certificate and says what they like. */
async function startWithCaller() {
  const office = await makeOffice()
  const station = await startLink(office, await office.newStation())
  const identity = await office.newStation()
  const caller = await callAs(identity, station.link.port)
  return { office, station, identity, caller, session: await caller.introduce() }
}

test('the bytes of a message, sent again on the same connection and on others, do nothing', async () => {
  const office = await makeOffice()
  const [first, second] = [
    await startLink(office, await office.newStation()),
    await startLink(office, await office.newStation()),
  ]
  const relay = await startRelay(second.link.port)
  first.link.setPeers([here(second, relay.port)])
  await first.reaches(second.id)
  await first.link.send(first.kind, { text: 'once' }, [second.id]).receipts.get(second.id)

  const captured = Buffer.concat(relay.captured[0] ?? [])
  expect(captured.length).toBeGreaterThan(1_000)
  const thief = connect(second.link.port, '127.0.0.1')
  onTestFinished(() => void thief.destroy())
  const gone = new Promise((resolve) => thief.on('error', resolve).once('close', resolve))
  thief.resume()
  thief.write(captured)
  await gone
  expect(second.handled).toHaveLength(1)
  expect(second.link.refusals()).toMatchObject({ untrusted: 1 })
  // And where it was said, behind what was said there: TLS counts, too.
  relay.inject(0, captured.subarray(-200))
  await second.until(() => second.events.some(({ event }) => event === 'lost'))
  expect(second.handled).toHaveLength(1)
})

test('a message that comes again on its connection is handled once, and its sender told where it stands', async () => {
  const { station, caller, session } = await startWithCaller()
  const note = noteFor(session, 1)
  caller.say(note)
  await caller.answer({ type: 'receipt', id: note.id, outcome: 'accepted' })
  caller.say(note)
  await caller.answer({ type: 'receipt', id: note.id, outcome: 'stale' })
  caller.say({ ...note, n: 2 })
  await expect.poll(() => caller.answers.filter(({ id, outcome }) => id === note.id && outcome === 'accepted')).toHaveLength(2) // prettier-ignore
  expect(station.handled).toHaveLength(1)
  expect(station.link.refusals()).toEqual({ order: 1, duplicate: 1 })
})

test('a message that comes again on another connection is refused: it was not said there', async () => {
  const { station, identity, caller, session } = await startWithCaller()
  const note = noteFor(session, 1)
  caller.say(note)
  await caller.answer({ type: 'receipt', id: note.id, outcome: 'accepted' })
  const again = await callAs(identity, station.link.port)
  await again.introduce()
  again.say(note)
  await again.answer({ type: 'receipt', id: note.id, outcome: 'stale' })
  expect(station.handled).toHaveLength(1)
  expect(station.link.refusals()).toEqual({ session: 1 })
})

test('messages come in order or not at all; gaps do no harm', async () => {
  const { station, caller, session } = await startWithCaller()
  for (const n of [3, 2, 3, 7]) caller.say(noteFor(session, n))
  await caller.answer({ type: 'receipt', outcome: 'accepted' })
  await station.until(() => station.handled.length === 2)
  expect(station.link.refusals()).toEqual({ order: 2 })
})

test('a message from more than a minute ago, or ahead, is refused', async () => {
  const { station, caller, session } = await startWithCaller()
  const old = noteFor(session, 1, { at: Date.now() - 61_000 })
  const early = noteFor(session, 2, { at: Date.now() + 61_000 })
  for (const note of [old, early]) {
    caller.say(note)
    await caller.answer({ type: 'receipt', id: note.id, outcome: 'stale' })
  }
  expect(station.handled).toHaveLength(0)
  expect(station.link.refusals()).toEqual({ late: 2 })
})

test('a station whose clock is an hour wrong is believed, and its times are put right', async () => {
  const office = await makeOffice()
  const station = await startLink(office, await office.newStation())
  const caller = await callAs(await office.newStation(), station.link.port)
  const hour = 3_600_000
  caller.say(helloOf(Date.now() - hour))
  const { session } = await caller.answer({ type: 'hello' })
  caller.say(noteFor(String(session), 1, { at: Date.now() - hour }))
  await caller.answer({ type: 'receipt', outcome: 'accepted' })
  const [note] = station.handled
  expect(Math.abs(note!.sentAt - Date.now())).toBeLessThan(1_000)
})

test('a peer that goes on saying what was refused is cut off', async () => {
  const { caller, session, station } = await startWithCaller()
  for (let count = 0; count < 30; count++) caller.say(noteFor(session, 1, { at: 0 }))
  await caller.closed
  expect(station.link.refusals()).toEqual({ late: 21 })
})

test('one who pretends to be another in the message is still who the certificate says', async () => {
  const { station, identity, caller, session } = await startWithCaller()
  caller.say(noteFor(session, 1, { from: station.id }))
  await station.until(() => station.handled.length === 1)
  expect(station.handled[0]?.from).toBe(identity.stationId)
})
