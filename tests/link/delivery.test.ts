import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { v7 } from 'uuid'
import { startChild } from '#support/child.ts'
import { useFolder } from '#support/folder.ts'
import type { Received } from '#link/kinds.ts'
import type { Note } from '#support/link/note.ts'
import { orderFor } from '#support/link/child-order.ts'
import { here, makeOffice, startLink, startPair } from '#support/link/office.ts'
import { startRelay } from '#support/link/relay.ts'

const folder = useFolder()

test('a message arrives with who sent it and when, and its sender is told', async () => {
  const { first, second } = await startPair()
  const sent = first.link.send(first.kind, { text: 'hola' }, [second.id])
  const receipt = await sent.receipts.get(second.id)
  expect(receipt).toMatchObject({ stationId: second.id, outcome: 'accepted' })
  expect(second.handled).toMatchObject([{ id: sent.id, from: first.id, body: { text: 'hola' } }])
  const [{ sentAt, receivedAt }] = second.handled as [Received<Note>]
  expect(Math.abs(sentAt - receivedAt)).toBeLessThan(1_000)
  expect([sentAt, receivedAt].every(Number.isInteger)).toBe(true)
})

test('a message waits for a station that is not there yet', async () => {
  const office = await makeOffice()
  const first = await startLink(office, await office.newStation())
  const identity = await office.newStation()
  first.link.setPeers([{ stationId: identity.stationId, places: [] }])
  const sent = first.link.send(first.kind, { text: 'later' }, 'all')
  expect(first.link.peers()).toMatchObject([{ connected: false, waiting: 1 }])
  const second = await startLink(office, identity)
  first.link.setPeers([here(second)])
  await expect(sent.receipts.get(second.id)).resolves.toMatchObject({
    outcome: 'accepted',
    stationId: second.id,
  })
  expect(second.handled).toHaveLength(1)
  expect(first.link.peers()).toMatchObject([{ connected: true, waiting: 0 }])
})

test('a message that was withdrawn is sent to nobody any more', async () => {
  const office = await makeOffice()
  const first = await startLink(office, await office.newStation())
  const identity = await office.newStation()
  first.link.setPeers([{ stationId: identity.stationId, places: [] }])
  const sent = first.link.send(first.kind, { text: 'never' }, 'all')
  sent.withdraw()
  await expect(sent.receipts.get(identity.stationId)).resolves.toMatchObject({ outcome: 'withdrawn' })
  const second = await startLink(office, identity)
  first.link.setPeers([here(second)])
  const after = first.link.send(first.kind, { text: 'this one' }, 'all')
  await after.receipts.get(second.id)
  expect(second.handled.map(({ body }) => body.text)).toEqual(['this one'])
})

test('what is of no use later does not wait', async () => {
  const { first, second } = await startPair()
  const absent = v7()
  first.link.setPeers([here(second), { stationId: absent, places: [] }])
  const { receipts } = first.link.send(first.kind, { text: 'now' }, 'all', { lasting: false })
  await expect(receipts.get(second.id)).resolves.toMatchObject({ outcome: 'accepted' })
  await expect(receipts.get(absent)).resolves.toMatchObject({ outcome: 'away' })
})

test('what is too much waiting gives up the oldest', async () => {
  const office = await makeOffice()
  const first = await startLink(office, await office.newStation(), { limits: { waiting: 2 } })
  first.link.setPeers([{ stationId: v7(), places: [] }])
  const sends = ['1', '2', '3'].map((text) => first.link.send(first.kind, { text }, 'all'))
  await expect(Promise.all(sends[0]!.receipts.values())).resolves.toMatchObject([{ outcome: 'overflow' }])
  expect(first.link.peers()).toMatchObject([{ waiting: 2 }])
  await first.link.close()
  const rest = await Promise.all(sends.slice(1).flatMap(({ receipts }) => [...receipts.values()]))
  expect(rest.map(({ outcome }) => outcome)).toEqual(['closed', 'closed'])
})

test('a message whose receipt got lost is sent again, and handled once', async () => {
  const office = await makeOffice()
  const relay: { cut: () => void } = { cut: () => undefined }
  const first = await startLink(office, await office.newStation())
  // Cut while the message is in hand: the receipt goes nowhere.
  const second = await startLink(office, await office.newStation(), { onNote: () => relay.cut() })
  const way = await startRelay(second.link.port)
  relay.cut = way.cut
  first.link.setPeers([here(second, way.port)])
  await first.reaches(second.id)
  const sent = first.link.send(first.kind, { text: 'once' }, [second.id])
  await expect(sent.receipts.get(second.id)).resolves.toMatchObject({ outcome: 'accepted' })
  expect(second.handled).toHaveLength(1)
  expect(second.link.refusals()).toMatchObject({ duplicate: 1 })
})

