import { randomUUID } from 'node:crypto'
import type { WebSocket } from 'ws'
import type { Admitted } from './admission.ts'
import { openConnection, type Connection } from './connection.ts'
import { dial, type DialOptions, type Place } from './dial.ts'
import type { Inbox } from './inbox.ts'
import { createPeer, type Peer } from './peer.ts'

/** The other stations, and every connection to them. */
export interface Mesh {
  readonly peers: ReadonlyMap<string, Peer>
  /** The peer with this id, made if need be. */
  readonly peerOf: (stationId: string) => Peer
  readonly remove: (stationId: string) => void
  /** Goes on with a station that has come in. @param introduced called once it has said hello */
  readonly meet: (caller: Met, introduced: () => void) => void
  /** Ends what is silent, and whoever the office knows no more. @param late the program itself had come to a halt */
  readonly look: (late: boolean) => void
  readonly close: () => void
}

export interface Met extends Admitted {
  readonly socket: WebSocket
  readonly address: string
}

export interface MeshOptions extends DialOptions {
  readonly clock: () => number
  readonly inbox: Inbox
  /** A peer is reached, or not any more. */
  readonly changed: (peer: Peer, connection: Connection | null) => void
}

export function createMesh(options: MeshOptions): Mesh {
  const { identity, doorman, journal, limits, clock, inbox } = options
  const instance = randomUUID()
  const peers = new Map<string, Peer>()
  const connections = new Set<Connection>()
  const dialing = new Set<WebSocket>()
  let closed = false

  function peerOf(stationId: string): Peer {
    const known = peers.get(stationId)
    if (known !== undefined) return known
    const peer: Peer = createPeer({
      ownId: identity.stationId,
      stationId,
      limits,
      attempt: (place) => attempt(stationId, place),
      changed: (connection) => options.changed(peer, connection),
    })
    peers.set(stationId, peer)
    return peer
  }

  function attempt(stationId: string, place: Place): Promise<boolean> {
    return new Promise((resolve) => {
      if (closed) {
        resolve(false)
        return
      }
      let opening: WebSocket | null = null
      const done = () => opening !== null && dialing.delete(opening)
      dial(options, stationId, place, {
        opening(socket) {
          opening = socket
          dialing.add(socket)
        },
        opened(socket, admitted) {
          done()
          begin({ ...admitted, socket, address: place.address }, true, resolve)
        },
        failed() {
          done()
          resolve(false)
        },
      })
    })
  }

  /** @param met told whether they have introduced themselves */
  function begin(caller: Met, outgoing: boolean, met: (introduced: boolean) => void): void {
    const { stationId } = caller
    const peer = peerOf(stationId)
    const connection = openConnection({
      ...caller,
      outgoing,
      instance,
      clock,
      limits,
      journal,
      opened(opened) {
        peer.opened(opened)
        met(true)
      },
      received({ id, kind, body }, ageMs) {
        const receivedAt = clock()
        return inbox.receive({
          from: stationId,
          id,
          kind,
          body,
          receivedAt,
          sentAt: Math.round(receivedAt - ageMs),
        })
      },
      receipted: peer.receipted,
      closed(ended, reason) {
        connections.delete(ended)
        if (peer.connection() === ended) journal.log({ event: 'lost', stationId, reason })
        peer.closed(ended)
        met(false)
      },
    })
    connections.add(connection)
    if (closed) connection.close('closing')
  }

  return {
    peers,
    peerOf,
    remove(stationId) {
      peers.get(stationId)?.leave('dismissed')
      peers.delete(stationId)
    },
    meet: (caller, introduced) =>
      begin(caller, false, (met) => {
        if (met) introduced()
      }),
    look(late) {
      const now = performance.now()
      for (const connection of connections) {
        const { stationId, fingerprint } = connection
        if (doorman.isAdmitted(stationId, fingerprint)) connection.look(now, late)
        else connection.close('not_admitted')
      }
    },
    close() {
      closed = true
      for (const peer of peers.values()) peer.leave('closed')
      for (const connection of [...connections]) connection.close('closing')
      for (const socket of dialing) socket.terminate()
    },
  }
}
