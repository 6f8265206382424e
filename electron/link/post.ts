import type { Kind } from './kinds.ts'
import type { ReceiptOutcome } from './outbox.ts'
import type { Peer } from './peer.ts'

/** What became of a message at one station. */
export interface Receipt {
  readonly stationId: string
  /** `accepted`: that station's handler has taken it in charge. */
  readonly outcome: ReceiptOutcome
  /** When this station learned it, ms since the epoch. */
  readonly at: number
}

/** A message on its way. */
export interface Sent {
  readonly id: string
  /** By station; each resolves once that station has receipted it, and none rejects. */
  readonly receipts: ReadonlyMap<string, Promise<Receipt>>
  /** Sends it to nobody any more who has not receipted it. */
  readonly withdraw: () => void
}

export interface SendOptions {
  /** UUID of the message; a new one by default. The same one again is handled once by each station. */
  readonly id?: string
  /** False for what is of no use later: it reaches those who are connected, or nobody. */
  readonly lasting?: boolean
}

/** What may be around a body, bytes. */
const envelopeBytes = 1024

/** Hands a message to the peers; see `Link.send`. */
export function post<Body>(
  message: { readonly id: string; readonly kind: Kind<Body>; readonly body: Body; readonly lasting: boolean },
  stationIds: readonly string[],
  link: {
    readonly peers: ReadonlyMap<string, Peer>
    readonly clock: () => number
    readonly messageBytes: number
  },
): Sent {
  const { id, kind, body, lasting } = message
  const size = Buffer.byteLength(JSON.stringify(body))
  if (size > link.messageBytes - envelopeBytes)
    throw new RangeError(`${kind.name} of ${size} bytes is too large`)
  const send = (stationId: string) =>
    new Promise<Receipt>((resolve) => {
      const settle = (outcome: ReceiptOutcome) => resolve({ stationId, outcome, at: link.clock() })
      const peer = link.peers.get(stationId)
      if (peer === undefined) settle('dismissed')
      else peer.post({ id, kind: kind.name, body, lasting, settle })
    })
  return {
    id,
    receipts: new Map(stationIds.map((stationId) => [stationId, send(stationId)])),
    withdraw() {
      for (const stationId of stationIds) link.peers.get(stationId)?.withdraw(id)
    },
  }
}
