import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { BenchOptions } from '../support/options.ts'
import type { ClaimOffice } from './office.ts'
import type { Claimed, Desk, Order, Variant } from './order.ts'
import { cpuMsOf } from './server-cpu.ts'

/** What all clients of a variant did in a round. */
export interface RoundOfClaims {
  /** From the first claim of all to the last one. */
  readonly wallMs: number
  readonly claims: number
  readonly statements: number
  readonly clientMs: number
  readonly serverMs: number
}

/** Clients in some processes, the same ones for every variant. */
export interface Crew {
  open(variant: Variant, office: ClaimOffice): Promise<void>
  claim(variant: Variant, office: ClaimOffice): Promise<RoundOfClaims>
  end(): void
}

/** As many processes of clients as there are processors here; the server takes its share of both. */
const processes = 2

export function startCrew({ profileFolder }: BenchOptions): Crew {
  const execArgv = profileFolder === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`]
  const crew = Array.from({ length: processes }, () =>
    fork(join(import.meta.dirname, 'clients.ts'), { execArgv }),
  )
  return {
    async open(variant, { connection, desks }) {
      const own = variant === 'one chain' ? desks.map((desk) => ({ ...desk, stationId: desks[0]?.stationId ?? '' })) : desks // prettier-ignore
      const parts = crew.map((_, part) => own.filter((_desk, index) => index % processes === part))
      await Promise.all(
        crew.map((process, part) => ask(process, openOrder(variant, connection, parts[part] ?? []))),
      )
    },
    async claim(variant, office) {
      const pids = await office.serverPids()
      const before = cpuMsOf(pids)
      const done = (await Promise.all(
        crew.map((process) => ask(process, { kind: 'claim', variant })),
      )) as Claimed[]
      const total = (of: (claimed: Claimed) => number) => done.reduce((sum, each) => sum + of(each), 0)
      return {
        wallMs:
          Math.max(...done.map(({ endedAt }) => endedAt)) -
          Math.min(...done.map(({ startedAt }) => startedAt)),
        claims: total(({ claims }) => claims),
        statements: total(({ statements }) => statements),
        clientMs: total(({ cpuMs }) => cpuMs),
        serverMs: cpuMsOf(pids) - before,
      }
    },
    end() {
      for (const process of crew) process.disconnect()
    },
  }
}

function openOrder(variant: Variant, connection: ClaimOffice['connection'], desks: readonly Desk[]): Order {
  return { kind: 'open', variant, connection, desks }
}

/** One order at a time. @throws when the process ends instead of answering */
function ask(child: ChildProcess, order: Order): Promise<Claimed | null> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) =>
      reject(new Error(`a process of clients ended with ${String(code ?? 'a signal')}`))
    child.once('exit', ended)
    child.once('message', (answer: Claimed | null) => {
      child.removeListener('exit', ended)
      resolve(answer)
    })
    child.send(order)
  })
}
