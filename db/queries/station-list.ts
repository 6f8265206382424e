import type { ReadHandle } from '../schema.ts'

/** Every station that belongs to the office, as it was heard of last; those that have not come yet too. */
export async function activeStations(db: ReadHandle) {
  return db
    .selectFrom('station')
    .innerJoin('zone', 'zone.id', 'station.zone_id')
    .leftJoin('station_presence as presence', 'presence.station_id', 'station.id')
    .leftJoin('pairing', (join) =>
      join.onRef('pairing.station_id', '=', 'station.id').on('pairing.used_at', 'is', null),
    )
    .select([
      'station.id',
      'station.name',
      'zone.name as zone',
      'presence.seen_at as seenAt',
      'presence.version',
      'presence.clock_offset_ms as clockOffsetMs',
      'pairing.expires_at as pairingUntil',
    ])
    .where('station.is_active', '=', 1)
    .orderBy('station.created_at')
    .orderBy('station.id')
    .execute()
}

/** What each station is for. */
export async function stationRolesOfAll(db: ReadHandle) {
  return db.selectFrom('station_role').select(['station_id as stationId', 'role']).execute()
}

/** Where stations can stand. */
export async function zones(db: ReadHandle) {
  return db.selectFrom('zone').select(['id', 'name']).orderBy('name').orderBy('id').execute()
}
