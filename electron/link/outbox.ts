import type { Outcome } from './frames.ts'
import type { Connection } from './connection.ts'

/**
 * What became of a message at one station. `withdrawn`: by the sender; `away`: it was for those connected at the time;
 * `dismissed`: the office knows that station no more; `overflow`: too much waited for it; `closed`: this program ends.
 */
export type ReceiptOutcome =
  Exclude<Outcome, 'stale'> | 'withdrawn' | 'away' | 'dismissed' | 'overflow' | 'closed'

/** A message for one peer, until it is settled. */
export interface Outgoing {
  readonly id: string
  readonly kind: string
  readonly body: unknown
  /** Waits for the peer to be there, and is sent again on every new connection until it is receipted. */
  readonly lasting: boolean
  readonly settle: (outcome: ReceiptOutcome) => void
}

/** What waits for one peer, in order. At least once over the wire; once at the handler, which knows ids again. */
export interface Outbox {
  readonly add: (message: Outgoing) => void
  readonly withdraw: (id: string) => void
  /** The connection that is used from now on: everything without a receipt goes over it, from the oldest on. */
  readonly use: (connection: Connection | null) => void
  readonly receipted: (connection: Connection, id: string, outcome: Outcome) => void
  readonly settleAll: (outcome: ReceiptOutcome) => void
  /** Lasting messages without a receipt. */
  readonly size: () => number
}

export interface OutboxOptions {
  readonly inFlight: number
  readonly waiting: number
}

export function createOutbox(limits: OutboxOptions): Outbox {
  let connection: Connection | null = null
  let waiting = new Map<string, Outgoing>()
  const inFlight = new Map<string, Outgoing>()

  function settle(id: string, outcome: ReceiptOutcome): void {
    const message = inFlight.get(id) ?? waiting.get(id)
    inFlight.delete(id)
    waiting.delete(id)
    message?.settle(outcome)
  }

  function pump(): void {
    if (connection === null) return
    for (const [id, message] of waiting) {
      if (inFlight.size >= limits.inFlight) return
      waiting.delete(id)
      inFlight.set(id, message)
      connection.send(message)
    }
  }

  return {
    add(message) {
      // Handed over again by the same id: the newer one asks for the receipt.
      settle(message.id, 'withdrawn')
      if (connection === null && !message.lasting) {
        message.settle('away')
        return
      }
      waiting.set(message.id, message)
      const [oldest] = waiting.keys()
      if (waiting.size > limits.waiting && oldest !== undefined) settle(oldest, 'overflow')
      pump()
    },
    withdraw(id) {
      settle(id, 'withdrawn')
      pump()
    },
    use(next) {
      connection = next
      waiting = new Map([...inFlight, ...waiting])
      inFlight.clear()
      for (const { id, lasting } of [...waiting.values()]) if (!lasting && next === null) settle(id, 'away')
      pump()
    },
    receipted(from, id, outcome) {
      if (outcome !== 'stale') {
        settle(id, outcome)
        pump()
      } else if (from === connection) from.close('stale')
    },
    settleAll(outcome) {
      for (const id of [...inFlight.keys(), ...waiting.keys()]) settle(id, outcome)
    },
    size: () => [...inFlight.values(), ...waiting.values()].filter(({ lasting }) => lasting).length,
  }
}
