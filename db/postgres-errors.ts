import type { StoreRefusal } from '#domain/refusal.ts'

type Code = Exclude<StoreRefusal['code'], 'store.busy'>

/** PostgreSQL's SQLSTATE classes (its manual, appendix A) and Node's errors as the refusal a person can act on. */
const refusals: readonly (readonly [RegExp, Code | 'store.busy'])[] = [
  [/^53100$/, 'store.full'],
  [/^25006$/, 'store.read_only'],
  [/^XX00[12]$/, 'store.damaged'],
  [/^58/, 'store.unreadable'],
  // Serialisation, deadlock, a lock that is not to be had, memory or connections used up.
  [/^(40001|40P01|55P03|53)/, 'store.busy'],
  // Connection (08), login (28, 3D000), shutting down or not up yet (57P), our own time limits (57014, 25P03).
  [/^(08|28|3D000|57P|57014|25P03)/, 'store.unreachable'],
  [/^(ECONN|ENET|EHOST|ENOTFOUND|EAI_|ETIMEDOUT|EPIPE|EPROTO|ENOENT|EACCES)/, 'store.unreachable'],
]

/** What the driver says without a code. */
const driverSays = /^(Connection terminated|Query read timeout|timeout e|SASL|Client (has encountered|was closed)|The server does not support SSL)/ // prettier-ignore

/**
 * The refusal behind an error of PostgreSQL, of its driver or of the network.
 * @param file `host:port/database`, for the sentence
 * @returns null for an error that is not the store's (a defect: let it be thrown)
 */
export function postgresRefusal(error: unknown, file: string): StoreRefusal | null {
  const code = refusalCode(error)
  if (code === null) return null
  return code === 'store.busy' ? { code } : { code, file }
}

function refusalCode(error: unknown): StoreRefusal['code'] | null {
  if (!(error instanceof Error)) return null
  const code = codeOf(error)
  if (code !== '') return refusals.find(([pattern]) => pattern.test(code))?.[1] ?? null
  return driverSays.test(error.message) ? 'store.unreachable' : null
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
  return error.message === 'Query read timeout'
}

/** SQLSTATE or Node's error code, or an empty text. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
