import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StationFile } from '#contract/station-file.ts'
import type { StationRole } from '#domain/people.ts'
import type { ServerAddress } from '#domain/server-address.ts'
import { programSecrets } from '#support/pins.ts'
import {
  prepareOfficeServer,
  type JoinedStation,
  type PreparedOptions,
  type PreparedServer,
} from '#support/postgres/prepared-server.ts'
import { keepCredentials } from '../../../electron/app/credentials.ts'
import { keepPlainPepper } from '../../../electron/app/pepper.ts'
import { makeDataDir } from '../../../build/launch.ts'
import { giveToProgram } from './prepared-office.ts'

/** A server with an office that programs can join: everybody in it has the PIN of the tests. */
export function startOfficeServer(options: PreparedOptions = {}): Promise<PreparedServer> {
  return prepareOfficeServer({ secrets: programSecrets, ...options })
}

/**
 * The data folder of a computer that has joined as a station.
 * @param address where it finds the server; where everybody does by default
 */
export async function stationFolder(
  office: PreparedServer,
  roles: readonly StationRole[],
  name?: string,
  address?: ServerAddress,
): Promise<string> {
  return folderOf(await office.joinAs(roles, name), address ?? office.address)
}

/** The data folder of the first station, which is management's. */
export async function managerFolder(office: PreparedServer): Promise<string> {
  const folder = await folderOf(office.manager, office.address)
  // It made the pepper: the others were given theirs.
  keepPlainPepper(folder, programSecrets.pepper)
  giveToProgram(folder)
  return folder
}

async function folderOf({ credentials }: JoinedStation, server: ServerAddress): Promise<string> {
  const folder = makeDataDir()
  const station: StationFile = {
    stationId: credentials.stationId,
    preferences: { language: 'es', theme: 'light' },
    windows: [],
    server,
  }
  writeFileSync(join(folder, 'station.json'), JSON.stringify(station))
  await keepCredentials(folder, credentials, null)
  giveToProgram(folder)
  return folder
}
