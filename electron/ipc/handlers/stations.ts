import { accept } from '#domain/result.ts'
import { dismissStation } from '#services/stations/dismiss.ts'
import { pairStation } from '#services/stations/pair.ts'
import { stationsView, type StationsKnown } from '#services/views/stations.ts'
import type { Host } from '../host.ts'
import { inOffice, shown, type HandlersOf } from './asked.ts'

/** The computers of the office: which there are, and who is let in. */
export const stationHandlers: HandlersOf<'station' | 'stations'> = {
  'station.current': ({ host }) => Promise.resolve(accept(host.station())),
  'stations.list': (asked) => shown(asked, (office) => stationsView(office, knownTo(asked.host))),
  'stations.pair': (asked, input) =>
    inOffice(asked, (office) => pairStation(office, asked.actor, input, asked.host.officeServer())),
  'stations.dismiss': (asked, input) =>
    inOffice(asked, (office) => dismissStation(office, asked.actor, input)),
}

function knownTo({ officeServer, isLinked }: Host): StationsKnown {
  const server = officeServer()
  const cannotPair = server === null ? 'single' : server.authorityKey === null ? 'no_authority' : null
  return { cannotPair, isLinked }
}
