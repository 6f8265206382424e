import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** The way from one station to another, with somebody sitting in it. */
export interface Relay {
  readonly port: number
  /** All that callers have sent since the relay began: one list of pieces for each connection, as it was read. */
  readonly captured: readonly (readonly Buffer[])[]
  /** Ends every connection at once, as a cable or a switch does. */
  readonly cut: () => void
  /** Nothing goes through any more, and nobody is told. */
  readonly freeze: (frozen: boolean) => void
  /** Says something to the called end of one connection, as if its caller had said it. */
  readonly inject: (connection: number, bytes: Buffer) => void
  readonly connections: () => number
}

/** Passes on everything between whoever comes and a port of this computer. */
export async function startRelay(port: number): Promise<Relay> {
  const pairs = new Set<readonly [Socket, Socket]>()
  const captured: Buffer[][] = []
  const targets: Socket[] = []
  let frozen = false
  const server = createServer((caller) => {
    const target = connect(port, '127.0.0.1')
    const pair = [caller, target] as const
    const pieces: Buffer[] = []
    captured.push(pieces)
    targets.push(target)
    pairs.add(pair)
    caller.on('data', (piece: Buffer) => pieces.push(piece))
    const end = () => {
      pairs.delete(pair)
      for (const socket of pair) socket.destroy()
    }
    for (const socket of pair) {
      socket.setNoDelay(true)
      socket.on('error', end).on('close', end)
    }
    if (frozen) return
    caller.pipe(target)
    target.pipe(caller)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = () => {
    for (const pair of pairs) for (const socket of pair) socket.resetAndDestroy()
  }
  onTestFinished(() => {
    cut()
    server.close()
  })
  return {
    port: (server.address() as AddressInfo).port,
    captured,
    cut,
    freeze(now) {
      frozen = now
      for (const [caller, target] of pairs) {
        caller.unpipe(target)
        target.unpipe(caller)
        if (frozen) continue
        caller.pipe(target)
        target.pipe(caller)
      }
    },
    inject: (connection, bytes) => void targets[connection]?.write(bytes),
    connections: () => pairs.size,
  }
}
