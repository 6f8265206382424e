/** Where an office's server is, as a person types it and a station remembers it. */
export interface ServerAddress {
  /** Name, IPv4 or IPv6 address (without brackets), or the folder of a socket on this computer (begins with `/`). */
  readonly host: string
  readonly port: number
  readonly database: string
}

export const defaultPort = 5432
export const defaultDatabase = 'antesala'

/** What an office's database may be called: role names of 63 letters are made from it, and nothing needs quoting. */
const databaseName = /^[a-z][a-z0-9_]{0,30}$/
const hostName = /^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?$/i
const ipv6 = /^(?=.*:.*:)[0-9a-f:.]{2,45}(%[a-z0-9_.-]+)?$/i

/** host, `:port`, `/database`; brackets around an IPv6 address unless it stands alone. */
const parts = /^(?:\[([^\]]+)\]|([^\s/:[\]]+))(?::(\d{1,5}))?(?:\/([^/]*))?$/
/** A folder may have any name: a database is told from it by the port before. */
const socketParts = /^(\/[^\s:]*[^\s:/])(?::(\d{1,5})(?:\/([^/]*))?)?$/

/**
 * Reads `host[:port][/database]`, with port 5432 and database `antesala` where nothing is said. A text that begins with
 * `/` is the folder of a server's socket on this computer.
 * @returns null when it is no address
 */
export function readServerAddress(text: string): ServerAddress | null {
  const typed = text.trim()
  if (ipv6.test(typed)) return { host: typed.toLowerCase(), port: defaultPort, database: defaultDatabase }
  const socket = socketParts.exec(typed)
  if (socket !== null) return address(socket[1], socket[2], socket[3])
  const found = parts.exec(typed)
  if (found === null) return null
  const [, inBrackets, plain, port, database] = found
  if (inBrackets !== undefined) return ipv6.test(inBrackets) ? address(inBrackets, port, database) : null
  return hostName.test(plain ?? '') ? address(plain, port, database) : null
}

function address(
  host = '',
  portText = String(defaultPort),
  database = defaultDatabase,
): ServerAddress | null {
  const port = Number(portText)
  if (port < 1 || port > 65_535 || !databaseName.test(database)) return null
  return { host: host.startsWith('/') ? host : host.toLowerCase(), port, database }
}

/** Whether an office's database may be called so. */
export function isDatabaseName(name: string): boolean {
  return databaseName.test(name)
}

/** As it is shown and typed: what is said by default is left out. Read again it is the same address. */
export function formatServerAddress({ host, port, database }: ServerAddress): string {
  const isSocket = host.startsWith('/')
  const behind = database === defaultDatabase ? '' : `/${database}`
  const before = port === defaultPort && !(isSocket && behind !== '') ? '' : `:${String(port)}`
  return `${host.includes(':') && !isSocket ? `[${host}]` : host}${before}${behind}`
}

/** Whether the server is this very computer, so that nothing goes through a network. */
export function isThisComputer(host: string): boolean {
  return host.startsWith('/') || /^(localhost\.?|127(\.\d{1,3}){3}|::1)$/i.test(host)
}
