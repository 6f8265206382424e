import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { z } from 'zod'
import type { Neighbour } from '#db/queries/neighbours.ts'

const shape = z.array(
  z.strictObject({
    stationId: z.uuid(),
    certificate: z.hex().length(64),
    addresses: z.array(z.string().max(64)).max(32),
    port: z.number().int().min(1).max(65_535).nullable(),
  }),
)

/** The other stations as the office knew them last: who may come over the direct link while the server is away. */
export interface KnownStations {
  readonly all: () => readonly Neighbour[]
  /** Takes over what the store says now. @returns whether that was something else */
  readonly learn: (stations: readonly Neighbour[]) => boolean
}

/** Remembers stations in a file; one that is missing or unreadable begins empty, and the store fills it again. */
export function rememberStations(file: string): KnownStations {
  let known: readonly Neighbour[] = read(file)
  return {
    all: () => known,
    learn(stations) {
      if (JSON.stringify(stations) === JSON.stringify(known)) return false
      known = stations
      write(file, known)
      return true
    },
  }
}

function read(file: string): readonly Neighbour[] {
  try {
    return shape.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return []
  }
}

/** Whole or not at all. A full disk must not cut the link: what is not remembered is asked for at the next start. */
function write(file: string, stations: readonly Neighbour[]): void {
  try {
    const handle = openSync(`${file}.new`, 'w', 0o600)
    writeSync(handle, JSON.stringify(stations))
    fsyncSync(handle)
    closeSync(handle)
    renameSync(`${file}.new`, file)
  } catch {
    return
  }
}
