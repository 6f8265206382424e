import { v7 } from 'uuid'
import type { PostgresServer } from '../postgres/server.ts'
import { act } from '../races/acts.ts'
import { foundRaceOffice, openRaceOffice, type RaceOffice } from '../races/race-office.ts'
import { openLiveStation, type LiveStation } from './live-station.ts'

/** An office on a server, and some of its stations taking part in it. */
export interface LiveOffice {
  /** As the test sees it: a station that does not listen. */
  readonly office: RaceOffice
  readonly stations: readonly LiveStation[]
  station(index: number): LiveStation
  /** A ticket, given at reception. @returns its id */
  issue(): Promise<string>
  close(): Promise<void>
}

/** Founds an office, and opens so many of its stations. */
export async function openLiveOffice(server: PostgresServer, count: number): Promise<LiveOffice> {
  const founded = await foundRaceOffice(server)
  const office = await openRaceOffice(founded)
  const stations: LiveStation[] = []
  for (const id of founded.stations.slice(0, count))
    stations.push(await openLiveStation(founded.connection, id))
  return {
    office,
    stations,
    station(index) {
      const station = stations[index]
      if (station === undefined) throw new Error(`there is no station ${String(index)}`)
      return station
    },
    async issue() {
      const input = { requestId: v7(), serviceId: office.service('A'), priorityId: null, personName: null, channel: 'reception' } as const // prettier-ignore
      return ((await office.make(act('issue', office.reception, input))) as { ticketId: string }).ticketId
    },
    async close() {
      for (const station of stations) await station.close()
      await office.close()
    },
  }
}
