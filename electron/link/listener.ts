import { constants } from 'node:crypto'
import { createServer, type Server } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { WebSocketServer, type WebSocket } from 'ws'
import { admitCaller, type Admitted } from './admission.ts'
import { linkPath, socketLimits, type DialOptions } from './dial.ts'
import { createStrangers } from './strangers.ts'

/** Where other stations come in. */
export interface Listener {
  readonly port: number
  /** Those at this address and port have introduced themselves. */
  readonly introduced: (caller: Caller) => void
  readonly close: () => Promise<void>
}

export interface Caller extends Admitted {
  readonly socket: WebSocket
  readonly address: string
  /** Of the other end. */
  readonly port: number
}

/**
 * Listens for the other stations of the office: TLS 1.3 both ways, nothing to be read by anybody else.
 * @param wished port; the next free ones are tried after it, 0 for any
 * @param connected told of each station that has proven who it is; must listen to the socket before it returns
 * @throws when none of the ports is free
 */
export async function listen(
  { identity, doorman, journal, limits }: DialOptions,
  wished: number,
  connected: (caller: Caller) => void,
): Promise<Listener> {
  const strangers = createStrangers(limits, journal)
  const sockets = new WebSocketServer({ ...socketLimits(limits), noServer: true, clientTracking: false })
  const server = createServer(
    {
      ca: identity.ca,
      cert: identity.certificate,
      key: identity.key,
      minVersion: 'TLSv1.3',
      requestCert: true,
      rejectUnauthorized: true,
      // A ticket would let a certificate in again that was looked at another day.
      secureOptions: constants.SSL_OP_NO_TICKET,
      // Strangers are sent away, and counted, before.
      handshakeTimeout: 2 * limits.handshakeMs,
      maxHeaderSize: 4096,
    },
    (_request, response) => void response.writeHead(426, { connection: 'close' }).end(),
  )
  server.on('connection', (socket: Socket) => strangers.come(socket))
  server.on('tlsClientError', ({ code }: Error & { readonly code?: string }, socket: TLSSocket) => {
    // Typed as an error, and in truth a code, or nothing.
    const detail = (socket.authorizationError as unknown) ?? code
    // Whoever only went away, or was sent away for being slow, was not refused for who they are.
    if (typeof detail !== 'string' || /^(ECONNRESET|EPIPE|ERR_TLS_HANDSHAKE_TIMEOUT)$/.test(detail)) return
    journal.refuse('untrusted', { detail, address: socket.remoteAddress ?? null })
  })
  server.on('upgrade', (request, socket, head) => {
    if (!(socket instanceof TLSSocket)) return socket.destroy()
    const { remoteAddress: address = '', remotePort: port = 0 } = socket
    const admission = admitCaller(socket, doorman)
    if (!admission.ok) {
      journal.refuse(admission.reason, { address })
      return socket.destroy()
    }
    // No page in a browser speaks this, not even with a station's certificate.
    if (request.url !== linkPath || request.headers.origin !== undefined) {
      journal.refuse('garbage', { address, stationId: admission.stationId })
      return socket.destroy()
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) =>
      connected({ ...admission, socket: webSocket, address: plain(address), port }),
    )
  })
  const port = await bind(server, wished, limits.ports)
  return {
    port,
    introduced: (caller) => strangers.introduced(caller.address, caller.port),
    close: () =>
      new Promise((resolve) => {
        strangers.sendAway()
        server.close(() => resolve())
      }),
  }
}

async function bind(server: Server, wished: number, more: number): Promise<number> {
  for (let port = wished; ; port++) {
    try {
      return await bindTo(server, port)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code !== 'EADDRINUSE' || port >= wished + more) throw error
    }
  }
}

function bindTo(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

/** An IPv4 address as it is written, also where the socket is one for both families. */
export function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, '')
}
