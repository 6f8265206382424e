// A station's direct link and nothing else, told and heard line by line: `link-station.ts <JSON of ChildOrder>`. Ends with its parent.
// Writes what it has handled into a file before it receipts it, as the program does with its database.
import { appendFileSync, existsSync, readFileSync, writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { v7 } from 'uuid'
import { defineKind } from '#link/kinds.ts'
import { createLink } from '#link/link.ts'
import type { KnownPeer } from '#link/link-options.ts'
import type { ChildOrder } from '#support/link/child-order.ts'
import { note } from '#support/link/note.ts'

const order = JSON.parse(process.argv[2] ?? '') as ChildOrder
const say = (...words: readonly (string | number)[]) => writeSync(1, `${words.join(' ')}\n`)
const known = new Map(order.known)
const { journalFile } = order
const earlier = new Set(
  journalFile !== null && existsSync(journalFile) ? readFileSync(journalFile, 'utf8').split('\n') : [],
)

const kind = defineKind('note', note, ({ id, body }) => {
  if (journalFile !== null) appendFileSync(journalFile, `${id}\n`)
  say('handled', id, body.text)
})
let connected = new Set<string>()
const link = await createLink({
  identity: order.identity,
  port: order.port,
  clock: () => Date.now(),
  newId: v7,
  isAdmitted: (stationId, fingerprint) => known.get(stationId) === fingerprint,
  peers: order.peers,
  self: () => ({ name: order.identity.stationId, roles: ['security'], version: '1.0.0' }),
  advertise: order.advertise,
  kinds: [kind],
  wasHandled: (_from, id) => earlier.has(id),
  onPeers(peers) {
    const now = new Set(peers.filter((peer) => peer.connected).map(({ stationId }) => stationId))
    for (const id of now) if (!connected.has(id)) say('up', id, Date.now())
    for (const id of connected) if (!now.has(id)) say('down', id, Date.now())
    connected = now
  },
  log(event) {
    if (event.event === 'discovery') say('discovery', event.problem)
    if (event.event === 'connected') say('connected', event.stationId, event.address)
  },
  limits: order.limits,
})
say('port', link.port)

/** `send <id> <text>` to everybody, `peers <JSON>`, `waiting`. */
createInterface({ input: process.stdin }).on('line', (line) => {
  const [what, first = '', ...rest] = line.split(' ')
  if (what === 'peers') link.setPeers(JSON.parse([first, ...rest].join(' ')) as KnownPeer[])
  if (what !== 'send') return
  const { id, receipts } = link.send(kind, { text: rest.join(' ') }, 'all', { id: first })
  for (const receipt of receipts.values())
    void receipt.then(({ stationId, outcome }) => say('receipt', id, outcome, stationId))
})
process.stdin.on('close', () => process.exit(0))
