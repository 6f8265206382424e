import { execFileSync } from 'node:child_process'
import { onTestFinished } from 'vitest'

/** Why there can be no networks of our own here; null when there can. */
export const noNetworks: string | null = reason()

/** A network of two computers and a switch, with no way out of it: nothing that is said in it leaves this machine. */
export interface Network {
  /** What to put before a command so that it runs on one of the computers. */
  readonly on: readonly [readonly string[], readonly string[]]
  readonly addresses: readonly [string, string]
  /** The switch passes nothing on any more, and nobody's cable is loose. */
  readonly cut: () => void
  readonly heal: () => void
  /** The second computer is given another address, as routers do. @returns it */
  readonly readdress: () => string
}

let networks = 0

/** Lays a network; it goes with the test. */
export function layNetwork(): Network {
  networks += 1
  const prefix = `antl${process.pid}${networks}`
  const [first, second, between] = [`${prefix}a`, `${prefix}b`, `${prefix}s`] as const
  onTestFinished(() => {
    for (const name of [first, second, between]) ip('netns', 'del', name)
  })
  for (const name of [first, second, between]) {
    ip('netns', 'add', name)
    ip('-n', name, 'link', 'set', 'lo', 'up')
  }
  ip('-n', between, 'link', 'add', 'switch', 'type', 'bridge', 'forward_delay', '0')
  ip('-n', between, 'link', 'set', 'switch', 'up')
  const addresses = ['10.99.0.1', '10.99.0.2'] as const
  for (const [index, name] of [first, second].entries()) {
    const port = `port${index}`
    ip('-n', name, 'link', 'add', 'cable', 'type', 'veth', 'peer', 'name', port, 'netns', between)
    ip('-n', between, 'link', 'set', port, 'master', 'switch', 'up')
    ip('-n', name, 'address', 'add', `${addresses[index] ?? ''}/24`, 'dev', 'cable')
    ip('-n', name, 'link', 'set', 'cable', 'up')
  }
  return {
    on: [ip.on(first), ip.on(second)],
    addresses,
    cut: () => ip('-n', between, 'link', 'set', 'port1', 'nomaster'),
    heal: () => ip('-n', between, 'link', 'set', 'port1', 'master', 'switch'),
    readdress() {
      ip('-n', second, 'address', 'flush', 'dev', 'cable')
      ip('-n', second, 'address', 'add', '10.99.0.77/24', 'dev', 'cable')
      return '10.99.0.77'
    },
  }
}

function ip(...args: readonly string[]): void {
  execFileSync('ip', args, { stdio: ['ignore', 'ignore', 'pipe'] })
}
ip.on = (name: string): readonly string[] => ['ip', 'netns', 'exec', name]

function reason(): string | null {
  if (process.platform !== 'linux') return 'network namespaces are a thing of Linux'
  if (process.getuid?.() !== 0) return 'making network namespaces takes root'
  const name = `antl${process.pid}`
  try {
    ip('netns', 'add', name)
    try {
      ip('-n', name, 'link', 'add', 'switch', 'type', 'bridge')
      ip('-n', name, 'link', 'add', 'one', 'type', 'veth', 'peer', 'name', 'other')
    } finally {
      ip('netns', 'del', name)
    }
    return null
  } catch (error) {
    return `no network namespaces with bridges here: ${String(error)}`
  }
}
