import { stationRoles } from '#domain/people.ts'
import type { Administrator } from '#db/provision/administrator.ts'
import { admitStation, firstZone, insertStation } from '#db/queries/pairing.ts'
import { inviteStation } from '../stations/new-pairing.ts'
import type { KeyedCertificate } from '../trust/authority.ts'
import type { PrepareOptions } from '../office-server.ts'

/**
 * Lets a station of management in, as the server's administrator. Before set-up the station founds the office; in an
 * office that is there it is added as others are, and what PINs are hashed with has to be brought by the printed code.
 * @param admin connected to the office's database
 */
export async function inviteManagement(
  admin: Administrator,
  authority: KeyedCertificate,
  database: string,
  { clock, newId, texts, roles = stationRoles }: PrepareOptions,
): Promise<{ readonly code: string; readonly until: number }> {
  const stationId = newId()
  const name = texts.officeInit.stationName
  const invited = { stationId, name, roles: [...new Set([...roles, 'manager' as const])], pepper: null }
  const now = clock()
  const { code, certificate, pairing } = await inviteStation(authority, database, invited, now)
  const until = await admin.db.transaction().execute(async (trx) => {
    const zone = await firstZone(trx)
    const { login } = pairing
    if (zone !== null)
      await insertStation(trx, {
        id: stationId,
        name,
        zoneId: zone.id,
        roles: invited.roles,
        createdAt: now,
        login,
        certificate,
      })
    return admitStation(trx, { ...pairing, createdAt: now })
  })
  return { code, until }
}
