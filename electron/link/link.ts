import { ownAddresses } from './addresses.ts'
import { officeMark } from './certificate.ts'
import type { Connection } from './connection.ts'
import type { DialOptions } from './dial.ts'
import { startDiscovery, type Discovery } from './discovery.ts'
import { heartbeatEveryMs, heartbeatKind } from './heartbeat.ts'
import { createInbox } from './inbox.ts'
import { createJournal } from './journal.ts'
import { kindTable } from './kinds.ts'
import type { Link, LinkOptions, LinkPeer, To } from './link-options.ts'
import { linkLimits, linkPort } from './limits.ts'
import { listen } from './listener.ts'
import { createMesh } from './mesh.ts'
import type { Peer } from './peer.ts'
import { post } from './post.ts'

/** While somebody is missing, the network is asked so often, ms; otherwise it is listened to. */
const askEveryMs = 10_000

/**
 * Opens the direct link: listens for the other stations and connects to them, by what the office knew of them last and
 * by what is heard in the network. Needs no server, and no window.
 * @throws when there is no port to listen at, or the identity's certificate and key are of no use
 */
export async function createLink(options: LinkOptions): Promise<Link> {
  const { identity, clock, newId, isAdmitted, onPeers } = options
  const limits = { ...linkLimits, ...options.limits }
  const journal = createJournal(options.log)
  const heartbeat = heartbeatKind(({ from, body }) => {
    const peer = mesh.peerOf(from)
    const changed = JSON.stringify(peer.heartbeat) !== JSON.stringify(body)
    peer.heartbeat = body
    if (changed) tellPeers()
  })
  const inbox = createInbox({
    kinds: kindTable([heartbeat, ...options.kinds]),
    wasHandled: options.wasHandled ?? (() => false),
    journal,
    remembered: limits.remembered,
    handlerMs: limits.handlerMs,
  })
  const doors: DialOptions = { identity, doorman: { ownId: identity.stationId, isAdmitted }, journal, limits }
  const mesh = createMesh({ ...doors, clock, inbox, changed: peerChanged })
  const listener = await listen(doors, options.port ?? linkPort, (caller) =>
    mesh.meet(caller, () => listener.introduced(caller)),
  )
  journal.log({ event: 'listening', port: listener.port })

  let telling = false
  let closed = false
  let lookedAt = performance.now()
  let discovery: Discovery | null = null

  /** Once for all that happens at the same moment. */
  function tellPeers(): void {
    if (telling) return
    telling = true
    queueMicrotask(() => {
      telling = false
      if (!closed) onPeers(peers())
    })
  }

  function peerChanged({ stationId }: Peer, connection: Connection | null): void {
    tellPeers()
    if (connection === null) return
    journal.log({ event: 'connected', stationId, address: connection.address })
    send(heartbeat, options.self(), [stationId], { lasting: false })
  }

  const peers = () => [...mesh.peers.values()].map(viewOf)
  const send: Link['send'] = (kind, body, to, { id = newId(), lasting = true } = {}) =>
    post({ id, kind, body, lasting }, idsOf(to, mesh.peers), {
      peers: mesh.peers,
      clock,
      messageBytes: limits.messageBytes,
    })

  const setPeers: Link['setPeers'] = (known) => {
    const others = known.filter(({ stationId }) => stationId !== identity.stationId)
    for (const { stationId, places } of others) {
      const peer = mesh.peerOf(stationId)
      peer.setListed(places)
      for (const place of discovery?.placesOf(stationId) ?? []) peer.hear(place)
      peer.want()
    }
    const ids = new Set(others.map(({ stationId }) => stationId))
    for (const [stationId, peer] of [...mesh.peers]) {
      if (ids.has(stationId)) continue
      // It may have joined a moment ago, and be known to `isAdmitted` already.
      const connection = peer.connection()
      if (connection === null || !isAdmitted(stationId, connection.fingerprint)) mesh.remove(stationId)
    }
    tellPeers()
  }

  const looking = setInterval(() => {
    const now = performance.now()
    mesh.look(now - lookedAt > limits.lookEveryMs + 1_000)
    lookedAt = now
  }, limits.lookEveryMs)
  const beating = setInterval(() => {
    send(heartbeat, options.self(), 'connected', { lasting: false })
  }, heartbeatEveryMs)
  const asking = setInterval(() => {
    if ([...mesh.peers.values()].some((peer) => peer.connection() === null)) discovery?.ask()
  }, askEveryMs)

  if (options.advertise !== null)
    discovery = startDiscovery({
      own: { stationId: identity.stationId, office: officeMark(identity.ca), port: listener.port },
      advertised: options.advertise,
      heard: (stationId, place) => mesh.peers.get(stationId)?.hear(place),
      problem: (problem) => journal.log({ event: 'discovery', problem }),
    })
  setPeers(options.peers)

  return {
    port: listener.port,
    addresses: ownAddresses,
    send,
    peers,
    setPeers,
    setAdvertised: (advertised) => discovery?.setAdvertised(advertised),
    refusals: journal.counts,
    async close() {
      if (closed) return
      closed = true
      for (const timer of [looking, beating, asking]) clearInterval(timer)
      mesh.close()
      await Promise.all([discovery?.close(), listener.close()])
    },
  }
}

function viewOf(peer: Peer): LinkPeer {
  const connection = peer.connection()
  return {
    stationId: peer.stationId,
    connected: connection !== null,
    address: connection?.address ?? null,
    roundTripMs: connection?.roundTripMs() ?? null,
    heartbeat: peer.heartbeat,
    waiting: peer.waiting(),
  }
}

function idsOf(to: To, peers: ReadonlyMap<string, Peer>): readonly string[] {
  if (to === 'all') return [...peers.keys()]
  if (to === 'connected') return [...peers.values()].filter(isConnected).map(({ stationId }) => stationId)
  return [...new Set(to)]
}

function isConnected(peer: Peer): boolean {
  return peer.connection() !== null
}
