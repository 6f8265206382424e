import type { StoreRefusal } from '#domain/refusal.ts'
import { Unreachable } from './reach.ts'

type Code = Exclude<StoreRefusal['code'], 'store.busy'>

/** PostgreSQL's SQLSTATE classes (its manual, appendix A) and Node's errors as the refusal a person can act on. */
const refusals: readonly (readonly [RegExp, Code | 'store.busy'])[] = [
  [/^53100$/, 'store.full'],
  [/^25006$/, 'store.read_only'],
  [/^XX00[12]$/, 'store.damaged'],
  [/^58/, 'store.unreadable'],
  // Serialisation, deadlock, a lock that is not to be had, memory or connections used up.
  [/^(40001|40P01|55P03|53)/, 'store.busy'],
  // A login that is not let in (any more): removed, or another password. The network is in order.
  [/^28/, 'store.dismissed'],
  // Connection (08), the database (3D000), shutting down or not up yet (57P), our own time limits (57014, 25P03).
  [/^(08|3D000|57P|57014|25P03)/, 'store.unreachable'],
  // Not the office's certificate, or out of date (OpenSSL's and Node's names; BoringSSL has the same).
  [/^(CERT_|ERR_TLS_CERT|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|INVALID_CA|INVALID_PURPOSE|ERR_SSL_|ERR_TLS)/, 'store.untrusted'], // prettier-ignore
  [/^(ECONN|ENET|EHOST|ENOTFOUND|EAI_|ETIMEDOUT|EPIPE|EPROTO|ENOENT|EACCES)/, 'store.unreachable'],
]

/** What the driver says without a code. */
const driverSays: readonly (readonly [RegExp, Code])[] = [
  [/^(The server does not support SSL|There was an error establishing an SSL)/, 'store.untrusted'],
  // No password, or a server that does not know it either.
  [/^SASL/, 'store.dismissed'],
  [/^(Connection terminated|Query read timeout|timeout e|Client (has encountered|was closed|network socket))/, 'store.unreachable'], // prettier-ignore
]

/**
 * The refusal behind an error of PostgreSQL, of its driver or of the network.
 * @param file `host:port/database`, for the sentence
 * @returns null for an error that is not the store's (a defect: let it be thrown)
 */
export function postgresRefusal(error: unknown, file: string): StoreRefusal | null {
  if (error instanceof Unreachable) return error.refusal
  const code = refusalCode(error)
  if (code === null) return null
  return code === 'store.busy' ? { code } : { code, file }
}

function refusalCode(error: unknown): StoreRefusal['code'] | null {
  if (!(error instanceof Error)) return null
  const code = codeOf(error)
  if (code !== '') return refusals.find(([pattern]) => pattern.test(code))?.[1] ?? null
  return driverSays.find(([pattern]) => pattern.test(error.message))?.[1] ?? null
}

/**
 * Another transaction wrote the same unique thing first, or another station raised the database meanwhile. Tried again,
 * the rule sees what the other wrote and refuses in words; what still collides then is a defect.
 */
export function isLostRace(error: unknown): boolean {
  return codeOf(error) === '23505' || isStale(error)
}

/** A lock was not to be had in the time that was set for it. */
export function isLockedOut(error: unknown): boolean {
  return codeOf(error) === '55P03'
}

/** The connection has prepared a question about a table that has another shape now. */
export function isStale(error: unknown): boolean {
  // The message is in the server's language; the place in its source is not.
  const said = error instanceof Error && 'routine' in error ? error.routine : ''
  return codeOf(error) === '0A000' && said === 'RevalidateCachedQuery'
}

/** No answer came in time: whatever is asked on that connection next stands behind it. */
export function hasGoneQuiet(error: Error): boolean {
  return error.message === 'Query read timeout' || error instanceof Unreachable
}

/** SQLSTATE or Node's error code, or an empty text. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
