import type { ReadHandle } from '../schema.ts'

/** A station that may come over the direct link, and where it listened last. */
export interface Neighbour {
  readonly stationId: string
  /** SHA-256 of its certificate, in hexadecimal: nobody else is let in under its id. */
  readonly certificate: string
  readonly addresses: readonly string[]
  /** Null while it has never listened. */
  readonly port: number | null
}

/** Every station of the office that has a certificate; whoever was dismissed is not among them. */
export async function neighbours(db: ReadHandle): Promise<Neighbour[]> {
  const rows = await db
    .selectFrom('station')
    .leftJoin('station_presence as presence', 'presence.station_id', 'station.id')
    .select(['station.id', 'station.certificate', 'presence.link_addresses', 'presence.link_port'])
    .where('station.is_active', '=', 1)
    .where('station.certificate', 'is not', null)
    .orderBy('station.id')
    .execute()
  return rows.map((row) => ({
    stationId: row.id,
    certificate: row.certificate ?? '',
    addresses: row.link_addresses === null ? [] : (JSON.parse(row.link_addresses) as string[]),
    port: row.link_port,
  }))
}
