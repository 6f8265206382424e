import type { InputOf } from '#contract/contract.ts'
import type { PairingView } from '#contract/views.ts'
import { pairingText } from '#domain/pairing-code.ts'
import type { Actor, StationRole } from '#domain/people.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import { formatServerAddress, type ServerAddress } from '#domain/server-address.ts'
import { isPublic } from '#domain/station.ts'
import { admitStation, findZone, insertStation } from '#db/queries/pairing.ts'
import { answeredBefore, rememberAnswer } from '#db/queries/requests.ts'
import { write } from '#db/transaction.ts'
import type { OfficeContext } from '../office-context.ts'
import { openUnit } from '../unit.ts'
import { inviteStation } from './new-pairing.ts'

/** What a station knows of the office's server. */
export interface OfficeServer {
  /** Where other stations find it. */
  readonly address: ServerAddress
  /** PEM of the office's CA. */
  readonly ca: string
  /** PEM of its key; null where others cannot be added. */
  readonly authorityKey: string | null
}

const name = 'stations.pair'

/**
 * Adds a station: it may come within an hour, once, with the code that is answered here and kept nowhere. Asked again
 * with the same request id nothing more is added, and the code is not known any more (`request.reused`). Refuses
 * `server.single`, `pairing.no_authority`, `input.invalid` (no such zone).
 * @param server null where the office's data is a file
 */
export async function pairStation(
  office: OfficeContext,
  actor: Actor,
  input: InputOf<'stations.pair'>,
  server: OfficeServer | null,
): Promise<Result<PairingView>> {
  if (server === null) return refuse({ code: 'server.single' })
  const { address, ca, authorityKey } = server
  if (authorityKey === null) return refuse({ code: 'pairing.no_authority' })
  const roles = [...new Set(input.roles)]
  const stationId = office.newId()
  const invited = { stationId, name: input.name, roles, pepper: pepperFor(office, roles) }
  const authority = { certificate: ca, key: authorityKey }
  const { code, certificate, pairing } = await inviteStation(
    authority,
    address.database,
    invited,
    office.clock(),
  )
  const added = await write(office.store, async (trx) => {
    const unit = await openUnit(office, actor, trx)
    if ((await answeredBefore(trx, input.requestId)) !== null) return refuse({ code: 'request.reused' })
    const zone = await findZone(trx, input.zoneId)
    if (zone === null) return refuse({ code: 'input.invalid', field: 'zoneId' })
    const createdAt = unit.now
    const { login } = pairing
    await insertStation(trx, {
      id: stationId,
      name: input.name,
      zoneId: zone.id,
      roles,
      createdAt,
      login,
      certificate,
    })
    const until = await admitStation(trx, { ...pairing, createdAt })
    await unit.append({ kind: 'station.paired', payload: { station: stationId, roles } })
    // The code is no answer to be remembered: whoever read it there could come in the station's place.
    await rememberAnswer(trx, { id: input.requestId, stationId: actor.stationId, name, at: unit.now }, 'null')
    return accept(until)
  })
  if (!added.ok) return added
  office.publish(['stations'])
  return accept({
    stationName: input.name,
    code,
    address: formatServerAddress(address),
    text: pairingText(address, code),
    until: added.value,
  })
}

/** Only where people sign in, and never where everybody who comes in may touch the computer. */
function pepperFor({ secrets }: OfficeContext, roles: readonly StationRole[]): string | null {
  return isPublic(roles) ? null : secrets.pepper.toString('hex')
}
