import { chooseBetween } from './choose.ts'
import type { Connection } from './connection.ts'
import type { Place } from './dial.ts'
import { createDialer } from './dialer.ts'
import type { Outcome } from './frames.ts'
import type { Heartbeat } from './heartbeat.ts'
import type { LinkLimits } from './limits.ts'
import { createOutbox, type Outgoing, type ReceiptOutcome } from './outbox.ts'
import { createPlaces } from './places.ts'

/** Another station: where it may be, how it is reached now, and what waits for it. */
export interface Peer {
  readonly stationId: string
  /** What it has said of itself last. */
  heartbeat: Heartbeat | null
  readonly connection: () => Connection | null
  /** Last known by the database; what was heard in the network goes on being tried. */
  readonly setListed: (places: readonly Place[]) => void
  readonly hear: (place: Place) => void
  /** Its other program and ours have introduced themselves over this connection. */
  readonly opened: (connection: Connection) => void
  readonly closed: (connection: Connection) => void
  readonly post: (message: Outgoing) => void
  readonly withdraw: (id: string) => void
  readonly receipted: (connection: Connection, id: string, outcome: Outcome) => void
  /** Messages without a receipt. */
  readonly waiting: () => number
  /** Begins, or goes on, trying to reach it. */
  readonly want: () => void
  /** Gives it up, with all that waits for it. */
  readonly leave: (outcome: Extract<ReceiptOutcome, 'dismissed' | 'closed'>) => void
}

export interface PeerOptions {
  readonly ownId: string
  readonly stationId: string
  readonly limits: LinkLimits
  /** @returns whether they have introduced themselves; then `opened` was called */
  readonly attempt: (place: Place) => Promise<boolean>
  /** It is reached, or not any more. */
  readonly changed: (connection: Connection | null) => void
}

export function createPeer({ ownId, stationId, limits, attempt, changed }: PeerOptions): Peer {
  const places = createPlaces()
  const outbox = createOutbox(limits)
  const dialer = createDialer({ places: places.all, attempt, limits })
  let current: Connection | null = null
  /** A second one, while the first is asked whether it still lives. */
  let spare: Connection | null = null
  let left = false

  function use(connection: Connection | null): void {
    current = connection
    if (connection === null) {
      if (!left) dialer.want()
    } else {
      dialer.rest()
      if (connection.outgoing) places.prefer(connection.address)
    }
    outbox.use(connection)
    changed(connection)
  }

  async function probe(first: Connection, second: Connection): Promise<void> {
    spare?.close('superseded')
    spare = second
    const alive = await first.probe(limits.probeMs)
    // One of them has closed by itself meanwhile.
    if (spare !== second || current !== first) return
    if (alive) second.close('superseded')
    else first.close('silent')
  }

  return {
    stationId,
    heartbeat: null,
    connection: () => current,
    setListed(listed) {
      if (places.setListed(listed)) dialer.hurry()
    },
    hear(place) {
      if (places.hear(place)) dialer.hurry()
    },
    opened(connection) {
      const before = current
      if (left) {
        connection.close('closing')
        return
      }
      if (before !== null && chooseBetween(ownId, stationId, before, connection) === 'probe')
        return void probe(before, connection)
      use(connection)
      before?.close('superseded')
    },
    closed(connection) {
      if (connection === spare) spare = null
      if (connection !== current) return
      const next = spare
      spare = null
      use(next)
    },
    post: outbox.add,
    withdraw: outbox.withdraw,
    receipted: outbox.receipted,
    waiting: outbox.size,
    want: () => {
      if (current === null) dialer.want()
    },
    leave(outcome) {
      left = true
      dialer.rest()
      outbox.settleAll(outcome)
      spare?.close('closing')
      current?.close('closing')
    },
  }
}
