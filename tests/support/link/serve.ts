import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { LinkIdentity } from '#link/certificate.ts'
import type { KnownPeer } from '#link/link-options.ts'
import type { LinkOffice } from './office.ts'

/** Something that listens where a station is looked for. */
export interface Served {
  readonly server: Server
  readonly peer: KnownPeer
  /** How many have gone on to speak to it once TLS was done. */
  readonly requests: () => number
}

/** Listens on this computer with any certificate at all. */
export async function serveAs(shown: LinkIdentity, { authority }: LinkOffice): Promise<Served> {
  const { stationId, certificate: cert, key } = shown
  let spoken = 0
  const count = () => (spoken += 1)
  const server = createServer({ cert, key, ca: authority.certificate, requestCert: true }, count)
  server.on('upgrade', count)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { server, peer: { stationId, places: [{ address: '127.0.0.1', port }] }, requests: () => spoken }
}
