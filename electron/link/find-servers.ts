import { setTimeout as pause } from 'node:timers/promises'
import { startChoir } from './discovery.ts'

/** An office that was heard of; nothing about it is proven yet. */
export interface HeardOffice {
  readonly office: string
  /** Of its server, as a person would type it. */
  readonly address: string
}

const officesAtMost = 50

/**
 * Listens for offices in this network, for set-up: what is found fills in the address, and proves nothing.
 * @param listenMs how long to listen
 * @param problem told why nothing can be heard; harmless
 */
export async function findServers(
  listenMs: number,
  problem: (problem: string) => void,
): Promise<readonly HeardOffice[]> {
  const offices = new Map<string, HeardOffice>()
  const choir = startChoir({
    heard({ officeName, server }) {
      if (server === null || offices.size >= officesAtMost) return
      offices.set(server, { office: officeName ?? offices.get(server)?.office ?? '', address: server })
    },
    problem,
  })
  await pause(listenMs)
  await choir.close()
  return [...offices.values()].sort((a, b) => a.office.localeCompare(b.office))
}
