import { isIP } from 'node:net'
import type { Place } from './dial.ts'

/** Where a station may be: what the database knew last, and what was heard in the network. */
export interface Places {
  /** @returns whether there is a new one */
  readonly setListed: (places: readonly Place[]) => boolean
  readonly hear: (place: Place) => boolean
  /** This is where it was found. */
  readonly prefer: (address: string) => void
  readonly all: () => readonly Place[]
}

/** Anybody in the network can say anything: only the latest are believed worth a try. */
const heardAtMost = 8
const listedAtMost = 16

const same = (a: Place) => (b: Place) => a.address === b.address && a.port === b.port

export function createPlaces(): Places {
  let listed: readonly Place[] = []
  let heard: readonly Place[] = []
  let preferred = ''
  const all = () => {
    const others = heard.filter((place) => !listed.some(same(place)))
    return [...listed, ...others].toSorted(
      (a, b) => Number(b.address === preferred) - Number(a.address === preferred),
    )
  }
  return {
    all,
    setListed(places) {
      const known = all()
      listed = places.filter(isPlace).slice(0, listedAtMost)
      return listed.some((place) => !known.some(same(place)))
    },
    hear(place) {
      if (!isPlace(place) || all().some(same(place))) return false
      heard = [place, ...heard].slice(0, heardAtMost)
      return true
    },
    prefer(address) {
      preferred = address
    },
  }
}

/** No names: looking one up would tell others whom we look for, and may take its time. */
function isPlace({ address, port }: Place): boolean {
  return isIP(address) !== 0 && Number.isInteger(port) && port > 0 && port <= 65_535
}
