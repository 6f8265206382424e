import type { StationRow, StationsView, StationView } from '#contract/views.ts'
import { alone, ok, type RecordedBridge } from '../support/recorded-bridge.ts'

const minute = 60_000

/** A station of an office with a server where five work. */
export const atServer: StationView = {
  ...alone,
  name: 'Recepción 1',
  roles: ['reception'],
  server: '192.168.1.10:5432',
  connected: 5,
  stations: 5,
}

/** One station in the list; everything may be said otherwise. */
export function stationRow(name: string, change: Partial<StationRow> = {}): StationRow {
  return {
    id: `id-${name}`,
    name,
    zone: 'Sala',
    roles: ['counter'],
    here: false,
    connected: true,
    direct: false,
    seenAt: Date.now(),
    version: '0.1.0',
    clockOffsetMs: 0,
    pairingUntil: null,
    ...change,
  }
}

export const here = stationRow('Recepción 1', { here: true, roles: ['reception', 'manager'] })

export function stationsView(rows: readonly StationRow[], change: Partial<StationsView> = {}): StationsView {
  const zones = [
    { id: 'z-hall', name: 'Sala' },
    { id: 'z-post', name: 'Puesto de guardia' },
  ]
  return { rows, zones, cannotPair: null, ...change }
}

/** From now on this is true of the station, and the window hears of it. */
export function stationBecomes(recorded: RecordedBridge, view: Partial<StationView>, revision = 2): void {
  recorded.answer('station.current', () => ok({ ...atServer, ...view }, revision))
  recorded.change(['stations'], revision)
}

export const lostAt = Date.now() - 4 * minute
