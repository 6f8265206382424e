import type { PostgresConnection } from './postgres-pool.ts'

const defaultPort = 5432

/** Reads `postgres://user:password@host:port/database`; null for what is no such address. */
export function postgresConnection(url: string): PostgresConnection | null {
  const parts = URL.canParse(url) ? new URL(url) : null
  if (parts === null || !/^postgres(ql)?:$/.test(parts.protocol)) return null
  const { hostname, port, pathname, username, password } = parts
  return {
    host: hostname,
    port: port === '' ? defaultPort : Number(port),
    database: decodeURIComponent(pathname.slice(1)),
    user: decodeURIComponent(username),
    ...(password === '' ? {} : { password: decodeURIComponent(password) }),
  }
}
