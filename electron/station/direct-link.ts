import { neighbours, type Neighbour } from '#db/queries/neighbours.ts'
import type { ReadHandle } from '#db/schema.ts'
import { createLink } from '../link/link.ts'
import type { KnownPeer, Link, LinkOptions } from '../link/link-options.ts'
import type { KnownStations } from './known-stations.ts'

export interface DirectLinkOptions extends Pick<
  LinkOptions,
  'identity' | 'clock' | 'newId' | 'self' | 'advertise' | 'log'
> {
  readonly known: KnownStations
  /** Another station is reached, or is not any more. */
  readonly onChange: () => void
}

/** The link to the other stations that needs no server, with what the store knows of them. */
export interface DirectLink {
  readonly link: Link
  /** Whether a station can be reached now. */
  readonly isLinked: (stationId: string) => boolean
  /** Reads who belongs to the office, and where they listen. @throws what the store throws */
  readonly learnFrom: (db: ReadHandle) => Promise<void>
  readonly close: () => Promise<void>
}

/** Opens the direct link with the stations that were known last; works without store and server. */
export async function openDirectLink({
  known,
  onChange,
  ...options
}: DirectLinkOptions): Promise<DirectLink> {
  const link = await createLink({
    ...options,
    peers: known.all().map(toPeer),
    isAdmitted: (stationId, fingerprint) =>
      known.all().some((station) => station.stationId === stationId && station.certificate === fingerprint),
    kinds: [],
    onPeers: onChange,
  })
  return {
    link,
    isLinked: (stationId) => link.peers().some((peer) => peer.stationId === stationId && peer.connected),
    async learnFrom(db) {
      if (known.learn(await neighbours(db))) link.setPeers(known.all().map(toPeer))
    },
    close: () => link.close(),
  }
}

function toPeer({ stationId, addresses, port }: Neighbour): KnownPeer {
  return { stationId, places: port === null ? [] : addresses.map((address) => ({ address, port })) }
}