test('the same id sent twice by its sender is handled once', async () => {
  const { first, second } = await startPair()
  const id = v7()
  for (const text of ['1', '2'])
    await first.link.send(first.kind, { text }, 'all', { id }).receipts.get(second.id)
  expect(second.handled.map(({ body }) => body.text)).toEqual(['1'])
})

test('a handler that fails is told of, and may be asked again', async () => {
  let fails = true
  const { first, second } = await startPair([
    {},
    {
      onNote() {
        if (fails) throw new Error('the disk is full')
      },
    },
  ])
  const id = v7()
  const send = () => first.link.send(first.kind, { text: 'x' }, 'all', { id }).receipts.get(second.id)
  await expect(send()).resolves.toMatchObject({ outcome: 'failed' })
  const problem = expect.stringContaining('the disk is full') as string
  expect(second.events).toContainEqual({ event: 'failed', kind: 'note', problem })
  fails = false
  await expect(send()).resolves.toMatchObject({ outcome: 'accepted' })
})

test('a handler that hangs keeps no other message from its receipt', async () => {
  const { first, second } = await startPair([
    {},
    {
      limits: { handlerMs: 300 },
      onNote: ({ body }) => (body.text === 'hangs' ? new Promise(() => undefined) : undefined),
    },
  ])
  const hanging = Array.from({ length: 64 }, () => first.link.send(first.kind, { text: 'hangs' }, 'all'))
  const next = first.link.send(first.kind, { text: 'next' }, 'all')
  await expect(next.receipts.get(second.id)).resolves.toMatchObject({ outcome: 'accepted' })
  await expect(hanging[0]!.receipts.get(second.id)).resolves.toMatchObject({ outcome: 'failed' })
})

test('many messages arrive in order, more than may be under way at the same time', async () => {
  const { first, second } = await startPair()
  const texts = Array.from({ length: 3_000 }, (_, index) => String(index))
  const sends = texts.map((text) => first.link.send(first.kind, { text }, 'all'))
  const receipts = await Promise.all(sends.flatMap((sent) => [...sent.receipts.values()]))
  expect(new Set(receipts.map(({ outcome }) => outcome))).toEqual(new Set(['accepted']))
  expect(second.handled.map(({ body }) => body.text)).toEqual(texts)
})

test('a receiver that is slow is sent no more than it can have in hand, and gets everything', async () => {
  const onNote = () => new Promise<void>((resolve) => setTimeout(resolve, 20))
  const { first, second } = await startPair([{}, { onNote }])
  const sends = Array.from({ length: 400 }, () => first.link.send(first.kind, { text: 'x' }, 'all'))
  await Promise.all(sends.flatMap((sent) => [...sent.receipts.values()]))
  expect(second.handled).toHaveLength(400)
  expect(second.link.refusals()).not.toHaveProperty('flood')
})

test('a receiver that is killed and comes back gets the message, once', async () => {
  const office = await makeOffice()
  const [low, high] = [await office.newStation(), await office.newStation()]
  const first = await startLink(office, low)
  const journalFile = join(folder(), 'handled')
  const order = JSON.stringify(orderFor(high, [low, high], { journalFile, peers: [here(first)] }))
  const before = startChild('link-station.ts', [order])
  first.link.setPeers([{ stationId: high.stationId, places: [] }])
  await first.reaches(high.stationId)
  const handled = first.link.send(first.kind, { text: 'before' }, 'all')
  await handled.receipts.get(high.stationId)
  before.process.kill('SIGKILL')
  const sent = first.link.send(first.kind, { text: 'while it was away' }, 'all')
  await before.ended()
  const after = startChild('link-station.ts', [order])
  await expect(sent.receipts.get(high.stationId)).resolves.toMatchObject({ outcome: 'accepted' })
  // Whatever the sender thinks, it knows again what it had handled before it was killed.
  const again = first.link.send(first.kind, { text: 'again' }, 'all', { id: handled.id })
  await expect(again.receipts.get(high.stationId)).resolves.toMatchObject({ outcome: 'accepted' })
  expect(readFileSync(journalFile, 'utf8').trim().split('\n')).toEqual([handled.id, sent.id])
  after.process.kill()
})
