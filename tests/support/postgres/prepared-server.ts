import pg from 'pg'
import { v7 } from 'uuid'
import { stationRoles, type Actor, type StationRole } from '#domain/people.ts'
import { formatServerAddress, type ServerAddress } from '#domain/server-address.ts'
import { clientConfig, type PostgresConnection } from '#db/postgres-pool.ts'
import { openPostgresStore, type PostgresOptions } from '#db/postgres-store.ts'
import { firstZone } from '#db/queries/pairing.ts'
import type { Store } from '#db/store.ts'
import { loadOffice, type OfficeContext } from '#services/office-context.ts'
import { prepareServer, type Prepared } from '#services/office-server.ts'
import { setUpOffice } from '#services/setup.ts'
import { joinOffice, stationConnection, type Joined } from '#services/stations/join.ts'
import { pairStation, type OfficeServer } from '#services/stations/pair.ts'
import { certificateFingerprint } from '#services/trust/authority.ts'
import type { StationCredentials } from '#services/trust/bundle.ts'
import { texts } from '#text/index.ts'
import type { Secrets } from '#services/people/secrets.ts'
import { testSecrets } from '../pins.ts'
import { newOffice, value } from '../test-office.ts'
import { startPostgres, type PostgresServer, type ServerOptions } from './server.ts'

/** A station that has joined, as its computer would keep it. */
export interface JoinedStation extends Joined {
  /** Over TLS, with its own login. */
  readonly connection: PostgresConnection
}

/** A server that `office:init` has prepared: TLS, a role per kind of station, logins of their own. */
export interface PreparedServer {
  readonly server: PostgresServer
  /** What the preparation answered; its code is used by `manager`. */
  readonly prepared: Prepared
  /** Where stations find the office's database. */
  readonly address: ServerAddress
  /** The first station: management and everything else. It has founded the office, unless `office: false` was said. */
  readonly manager: JoinedStation
  /** Adds a station at management's and joins as it. */
  joinAs(roles: readonly StationRole[], name?: string): Promise<JoinedStation>
  /** Adds a station and does not join. @returns the code and address, as management sees them */
  pair(
    roles: readonly StationRole[],
    name?: string,
  ): Promise<{ readonly code: string; readonly text: string }>
  /** The office as a station has it open; closed by `stop`. */
  open(station: JoinedStation, options?: PostgresOptions): Promise<OfficeContext>
  /** Runs SQL as the server's administrator in the office's database. */
  run(sql: string): Promise<void>
  /** Runs one query with a station's own login. @throws PostgreSQL's error */
  ask(connection: PostgresConnection, sql: string): Promise<pg.QueryResult>
  stop(): Promise<void>
}

export interface PreparedOptions extends ServerOptions {
  /** False: the database is empty but for its tables. */
  readonly office?: boolean
  readonly database?: string
  /** Of the first station; all by default. */
  readonly roles?: readonly StationRole[]
  /** What PINs are hashed with; quick and known by default. */
  readonly secrets?: Secrets
}

const withNow = { clock: () => Date.now(), newId: () => v7() }

/** Starts a server of its own and prepares it; about three seconds. */
export async function prepareOfficeServer(options: PreparedOptions = {}): Promise<PreparedServer> {
  const server = await startPostgres(options)
  try {
    return await onServer(server, options)
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function onServer(server: PostgresServer, options: PreparedOptions): Promise<PreparedServer> {
  const { port, user } = server.connection
  const { database = 'antesala', roles = stationRoles, secrets = testSecrets } = options
  // Prepared over its socket where it is on a computer of its own, as an administrator sits at it.
  const host = options.network?.addresses[0] ?? server.connection.host
  const beside =
    options.network === undefined
      ? `${host}:${String(port)}/${database}`
      : `${server.connection.host}:${String(port)}`
  // A server in a network of its own is prepared through its socket, and reached by cable.
  const address = { host: options.network?.addresses[0] ?? host, port, database }
  const prepared = value(
    await prepareServer({ address: beside, user, password: '' }, { ...withNow, texts: texts.es, roles }),
  )
  const stores: Store[] = []
  const join = async (code: string): Promise<JoinedStation> => {
    const joined = value(await joinOffice({ code, address: formatServerAddress(address) }, withNow))
    return { ...joined, connection: stationConnection(joined.credentials, address) }
  }
  const dependencies = async (station: JoinedStation, patience: PostgresOptions = {}) => {
    const store = value(await openPostgresStore(station.connection, { ...slowMachine, ...patience }))
    stores.push(store)
    return { store, ...withNow, publish: () => undefined, secrets }
  }
  const manager = await join(prepared.code)
  if (options.office !== false) await found(await dependencies(manager), manager)
  let context: OfficeContext | null = null
  const open = async (station: JoinedStation, patience?: PostgresOptions) => {
    const office = await loadOffice(await dependencies(station, patience), station.credentials.stationId)
    if (office === null) throw new Error('nobody has founded the office')
    return office
  }
  const pair: PreparedServer['pair'] = async (wanted, name = wanted.join(' ')) => {
    context ??= await open(manager)
    const zone = await firstZone(context.store.db)
    const input = { requestId: v7(), name, zoneId: zone?.id ?? '', roles: [...wanted] }
    return value(
      await pairStation(context, managing(manager), input, officeServer(manager.credentials, address)),
    )
  }
  return {
    server,
    prepared,
    address,
    manager,
    open,
    pair,
    joinAs: async (wanted, name) => join((await pair(wanted, name)).code),
    run: (sql) => server.run(sql, database),
    ask: (connection, sql) => asked(connection, sql),
    async stop() {
      for (const store of stores) await store.close()
      await server.stop()
    },
  }
}

/** What waits here is a machine with much to do. */
const slowMachine = { connectTimeoutMs: 30_000, queryTimeoutMs: 30_000, lockTimeoutMs: 20_000 }

/** Who adds and dismisses stations: management's station, nobody in particular. */
export function managing({ credentials }: JoinedStation): Actor {
  return { stationId: credentials.stationId, role: 'manager', counterId: null, person: null }
}

/** What a station with these credentials tells others of the server. */
export function officeServer(credentials: StationCredentials, address: ServerAddress): OfficeServer {
  return { address, ca: credentials.ca, authorityKey: credentials.authorityKey }
}

async function found(
  dependencies: Parameters<typeof setUpOffice>[0],
  { credentials }: JoinedStation,
): Promise<void> {
  const { stationId, login, certificate, name, roles } = credentials
  const registered = { login, certificate: certificateFingerprint(certificate), roles }
  const setUp = { stationId, stationName: name, zoneName: 'Sala', demo: false, registered }
  value(await setUpOffice(dependencies, setUp, newOffice()))
}

async function asked(connection: PostgresConnection, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client(clientConfig(connection))
  await client.connect()
  try {
    return await client.query(sql)
  } finally {
    await client.end()
  }
}
