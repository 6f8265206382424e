import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { asUser, type RunUser } from '../../../build/machine/run-user.ts'
import { isAlive, signalAll } from './process-tree.ts'

/** One run of a server. */
export interface ServerProcess {
  /** Sends a signal to the server and to every process it serves a connection with. */
  signal(name: NodeJS.Signals): void
  /** Ends it; resolves when it is gone. */
  end(signal: NodeJS.Signals): Promise<void>
}

export interface LaunchOptions {
  readonly folder: string
  readonly port: number
  readonly durable: boolean
  readonly env: Readonly<Record<string, string>>
  /** A folder that becomes a disk of one megabyte, which nobody else sees. */
  readonly smallDisk?: string | undefined
  readonly network?: { readonly namespace: string; readonly addresses: readonly string[] } | undefined
}

/** Who must say a password: everybody else is believed, which on a private port is quicker. */
export const guardedUser = 'guarded'

const access = `
host all ${guardedUser} 127.0.0.1/32 scram-sha-256
host all all 127.0.0.1/32 trust
local all all trust
`

/** Makes the data folder. The server refuses root, so root runs it as another user. */
export function initialise(initdb: string, folder: string, user: RunUser | null): void {
  const data = join(folder, 'data')
  const command = [
    initdb,
    '-D',
    data,
    '-U',
    'antesala',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
  ]
  const [program = '', ...args] = [...(user === null ? [] : asUser(user)), ...command]
  const made = spawnSync(program, args, { cwd: folder, encoding: 'utf8', env: environment({}) })
  if (made.status !== 0)
    throw new Error(`initdb failed: ${made.stdout}${made.stderr}${String(made.error ?? '')}`)
  writeFileSync(join(data, 'pg_hba.conf'), access)
}

const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/** Starts the server and waits until it takes connections. @throws with what it said when it ends instead */
export async function launch(
  postgres: string,
  { folder, port, durable, env, smallDisk, network }: LaunchOptions,
  user: RunUser | null,
): Promise<ServerProcess> {
  const settings: Record<string, string> = {
    listen_addresses: ['127.0.0.1', ...(network?.addresses ?? [])].join(','),
    port: String(port),
    unix_socket_directories: folder,
    max_connections: '300',
    max_wal_senders: '0',
    wal_level: 'minimal',
    shared_buffers: '64MB',
    jit: 'off',
    ...(durable ? {} : careless),
  }
  const command = [postgres, '-D', join(folder, 'data')]
  for (const [name, value] of Object.entries(settings)) command.push('-c', `${name}=${value}`)
  const [program = '', ...args] = [
    ...inNetwork(network),
    ...onSmallDisk(smallDisk, user),
    ...endingWithUs(user),
    ...command,
  ]
  // A group of its own: Ctrl+C in a terminal must not end it before the tests have.
  const child = spawn(program, args, {
    cwd: folder,
    env: environment(env),
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  const killed = () => void child.kill('SIGQUIT')
  process.once('exit', killed)
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await ready(child)
  const pid = child.pid ?? 0
  // Whoever forgets the server still comes to an end, and the server with it.
  child.unref()
  if (child.stderr instanceof Socket) child.stderr.unref()
  return {
    signal: (name) => signalAll(pid, name),
    async end(signal) {
      process.removeListener('exit', killed)
      if (child.exitCode !== null || child.signalCode !== null) return
      child.ref()
      const all = signalAll(pid, 'SIGCONT')
      if (signal === 'SIGKILL') signalAll(pid, signal)
      else child.kill(signal)
      await gone
      // Killed ones are orphans for a moment, and hold the memory that the next start wants for itself.
      while (all.some(isAlive)) await new Promise((resolve) => setTimeout(resolve, 5))
    },
  }
}

/** SIGINT is PostgreSQL's "fast" end. It is sent when this process dies, however it dies. */
function endingWithUs(user: RunUser | null): string[] {
  if (process.platform !== 'linux') return []
  return [...(user === null ? ['setpriv'] : asUser(user)), '--pdeathsig=INT']
}

function inNetwork(network: LaunchOptions['network']): string[] {
  return network === undefined ? [] : ['ip', 'netns', 'exec', network.namespace]
}

/** A disk of its own needs root, since the server refuses to run as anybody who only seems to be. */
function onSmallDisk(folder: string | undefined, user: RunUser | null): string[] {
  if (folder === undefined) return []
  if (user === null) throw new Error('Only root can give a server a disk of its own.')
  const owner = `uid=${String(user.uid)},gid=${String(user.gid)},mode=700`
  const mount = `mount -t tmpfs -o size=1m,${owner} tmpfs "$0" && exec "$@"`
  return ['unshare', '--mount', 'sh', '-c', mount, folder]
}

function ready(child: ChildProcess): Promise<void> {
  let said = ''
  return new Promise((resolve, reject) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000)
      if (said.includes('ready to accept connections')) resolve()
    })
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`PostgreSQL ended at once: ${said}`)))
  })
}

/** No word of the caller's language or of other servers: what it says is looked for. */
function environment(more: Readonly<Record<string, string>>): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC', ...more }
}
