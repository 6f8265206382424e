import { parseArgs } from 'node:util'
import { isDatabaseName } from '#domain/server-address.ts'

/** What `npm run office:init` was asked. */
export interface InitRequest {
  /** As typed: `localhost`, the folder of a socket. */
  readonly address: string
  readonly user: string
  readonly help: boolean
}

/**
 * Reads the switches.
 * @returns the request, or what could not be understood, as it was typed
 */
export function readInitRequest(
  args: readonly string[],
): { readonly request: InitRequest } | { readonly misunderstood: string } {
  const values = parsed(args)
  if (typeof values === 'string') return { misunderstood: values }
  const { address = 'localhost', database, user = 'postgres', help = false } = values
  if (database !== undefined && !isDatabaseName(database)) return { misunderstood: database }
  return { request: { address: withDatabase(address, database), user, help } }
}

/** A database that is named apart goes behind the address; only a socket's folder needs its port said for that. */
function withDatabase(address: string, database: string | undefined): string {
  if (database === undefined) return address
  const isBareSocket = address.startsWith('/') && !/:\d+$/.test(address)
  return `${address}${isBareSocket ? ':5432' : ''}/${database}`
}

/** The values, or what the parser complains about. */
function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        address: { type: 'string' },
        database: { type: 'string' },
        user: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        language: { type: 'string' },
      },
    }).values
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
