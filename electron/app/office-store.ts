import type { StationFile } from '#contract/station-file.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import type { PostgresConnection } from '#db/postgres-pool.ts'
import { openPostgresStore, stationPatience } from '#db/postgres-store.ts'
import { openStore, type Store } from '#db/store.ts'
import type { StationCredentials } from '#services/trust/bundle.ts'
import type { KeptCredentials } from './credentials.ts'

/** An office's open data, and how this computer came to it. */
export interface OpenedStore {
  readonly store: Store
  /** Null for a file on this computer. */
  readonly server: StationServer | null
}

/** A server that this computer is a station of. */
export interface StationServer {
  readonly connection: PostgresConnection
  readonly kept: KeptCredentials
}

type Address = NonNullable<StationFile['server']>

/**
 * Opens the file of this computer's own office. Refuses what `openStore` refuses.
 * @param file path
 */
export async function openOwnFile(file: string): Promise<Result<OpenedStore>> {
  const nativeBinding = process.env['ANTESALA_SQLITE_BINDING']
  const opened = await openStore(file, nativeBinding === undefined ? {} : { nativeBinding })
  return opened.ok ? accept({ store: opened.value, server: null }) : opened
}

/**
 * Opens the office of a server as the station that this computer is. Refuses what `openPostgresStore` refuses, and
 * `store.no_credentials`.
 */
export async function openOnServer(
  address: Address,
  kept: KeptCredentials | null,
): Promise<Result<OpenedStore>> {
  if (kept === null) return refuse({ code: 'store.no_credentials', file: nameOf(address) })
  const connection = connectionTo(address, kept.credentials)
  const opened = await openPostgresStore(connection, stationPatience)
  return opened.ok ? accept({ store: opened.value, server: { connection, kept } }) : opened
}

/** As a person would look for it: `host:port/database`. */
export function nameOf({ host, port, database }: Address): string {
  return `${host}:${String(port)}/${database}`
}

function connectionTo(
  { host, port, database }: Address,
  credentials: StationCredentials,
): PostgresConnection {
  const { login, password, ca } = credentials
  return { host, port, database, user: login, password, tls: { ca } }
}
