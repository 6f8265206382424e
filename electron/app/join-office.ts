import type { InputOf } from '#contract/contract.ts'
import type { FoundServer, JoinedView, PreparedView } from '#contract/views.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import { formatServerAddress } from '#domain/server-address.ts'
import { prepareServer } from '#services/office-server.ts'
import { addressForOthers } from '#services/server/reach-server.ts'
import { joinOffice as joinAsStation } from '#services/stations/join.ts'
import type { OfficeServer } from '#services/stations/pair.ts'
import { texts } from '#text/index.ts'
import { findServers } from '../link/find-servers.ts'
import { keepCredentials } from './credentials.ts'
import { replaceWindows } from './office-windows.ts'
import type { Program } from './program.ts'

/** How long offices are listened for, ms: a person looks at the screen meanwhile. */
const listenMs = 2_500

/** Offices heard of in this network. Nothing about them is proven: the code proves. */
export function findOffices(program: Program): Promise<readonly FoundServer[]> {
  return findServers(listenMs, (problem) => program.options.log.info(`looking for offices: ${problem}`))
}

/**
 * Makes this computer a station of the office of a code, and opens that office's data in place of its own empty file.
 * Refuses what `joinOffice` (services/stations) refuses, and `office.exists` for a computer that has an office already.
 */
export async function joinOffice(
  program: Program,
  input: InputOf<'setup.join'>,
): Promise<Result<JoinedView>> {
  const { office, options } = program
  if (office !== null) return refuse({ code: 'office.exists', name: office.office.name })
  const keyring = await options.keyring()
  const joined = await joinAsStation(input, { newId: options.newId, clock: options.clock })
  if (!joined.ok) return joined
  const { credentials, server } = joined.value
  const { inFile } = await keepCredentials(options.dataFolder, credentials, keyring)
  await program.close()
  options.settings.update({ stationId: credentials.stationId, server, windows: [] })
  await program.open()
  if (program.state.kind === 'trouble') {
    await replaceWindows(program)
    return refuse(program.state.refusal)
  }
  return accept({
    stationName: credentials.name,
    roles: credentials.roles,
    office: joined.value.office,
    keptIn: inFile ? 'file' : 'keyring',
  })
}

/**
 * Prepares the PostgreSQL of this computer for an office, and joins it as its first station. Refuses what
 * `prepareServer` and `joinOffice` refuse; prepared again nothing is lost.
 */
export async function prepareAndJoin(
  program: Program,
  input: InputOf<'setup.prepareServer'>,
): Promise<Result<PreparedView>> {
  const { office, options } = program
  if (office !== null) return refuse({ code: 'office.exists', name: office.office.name })
  const words = texts[program.preferences.language]
  const prepared = await prepareServer(input, { clock: options.clock, newId: options.newId, texts: words })
  if (!prepared.ok) return prepared
  const { server, address, code, needsRestart, backup } = prepared.value
  // Its socket is nothing to a station, which speaks through the network even to its own computer.
  const here = server.host.startsWith('/') ? { ...address, host: 'localhost' } : server
  const joined = await joinOffice(program, { code, address: formatServerAddress(here) })
  if (!joined.ok) return joined
  return accept({
    address: formatServerAddress(address),
    needsRestart,
    backupFolder: backup?.folder ?? null,
    keptIn: joined.value.keptIn,
    office: joined.value.office,
  })
}

/** The server of the office that is open, as other computers find it, with what this station may let them in with. */
export function officeServer({ opened, options }: Program): OfficeServer | null {
  const own = options.settings.current.server
  const kept = opened?.server?.kept ?? null
  if (own === null || kept === null) return null
  const { ca, authorityKey } = kept.credentials
  return { address: addressForOthers(own), ca, authorityKey }
}
