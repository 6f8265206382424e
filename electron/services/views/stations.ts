import type { StationRow, StationsView, StationView } from '#contract/views.ts'
import { isConnected } from '#domain/station.ts'
import { activeStations, stationRolesOfAll, zones } from '#db/queries/station-list.ts'
import { findStation } from '#db/queries/this-station.ts'
import type { OfficeContext } from '../office-context.ts'

/** What only the running program knows. */
export interface StationsKnown {
  /** Why no station can be added here; null when one can. */
  readonly cannotPair: StationsView['cannotPair']
  /** Whether the direct link reaches a station now. */
  readonly isLinked: (stationId: string) => boolean
}

/** All stations of the office: what each is, and whether it is there by the server's clock. */
export async function stationsView(office: OfficeContext, known: StationsKnown): Promise<StationsView> {
  const { db } = office.store
  const [stations, roles, places, now] = await Promise.all([
    activeStations(db),
    stationRolesOfAll(db),
    zones(db),
    office.store.readClock(db),
  ])
  const onFile = office.store.reach === null
  const rows = stations.map(({ pairingUntil, ...station }): StationRow => {
    const here = station.id === office.stationId
    return {
      ...station,
      here,
      roles: roles.filter(({ stationId }) => stationId === station.id).map(({ role }) => role),
      // A file is on the computer that asks.
      connected: onFile ? here : isConnected(station.seenAt, now),
      direct: known.isLinked(station.id),
      pairingUntil: pairingUntil !== null && pairingUntil > now ? pairingUntil : null,
    }
  })
  return { rows, zones: places, cannotPair: known.cannotPair }
}

/** The one station of an office whose data is a file on its computer; one with a server says itself how it is. */
export async function stationOnFile(office: OfficeContext): Promise<StationView> {
  const station = await findStation(office.store.db, office.stationId)
  return {
    name: station?.name ?? '',
    roles: station?.roles ?? [],
    server: null,
    lostSince: null,
    clockOffsetMs: 0,
    outdated: false,
    connected: 1,
    stations: 1,
  }
}
