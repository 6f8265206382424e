import type { StationRole } from '#domain/people.ts'
import type { ReadHandle } from '../schema.ts'

export interface ThisStation {
  readonly name: string
  readonly roles: readonly StationRole[]
}

/** What the office knows a station as, and what for; null for one that it does not know. */
export async function findStation(db: ReadHandle, id: string): Promise<ThisStation | null> {
  const station = await db.selectFrom('station').select('name').where('id', '=', id).executeTakeFirst()
  if (station === undefined) return null
  const roles = await db.selectFrom('station_role').select('role').where('station_id', '=', id).execute()
  return { name: station.name, roles: roles.map(({ role }) => role) }
}
