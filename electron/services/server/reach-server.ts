import { lookup } from 'node:dns/promises'
import { networkInterfaces } from 'node:os'
import { accept, refuse, type Refused, type Result } from '#domain/result.ts'
import { formatServerAddress, isThisComputer, type ServerAddress } from '#domain/server-address.ts'
import type { PostgresConnection } from '#db/postgres-pool.ts'
import { postgresRefusal } from '#db/postgres-errors.ts'
import { askCertificates } from '#db/server-greeting.ts'

/** Who administers a server. */
export interface Login {
  readonly user: string
  readonly password: string
}

/**
 * How the administrator reaches a server without anybody between: on this computer, or encrypted and certified by an
 * authority that this computer trusts. Nothing but the greeting is said yet.
 * Refuses `server.not_found`, `server.far`.
 */
export async function wayToServer(
  server: ServerAddress,
  { user, password }: Login,
): Promise<Result<Omit<PostgresConnection, 'database'>>> {
  const { port } = server
  const login = { port, user, ...(password === '' ? {} : { password }) }
  // A socket is a file: there is nobody to hide from.
  if (server.host.startsWith('/')) return accept({ ...login, host: server.host })
  const here = await addressHere(server.host)
  const host = here ?? server.host
  const greeting = await askCertificates(host, port)
  const name = formatServerAddress(server)
  if (greeting.kind === 'absent') return refuse({ code: 'server.not_found', host: name })
  const isEncrypting = greeting.kind === 'shown'
  if (here !== null) return accept({ ...login, host, ...(isEncrypting ? { tls: 'here' as const } : {}) })
  return isEncrypting
    ? accept({ ...login, host, tls: 'certified' })
    : refuse({ code: 'server.far', host: name })
}

/** What stands in the way of an administrator, in words; null for a defect. */
export function asAdministratorHears(error: unknown, server: ServerAddress): Refused | null {
  const host = formatServerAddress(server)
  const code = postgresRefusal(error, host)?.code
  if (code === 'store.dismissed') return refuse({ code: 'server.refused', host })
  if (code === 'store.unreachable') return refuse({ code: 'server.not_found', host })
  // Somebody whom this computer does not know shows a certificate: nothing was said to them.
  if (code === 'store.untrusted') return refuse({ code: 'server.far', host })
  if (code === undefined) return null
  return code === 'store.busy' ? refuse({ code }) : null
}

/** The address of this very computer behind a name; null when it is another's, or nobody's. */
async function addressHere(host: string): Promise<string | null> {
  const own = ownAddresses()
  try {
    const all = await lookup(host, { all: true })
    const isOwn =
      all.length > 0 && all.every(({ address }) => isThisComputer(address) || own.includes(address))
    return isOwn ? (all[0]?.address ?? null) : null
  } catch {
    return null
  }
}

/** Addresses of this computer in its networks, IPv4 first. */
export function ownAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  const outward = all.filter(({ internal, scopeid }) => !internal && (scopeid ?? 0) === 0)
  return outward.toSorted((a, b) => Number(b.family === 'IPv4') - Number(a.family === 'IPv4')).map(({ address }) => address) // prettier-ignore
}

/**
 * Where other computers find a server that this one calls by that address: `localhost` means something else to them.
 * @param server on this computer, or anywhere
 */
export function addressForOthers(server: ServerAddress): ServerAddress {
  const [outward] = ownAddresses()
  return isThisComputer(server.host) && outward !== undefined ? { ...server, host: outward } : server
}
