import { connect as dial, createServer, type Socket } from 'node:net'
import { connect, TLSSocket } from 'node:tls'
import { issueServerCertificate, type KeyedCertificate } from '#services/trust/authority.ts'
import type { PreparedServer } from './prepared-server.ts'

/** Somebody between a station and its server who decrypts, reads along, and passes everything on. */
export interface Relay {
  readonly host: string
  /** How many bytes it has read of what a station said. */
  heard(): number
  close(): Promise<void>
}

const question = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f])

/**
 * @param authority who signs the certificate that the relay shows
 * @param alsoShow another certificate that it sends along
 */
export async function relayWith(
  authority: KeyedCertificate,
  office: PreparedServer,
  { alsoShow = authority.certificate }: { readonly alsoShow?: string } = {},
): Promise<Relay> {
  const own = await issueServerCertificate(authority, Date.now())
  const open = new Set<Socket>()
  let heard = 0
  const server = createServer((client) => {
    open.add(client)
    client.on('error', () => undefined)
    client.once('data', () => {
      client.write('S')
      const secure = new TLSSocket(client, {
        isServer: true,
        key: own.key,
        cert: `${own.certificate.trimEnd()}\n${alsoShow}`,
      })
      secure.on('error', () => undefined)
      secure.once('data', (first: Buffer) => void passOn(secure, first, office, (bytes) => (heard += bytes)))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const at = server.address()
  return {
    host: `127.0.0.1:${String(typeof at === 'object' ? at?.port : 0)}`,
    heard: () => heard,
    close: () => {
      for (const socket of open) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

async function passOn(
  station: TLSSocket,
  first: Buffer,
  { address, manager }: PreparedServer,
  hear: (bytes: number) => void,
): Promise<void> {
  const raw = dial({ host: address.host, port: address.port })
  raw.write(question)
  await new Promise((resolve) => raw.once('data', resolve))
  const server = connect({ socket: raw, ca: manager.credentials.ca, checkServerIdentity: () => undefined })
  server.on('error', () => station.destroy())
  hear(first.length)
  server.write(first)
  station.on('data', (data: Buffer) => {
    hear(data.length)
    server.write(data)
  })
  server.on('data', (data: Buffer) => station.write(data))
  server.on('close', () => station.destroy())
  station.on('close', () => server.destroy())
}
