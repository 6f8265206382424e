import type { Socket } from 'node:net'
import type { Journal } from './journal.ts'
import type { LinkLimits } from './limits.ts'
import { createThrottle, type Throttle } from './throttle.ts'

/** Connections whose other end has not introduced itself: few of them, and not for long. */
export interface Strangers {
  readonly come: (socket: Socket) => void
  readonly introduced: (address: string, port: number) => void
  readonly sendAway: () => void
}

type Limits = Pick<
  LinkLimits,
  'strangers' | 'strangersPerAddress' | 'handshakeMs' | 'callsPerSecond' | 'callsAtOnce'
>

/** Addresses whose calls are counted; those that have not called for long make room. */
const addressesAtMost = 1_000

export function createStrangers(limits: Limits, journal: Journal): Strangers {
  const waiting = new Map<string, { readonly socket: Socket; readonly timer: NodeJS.Timeout }>()
  const keyOf = (address: string, port: number) => `${address.replace(/^::ffff:/, '')} ${port}`

  const calls = new Map<string, Throttle>()

  /** Proving who one is costs this computer more than it costs the caller. */
  function callsTooOften(address: string): boolean {
    const throttle = calls.get(address) ?? createThrottle(limits.callsPerSecond, limits.callsAtOnce)
    calls.delete(address)
    calls.set(address, throttle)
    const [oldest] = calls.keys()
    if (calls.size > addressesAtMost && oldest !== undefined) calls.delete(oldest)
    return !throttle.mayTake(performance.now())
  }

  function forget(key: string): void {
    clearTimeout(waiting.get(key)?.timer)
    waiting.delete(key)
  }

  return {
    come(socket) {
      const { remoteAddress: address = '', remotePort: port = 0 } = socket
      const key = keyOf(address, port)
      const prefix = keyOf(address, port).replace(/ .*/, ' ')
      const ofAddress = [...waiting.keys()].filter((each) => each.startsWith(prefix)).length
      const full = ofAddress >= limits.strangersPerAddress || waiting.size >= limits.strangers
      if (full || callsTooOften(address)) {
        journal.refuse('too_many', { address })
        socket.destroy()
        return
      }
      const timer = setTimeout(() => {
        journal.refuse('handshake', { address })
        socket.destroy()
      }, limits.handshakeMs)
      waiting.set(key, { socket, timer })
      socket.once('close', () => forget(key))
    },
    introduced: (address, port) => forget(keyOf(address, port)),
    sendAway() {
      for (const { socket } of waiting.values()) socket.destroy()
    },
  }
}
