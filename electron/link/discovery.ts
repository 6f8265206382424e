import { networkInterfaces } from 'node:os'
import { ownAddresses } from './addresses.ts'
import { readAnnouncement, writeAnnouncement, type Announced, type Heard } from './announcement.ts'
import type { Place } from './dial.ts'
import type { Advertised } from './link-options.ts'
import { startVoice, type Voice } from './voice.ts'

/** Finds stations in the network, and lets them find this one. Always optional. */
export interface Discovery {
  readonly placesOf: (stationId: string) => readonly Place[]
  readonly setAdvertised: (advertised: Advertised) => void
  /** Asks who is there. */
  readonly ask: () => void
  readonly close: () => Promise<void>
}

export interface DiscoveryOptions {
  readonly own: Announced
  readonly advertised: Advertised
  /** Somebody says that this station of this office is there. */
  readonly heard: (stationId: string, place: Place) => void
  readonly problem: (problem: string) => void
}

/** Stations whose places are remembered, and places of each. */
const stationsAtMost = 500
const placesAtMost = 8

export function startDiscovery({ own, advertised, heard, problem }: DiscoveryOptions): Discovery {
  const found = new Map<string, readonly Place[]>()
  let saying = advertised
  const choir = startChoir({
    heard(announcement) {
      const { stationId, office, places } = announcement
      if (office !== own.office || stationId === own.stationId) return
      if (!found.has(stationId) && found.size >= stationsAtMost) return
      found.set(stationId, [...places, ...(found.get(stationId) ?? [])].slice(0, placesAtMost))
      for (const place of places) heard(stationId, place)
    },
    problem,
    sing,
  })

  function sing(voice: Voice): void {
    const name = `antesala-${own.stationId}`
    const txt = writeAnnouncement(own, saying, ownAddresses())
    voice.announce({ name, host: `${name}.local`, port: own.port, txt })
  }

  return {
    placesOf: (stationId) => found.get(stationId) ?? [],
    setAdvertised(next) {
      saying = next
      choir.voices().forEach(sing)
    },
    ask: () => choir.voices().forEach((voice) => voice.ask()),
    close: choir.close,
  }
}

/** A voice for each of this computer's addresses, whatever cable is plugged in meanwhile. */
export interface Choir {
  readonly voices: () => readonly Voice[]
  readonly close: () => Promise<void>
}

export interface ChoirOptions {
  readonly heard: (announcement: Heard) => void
  readonly problem: (problem: string) => void
  /** Called for every new voice, and for all when the addresses have changed. */
  readonly sing?: (voice: Voice) => void
}

/** How often this computer's addresses are looked at, ms. */
const addressesEveryMs = 3_000

export function startChoir({ heard, problem, sing }: ChoirOptions): Choir {
  const voices = new Map<string, Voice>()
  const hear = (service: unknown) => {
    const announcement = readAnnouncement(service)
    if (announcement !== null) heard(announcement)
  }

  function look(): void {
    const addresses = new Set(multicastAddresses())
    const before = voices.size
    const gone = [...voices].filter(([address]) => !addresses.has(address))
    for (const [address, voice] of gone) {
      voices.delete(address)
      void voice.close()
    }
    const fresh = [...addresses].filter((address) => !voices.has(address))
    for (const address of fresh) voices.set(address, startVoice({ address, heard: hear, problem }))
    const changed = fresh.length > 0 || gone.length > 0 || before === 0
    if (changed && sing !== undefined) voices.forEach((voice) => sing(voice))
  }

  look()
  const looking = setInterval(look, addressesEveryMs)
  return {
    voices: () => [...voices.values()],
    async close() {
      clearInterval(looking)
      await Promise.all([...voices.values()].map((voice) => voice.close()))
      voices.clear()
    },
  }
}

/** One IPv4 address for each network this computer is in. */
function multicastAddresses(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap((addresses) => {
    const first = addresses?.find(({ family, internal }) => family === 'IPv4' && !internal)
    return first === undefined ? [] : [first.address]
  })
}
