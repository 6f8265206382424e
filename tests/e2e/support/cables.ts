import { execFileSync } from 'node:child_process'
import type { ServerNetwork } from '#support/postgres/server.ts'

/** Why no network can be laid here; null when one can. */
export const noCables: string | null =
  process.platform !== 'linux'
    ? 'network namespaces are a thing of Linux'
    : process.getuid?.() === 0
      ? null
      : 'making network namespaces takes root'

/** A server's own network, with one cable to this computer for each station: what is cut for one is not for the others. */
export interface Cables extends ServerNetwork {
  /** Pulls the cable of an address: nothing passes, and nobody is told. */
  readonly cut: (index: number) => void
  readonly mend: (index: number) => void
  readonly remove: () => void
}

/** Lays so many cables. Nothing that is said in them leaves this computer. */
export function layCables(count: number): Cables {
  const namespace = `antesala${String(process.pid)}`
  const numbers = Array.from({ length: count }, (_, index) => index)
  const [near, far] = [
    (n: number) => `as${String(n)}n${String(process.pid % 10_000)}`,
    (n: number) => `as${String(n)}f`,
  ]
  const address = (n: number, end: number) => `10.94.${String(n)}.${String(end)}`
  ip('netns', 'add', namespace)
  ip('-n', namespace, 'link', 'set', 'lo', 'up')
  for (const n of numbers) {
    ip('link', 'add', near(n), 'type', 'veth', 'peer', 'name', far(n), 'netns', namespace)
    ip('address', 'add', `${address(n, 1)}/24`, 'dev', near(n))
    ip('-n', namespace, 'address', 'add', `${address(n, 2)}/24`, 'dev', far(n))
    ip('link', 'set', near(n), 'up')
    ip('-n', namespace, 'link', 'set', far(n), 'up')
  }
  // The far end goes down: the near one keeps its address, as behind a switch whose other port was pulled.
  const turn = (n: number, state: 'up' | 'down') => ip('-n', namespace, 'link', 'set', far(n), state)
  return {
    namespace,
    addresses: numbers.map((n) => address(n, 2)),
    cut: (n) => turn(n, 'down'),
    mend: (n) => turn(n, 'up'),
    remove: () => ip('netns', 'del', namespace),
  }
}

function ip(...args: readonly string[]): void {
  execFileSync('ip', args, { stdio: ['ignore', 'ignore', 'pipe'] })
}
