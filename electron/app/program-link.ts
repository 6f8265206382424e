import { join } from 'node:path'
import type { StationCredentials } from '#services/trust/bundle.ts'
import { formatServerAddress } from '#domain/server-address.ts'
import { addressForOthers } from '#services/server/reach-server.ts'
import type { Advertised } from '../link/link-options.ts'
import { openDirectLink, type DirectLink } from '../station/direct-link.ts'
import { rememberStations } from '../station/known-stations.ts'
import type { Program } from './program.ts'

/** The stations as they were known last, beside the credentials. */
const fileName = 'stations.json'

/**
 * Opens the direct link of this station, before and without its server.
 * @returns null when nothing can listen here: said in the log, and seen at the other stations as "not directly"
 */
export async function openProgramLink(
  program: Program,
  credentials: StationCredentials,
): Promise<DirectLink | null> {
  const { options, broadcaster } = program
  const { stationId, certificate, key, ca, name, roles } = credentials
  try {
    return await openDirectLink({
      identity: { stationId, certificate, key, ca },
      clock: () => options.clock() + (program.station?.state().clockOffsetMs ?? 0),
      newId: options.newId,
      known: rememberStations(join(options.dataFolder, fileName)),
      self: () => ({ name, roles, version: options.version }),
      advertise: advertisedBy(program),
      onChange: () => broadcaster.publish(['stations']),
      log: (event) => options.log.info(`direct link: ${JSON.stringify(event)}`),
    })
  } catch (error) {
    options.log.defect('opening the direct link', error)
    return null
  }
}

/** What other computers are told of this office, so that whoever joins need not type its address. Proves nothing. */
export function advertisedBy({ office, options }: Program): Advertised {
  const { server } = options.settings.current
  return {
    office: office?.office.name ?? null,
    server: server === null ? null : formatServerAddress(addressForOthers(server)),
  }
}
