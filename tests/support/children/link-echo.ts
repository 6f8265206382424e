// The other end of the bench: a station's link, and beside it a bare WebSocket over the same TLS that says everything
// back. `link-echo.ts <JSON of ChildOrder>`. Ends with its parent.
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { v7 } from 'uuid'
import { WebSocketServer } from 'ws'
import { defineKind } from '#link/kinds.ts'
import { createLink } from '#link/link.ts'
import type { ChildOrder } from '#support/link/child-order.ts'
import { note } from '#support/link/note.ts'

const { identity, known, peers, port } = JSON.parse(process.argv[2] ?? '') as ChildOrder
const admitted = new Map(known)

const link = await createLink({
  identity,
  port,
  clock: () => Date.now(),
  newId: v7,
  isAdmitted: (stationId, fingerprint) => admitted.get(stationId) === fingerprint,
  peers,
  self: () => ({ name: 'echo', roles: [], version: '1.0.0' }),
  advertise: null,
  kinds: [defineKind('note', note, () => undefined)],
  onPeers: () => undefined,
  log: () => undefined,
})

const bare = createServer({
  ca: identity.ca,
  cert: identity.certificate,
  key: identity.key,
  requestCert: true,
  minVersion: 'TLSv1.3',
})
new WebSocketServer({ server: bare, perMessageDeflate: false }).on('connection', (socket) =>
  socket.on('message', (data: Buffer) => socket.send(data.toString())),
)
bare.listen(0, () =>
  console.log(`ports ${JSON.stringify({ link: link.port, bare: (bare.address() as AddressInfo).port })}`),
)
process.stdin.resume().on('close', () => process.exit(0))
