import { checkServerIdentity, type ConnectionOptions } from 'node:tls'

/** The name in the certificate of every office's server, wherever it is: its address may change, its name does not. */
export const serverName = 'server.antesala.internal'

/** How a server is known. */
export type ServerTrust =
  /** By the office's own CA, a PEM; no other is believed. */
  | { readonly ca: string }
  /** By an authority that this computer's system trusts, for its name in the network; to prepare it from afar. */
  | 'certified'
  /** It is on this very computer: nobody stands between, whatever it shows. */
  | 'here'

/** What a connection to a server insists on: TLS 1.3, and a certificate that `trust` believes. */
export function tlsOptions(trust: ServerTrust): ConnectionOptions {
  const options = { minVersion: 'TLSv1.3' } as const
  if (trust === 'certified') return options
  if (trust === 'here') return { ...options, rejectUnauthorized: false }
  return {
    ...options,
    ca: trust.ca,
    // Whatever the address was: the certificate is for the name.
    checkServerIdentity: (_, certificate) => checkServerIdentity(serverName, certificate),
  }
}
