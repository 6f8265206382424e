import { afterAll, beforeAll } from 'vitest'
import type { PostgresConnection } from '#db/postgres-pool.ts'
import { buildGate } from './gate.ts'
import { openRaceOffice, type FoundedOffice, type RaceOffice } from './race-office.ts'
import type { Track } from './run-rounds.ts'
import { startStations, type StationProcess } from './station-process.ts'

export interface OpenTrack extends Track {
  close(): Promise<void>
}

/** Opens an office and lets each process be one of its stations. @param connection of a copy, if it is one */
export async function openStations(
  founded: FoundedOffice,
  processes: readonly StationProcess[],
  connection: PostgresConnection = founded.connection,
): Promise<RaceOffice> {
  const office = await openRaceOffice(founded, connection)
  await Promise.all(processes.map((process, index) => enter(process, office, index)))
  return office
}

/** The same, with a gate before it. */
export async function openTrack(
  founded: FoundedOffice,
  processes: readonly StationProcess[],
  connection: PostgresConnection = founded.connection,
): Promise<OpenTrack> {
  const office = await openStations(founded, processes, connection)
  const gate = await buildGate(connection)
  return {
    office,
    processes,
    gate,
    async close() {
      await gate.end()
      await office.close()
    },
  }
}

async function enter(process: StationProcess, office: RaceOffice, index: number): Promise<void> {
  const stationId = office.stations[index] ?? ''
  const { answer } = await process.ask({ kind: 'open', connection: office.connection, stationId })
  if (!answer.ok) throw new Error(`a station cannot open the office: ${JSON.stringify(answer)}`)
}

/** So many processes for all tests of a file. @returns them, asked inside a test */
export function useStations(
  count: number,
  guards: 'fast' | 'loose' = 'fast',
): () => readonly StationProcess[] {
  let processes: readonly StationProcess[] = []
  beforeAll(() => {
    processes = startStations(count, guards)
  })
  afterAll(() => processes.forEach((process) => process.end()))
  return () => processes
}
