import { networkInterfaces } from 'node:os'

/** Addresses of this computer that others may reach it at, IPv4 first; none that only counts on one cable. */
export function ownAddresses(): readonly string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  const usable = all.filter(({ internal, address }) => !internal && !/^fe[89ab]/i.test(address))
  const ofFamily = (wanted: string) => usable.filter(({ family }) => family === wanted)
  return [...ofFamily('IPv4'), ...ofFamily('IPv6')].map(({ address }) => address)
}
