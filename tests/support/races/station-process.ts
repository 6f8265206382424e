import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Order, Numbered, Reply } from './wire.ts'

/** A process that is one station. It lives until it is ended, or until its parent goes. */
export interface StationProcess {
  /** Tells it something; it may be told more before it has answered. @throws when it ends first */
  ask(order: Order): Promise<Reply>
  end(): void
}

const script = fileURLToPath(new URL('../children/station.ts', import.meta.url))
const withoutGuards = fileURLToPath(new URL('../unguarded/load.ts', import.meta.url))

/** Starts so many stations. @param guards `loose`: theirs can be taken away, one by one */
export function startStations(count: number, guards: 'fast' | 'loose' = 'fast'): StationProcess[] {
  return Array.from({ length: count }, () => startStation(guards))
}

function startStation(guards: 'fast' | 'loose'): StationProcess {
  const execArgv = guards === 'loose' ? ['--import', withoutGuards] : []
  const child: ChildProcess = fork(script, [], { execArgv, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const waiting = new Map<number, { resolve: (reply: Reply) => void; reject: (error: Error) => void }>()
  let numbers = 0
  child.on('message', (reply: Reply) => {
    waiting.get(reply.number)?.resolve(reply)
    waiting.delete(reply.number)
  })
  child.once('exit', (code, signal) => {
    for (const { reject } of waiting.values())
      reject(new Error(`a station's process ended: ${String(code ?? signal)}`))
    waiting.clear()
  })
  return {
    ask(order) {
      const message: Numbered = { number: ++numbers, order }
      return new Promise((resolve, reject) => {
        waiting.set(message.number, { resolve, reject })
        child.send(message, (error) => {
          if (error !== null) reject(error)
        })
      })
    },
    end: () => child.disconnect(),
  }
}
