// A PostgreSQL of our own for tests, races and measurements: loopback only, a free port, its data in a temporary folder.
import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { runUser } from '../../../build/machine/run-user.ts'
import type { PostgresConnection } from '#db/postgres-pool.ts'
import { binaries, type Binaries } from './binaries.ts'
import { freePort } from './free-port.ts'
import { makeServerFolder } from './server-folder.ts'
import { initialise, launch, type ServerProcess } from './server-process.ts'
import { slowFlushes } from './slow-flush.ts'

export interface ServerOptions {
  /** Every commit goes through the disk, as an office's does. Without it nothing is flushed: quick, and enough for tests. */
  readonly durable?: boolean
  /** Makes each flush take so many ms longer, as an office's disk does (5 is an ordinary one). Means `durable`. */
  readonly commitDelayMs?: number
  /** Gives it a disk of one megabyte besides, which really fills up. Linux, and root only. */
  readonly smallDisk?: boolean
  /** A network namespace that it runs in, with its addresses there: whoever is outside reaches it by cable only. Root only. */
  readonly network?: ServerNetwork
  /** Folder of another PostgreSQL's programs, such as the system's; npm's by default. */
  readonly programs?: string
}

/** Where a server is that is not on this computer, as far as the network can tell. */
export interface ServerNetwork {
  readonly namespace: string
  /** As stations reach it. */
  readonly addresses: readonly string[]
}

/** A running server. It ends with the process that started it, however that ends. */
export interface PostgresServer {
  /** Its own database `postgres`, as the owner of everything. */
  readonly connection: PostgresConnection
  /** Where its small disk is, if it was asked for. */
  readonly smallDisk: string | undefined
  /** A new, empty database. @param template one that is copied, and that nobody is connected to */
  createDatabase(template?: string): Promise<PostgresConnection>
  /** Runs SQL as the owner, in `postgres` unless another database is named. */
  run(sql: string, database?: string): Promise<void>
  /** Stops all of its processes where they are: connections stay, nothing answers. As a pulled cable. */
  freeze(): void
  thaw(): void
  /** Ends it without a word to anybody, as a power cut; what was committed is kept if it is durable. */
  crash(): Promise<void>
  /** Starts it again after a crash: same data, same port. */
  start(): Promise<void>
  /** Ends it and removes everything. */
  stop(): Promise<void>
}

/** Starts a server; about a second. @throws with what it said when it does not come up */
export async function startPostgres(options: ServerOptions = {}): Promise<PostgresServer> {
  const user = runUser()
  const programs = options.programs === undefined ? binaries(user) : inFolder(options.programs)
  const folder = makeServerFolder(user)
  const remove = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', remove)
  const delay = options.commitDelayMs ?? 0
  const durable = (options.durable ?? false) || delay > 0
  const env = delay > 0 ? slowFlushes(folder, delay) : {}
  const port = await freePort()
  const smallDisk = options.smallDisk === true ? join(folder, 'small') : undefined
  const up = () =>
    launch(programs.postgres, { folder, port, durable, env, smallDisk, network: options.network }, user)
  let running: ServerProcess
  try {
    initialise(programs.initdb, folder, user)
    if (smallDisk !== undefined) mkdirSync(smallDisk)
    running = await up()
  } catch (error) {
    remove()
    throw error
  }
  // A socket is a file, and is there for whoever sees the folder.
  const host = options.network === undefined ? '127.0.0.1' : folder
  const connection: PostgresConnection = { host, port, user: 'antesala', database: 'postgres' }
  const run = async (sql: string, database = 'postgres') => {
    const client = new pg.Client({ ...connection, database })
    await client.connect()
    try {
      await client.query(sql)
    } finally {
      await client.end()
    }
  }
  return {
    connection,
    smallDisk,
    run,
    async createDatabase(template = 'template0') {
      const database = `office_${randomUUID().replaceAll('-', '')}`
      await run(`create database ${database} template ${template}`)
      return { ...connection, database }
    },
    freeze: () => running.signal('SIGSTOP'),
    thaw: () => running.signal('SIGCONT'),
    crash: () => running.end('SIGKILL'),
    async start() {
      running = await up()
    },
    async stop() {
      await running.end('SIGQUIT')
      process.removeListener('exit', remove)
      remove()
    },
  }
}

function inFolder(folder: string): Binaries {
  return { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') }
}
