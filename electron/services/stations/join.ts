import { readPairingText, type PairingCode } from '#domain/pairing-code.ts'
import { accept, refuse, type Refused, type Result } from '#domain/result.ts'
import { formatServerAddress, readServerAddress, type ServerAddress } from '#domain/server-address.ts'
import type { PostgresConnection } from '#db/postgres-pool.ts'
import { openPostgresStore } from '#db/postgres-store.ts'
import { findOffice } from '#db/queries/office.ts'
import { ownBundle, settleStation } from '#db/queries/pairing.ts'
import { askCertificates, provenAuthority } from '#db/server-greeting.ts'
import type { Store } from '#db/store.ts'
import { write } from '#db/transaction.ts'
import { loadOffice } from '../office-context.ts'
import { shortFingerprint } from '../trust/authority.ts'
import { openBundle, type StationBundle, type StationCredentials } from '../trust/bundle.ts'
import { pairingSecrets } from '../trust/pairing-secrets.ts'
import { newPassword, scramVerifier } from '../trust/scram.ts'
import { openUnit } from '../unit.ts'

/** What was typed, pasted or scanned. */
export interface JoinInput {
  /** The code, or the whole text behind its picture. */
  readonly code: string
  /** Where the server is; wins over the one in the text. */
  readonly address: string | null
}

export interface Joined {
  /** To be kept at once: the server takes nothing else from now on. */
  readonly credentials: StationCredentials
  /** Where the server was found. */
  readonly server: ServerAddress
  /** Name of the office; null where nobody has set it up yet. */
  readonly office: string | null
}

export interface JoinOptions {
  /** UUIDv7, growing. */
  readonly newId: () => string
  /** ms since the epoch, of this computer. */
  readonly clock: () => number
}

/**
 * Makes this computer a station of the office that the code is of. The server's certificates are looked at before
 * anything is said to it; the code's password is good for this one time. Refuses `pairing.mistyped`, `input.invalid`
 * (no address), `server.not_found`, `server.plain`, `server.untrusted`, `pairing.over`, `store.newer`, `store.behind`;
 * whatever is refused, the code stays good (but for `pairing.over`).
 */
export async function joinOffice(input: JoinInput, options: JoinOptions): Promise<Result<Joined>> {
  const typed = readPairingText(input.code)
  if (typed === null) return refuse({ code: 'pairing.mistyped' })
  const server = input.address === null ? typed.address : readServerAddress(input.address)
  if (server === null) return refuse({ code: 'input.invalid', field: 'address' })
  const proven = await provenServer(server, typed.code, options.clock())
  if (!proven.ok) return proven
  const secrets = pairingSecrets(typed.code.secret, server.database)
  const connection = connectionTo(server, secrets.login, secrets.password, proven.value)
  const opened = await openPostgresStore(connection, { maxConnections: 1 })
  if (!opened.ok) return whileJoining(opened, server)
  const store = opened.value
  try {
    const sealed = await ownBundle(store.db, secrets.login)
    if (sealed === null) return refuse({ code: 'pairing.over' })
    const bundle = openBundle(sealed, secrets.key, secrets.login)
    if (bundle === null) return refuse({ code: 'server.untrusted', host: formatServerAddress(server) })
    const password = newPassword()
    const settled = await settle(store, bundle, await scramVerifier(password), options)
    if (!settled.ok) return whileJoining(settled, server)
    const credentials = { ...bundle, login: secrets.login, password }
    return accept({ credentials, server, office: settled.value })
  } catch (error) {
    const refusal = store.refusalOf(error)
    if (refusal === null) throw error
    return whileJoining(refuse(refusal), server)
  } finally {
    await store.close()
  }
}

/** How a station reaches its office's server. */
export function stationConnection(
  { login, password, ca }: Pick<StationCredentials, 'login' | 'password' | 'ca'>,
  server: ServerAddress,
): PostgresConnection {
  return connectionTo(server, login, password, ca)
}

function connectionTo(server: ServerAddress, user: string, password: string, ca: string): PostgresConnection {
  return { ...server, user, password, tls: { ca } }
}

/** Looks at a server without telling it anything. @returns PEM of the office's CA */
async function provenServer(server: ServerAddress, code: PairingCode, now: number): Promise<Result<string>> {
  const host = formatServerAddress(server)
  const greeting = await askCertificates(server.host, server.port)
  if (greeting.kind === 'absent') return refuse({ code: 'server.not_found', host })
  if (greeting.kind === 'plain') return refuse({ code: 'server.plain', host })
  if (greeting.kind === 'unclear') return refuse({ code: 'server.untrusted', host })
  const isExpected = (certificate: Buffer) =>
    Buffer.from(code.fingerprint).equals(shortFingerprint(certificate))
  const ca = provenAuthority(greeting.chain, isExpected, now)
  return ca === null ? refuse({ code: 'server.untrusted', host }) : accept(ca)
}

/** What the store says, as it is to whoever is not in the office yet. */
function whileJoining(refused: Refused, server: ServerAddress): Refused {
  const host = formatServerAddress(server)
  if (refused.code === 'store.dismissed') return refuse({ code: 'pairing.over' })
  if (refused.code === 'store.unreachable') return refuse({ code: 'server.not_found', host })
  if (refused.code === 'store.untrusted') return refuse({ code: 'server.untrusted', host })
  return refused
}

/** Takes the station's own password and says so in its chain, both or neither. @returns the office's name */
function settle(
  store: Store,
  bundle: StationBundle,
  verifier: string,
  { newId, clock }: JoinOptions,
): Promise<Result<string | null>> {
  return write(store, async (trx) => {
    const nothingToHash = { pepper: Buffer.alloc(0), inFile: false }
    const dependencies = { store, clock, newId, publish: () => undefined, secrets: nothingToHash }
    const office =
      (await findOffice(trx)) === null ? null : await loadOffice(dependencies, bundle.stationId, trx)
    if (office !== null) {
      const role = bundle.roles[0] ?? 'display'
      const actor = { stationId: bundle.stationId, role, counterId: null, person: null } as const
      await (await openUnit(office, actor, trx)).append({ kind: 'station.joined' })
    }
    if (!(await settleStation(trx, verifier))) return refuse({ code: 'pairing.over' })
    return accept(office?.office.name ?? null)
  })
}
