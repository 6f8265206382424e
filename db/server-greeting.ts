import { X509Certificate } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { serverName } from './tls.ts'

/** What a server shows of itself before anybody has said who they are. */
export type Greeting =
  /** Its chain, its own certificate first, as DER; nothing of it is proven. */
  | { readonly kind: 'shown'; readonly chain: readonly Buffer[] }
  /** It is a PostgreSQL that does not encrypt. */
  | { readonly kind: 'plain' }
  /** Something is there that does not speak TLS 1.3, or shows no certificate. */
  | { readonly kind: 'unclear' }
  | { readonly kind: 'absent' }

/** The first thing a client may say: length 8, "will you speak TLS?". */
const question = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f])

/**
 * Asks a PostgreSQL server for its certificates and goes again: a bare handshake of TLS 1.3 in which nothing is said,
 * neither who asks nor a password.
 * @param timeoutMs for all of it
 */
export async function askCertificates(host: string, port: number, timeoutMs = 5_000): Promise<Greeting> {
  const socket = connect(host.startsWith('/') ? { path: `${host}/.s.PGSQL.${String(port)}` } : { host, port })
  socket.setNoDelay()
  const signal = AbortSignal.timeout(timeoutMs)
  signal.addEventListener('abort', () => socket.destroy())
  try {
    const answer = await answerOf(socket)
    if (answer === null) return { kind: 'absent' }
    if (answer === 'N') return { kind: 'plain' }
    return answer === 'S' ? await handshake(socket) : { kind: 'unclear' }
  } finally {
    socket.destroy()
  }
}

/** @returns the one letter that it answers, an empty text for none, or null when nobody is there */
function answerOf(socket: Socket): Promise<string | null> {
  return new Promise((resolve) => {
    let connected = false
    socket.once('connect', () => {
      connected = true
      socket.write(question)
    })
    // One letter and no more: whatever came along with it was not encrypted, and is no answer.
    socket.once('data', (data) => resolve(data.length === 1 ? data.toString('latin1') : ''))
    socket.once('error', () => resolve(connected ? '' : null))
    socket.once('close', () => resolve(connected ? '' : null))
  })
}

function handshake(socket: Socket): Promise<Greeting> {
  return new Promise((resolve) => {
    // Believes nobody and tells nothing: what it sees is for `provenAuthority` to judge.
    const secure = connectTls({ socket, minVersion: 'TLSv1.3', rejectUnauthorized: false })
    secure.once('secureConnect', () => {
      const chain = chainOf(secure)
      resolve(chain.length === 0 ? { kind: 'unclear' } : { kind: 'shown', chain })
    })
    secure.once('error', () => resolve({ kind: 'unclear' }))
    secure.once('close', () => resolve({ kind: 'unclear' }))
  })
}

function chainOf(secure: TLSSocket): Buffer[] {
  const chain: Buffer[] = []
  let next = secure.getPeerX509Certificate()
  while (next !== undefined) {
    const { raw, issuerCertificate } = next
    // The last one has signed itself.
    if (chain.some((known) => known.equals(raw))) break
    chain.push(raw)
    next = issuerCertificate
  }
  return chain
}

/**
 * The CA of a chain, when the chain is that of an office's server: the CA is one, is the one that `isExpected`, and
 * signed the server's certificate, which is for the server's fixed name; both are valid now.
 * @param now ms since the epoch
 * @returns PEM of the CA certificate; null when anything is amiss
 */
export function provenAuthority(
  chain: readonly Buffer[],
  isExpected: (certificate: Buffer) => boolean,
  now: number,
): string | null {
  const [leaf, ...others] = chain.map((der) => new X509Certificate(der))
  const ca = others.find((certificate) => certificate.ca && isExpected(certificate.raw))
  if (leaf === undefined || ca === undefined) return null
  const signed = leaf.checkIssued(ca) && leaf.verify(ca.publicKey)
  // As text: not every Node that a desktop runtime carries has them as dates.
  const valid = [leaf, ca].every(
    ({ validFrom, validTo }) => Date.parse(validFrom) <= now && now < Date.parse(validTo),
  )
  return signed && valid && leaf.checkHost(serverName) !== undefined ? ca.toString() : null
}
