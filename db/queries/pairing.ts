import { sql } from 'kysely'
import type { StationRole } from '#domain/people.ts'
import { pairingOver } from '../provision/functions.ts'
import { accessSchema } from '../provision/names.ts'
import type { ReadHandle, WriteHandle } from '../schema.ts'
import { beginChain } from './events.ts'

const access = sql.id(accessSchema)

/** A station as it is let in. */
export interface NewStation {
  readonly id: string
  readonly name: string
  readonly zoneId: string
  readonly roles: readonly StationRole[]
  /** ms since the epoch. */
  readonly createdAt: number
  /** What the server knows it as; null where there is no server. */
  readonly login: string | null
  /** SHA-256 of its certificate, in hexadecimal; null where there is no server. */
  readonly certificate: string | null
}

/** Writes a new station, what it is for, and its empty chain. */
export async function insertStation(trx: WriteHandle, station: NewStation): Promise<void> {
  await trx
    .insertInto('station')
    .values({
      id: station.id,
      zone_id: station.zoneId,
      name: station.name,
      created_at: station.createdAt,
      login: station.login,
      certificate: station.certificate,
    })
    .execute()
  await insertStationRoles(trx, station.id, station.roles)
  await beginChain(trx, station.id)
}

/** What a station is for. */
export async function insertStationRoles(
  trx: WriteHandle,
  stationId: string,
  roles: readonly StationRole[],
): Promise<void> {
  for (const role of new Set(roles))
    await trx.insertInto('station_role').values({ station_id: stationId, role }).execute()
}

export interface NewPairing {
  readonly stationId: string
  readonly login: string
  readonly verifier: string
  readonly bundle: string
  readonly roles: readonly StationRole[]
  /** How long it may come. */
  readonly minutes: number
  /** ms since the epoch. */
  readonly createdAt: number
}

/**
 * Makes the server let a new station in, once. As management or as the server's administrator.
 * @returns until when, by the server's clock, ms since the epoch
 */
export async function admitStation(trx: WriteHandle, pairing: NewPairing): Promise<number> {
  const { login, verifier, minutes, roles } = pairing
  const { rows } = await sql<{ until: number }>`
    select ${access}.admit(${login}, ${verifier}, ${minutes}, ${[...roles]}) as until`.execute(trx)
  const expires_at = rows[0]?.until ?? 0
  await trx
    .insertInto('pairing')
    .values({
      station_id: pairing.stationId,
      login,
      bundle: pairing.bundle,
      created_at: pairing.createdAt,
      expires_at,
    })
    .execute()
  return expires_at
}

/** What was sealed for whoever asks; null when there is nothing (any more). @param login its own */
export async function ownBundle(db: ReadHandle, login: string): Promise<string | null> {
  const row = await db.selectFrom('pairing').select('bundle').where('login', '=', login).executeTakeFirst()
  return row?.bundle ?? null
}

/** Takes a password of one's own, once. @returns false when the pairing was used, or its time is up */
export async function settleStation(trx: WriteHandle, verifier: string): Promise<boolean> {
  try {
    await sql`select ${access}.settle(${verifier})`.execute(trx)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === pairingOver) return false
    throw error
  }
}

/** The zone a station may be put into, or null. */
export async function findZone(db: ReadHandle, id: string) {
  return (await db.selectFrom('zone').select(['id', 'name']).where('id', '=', id).executeTakeFirst()) ?? null
}

/** The office's first zone, or null before set-up. */
export async function firstZone(db: ReadHandle) {
  return (await db.selectFrom('zone').select(['id', 'name']).orderBy('id').executeTakeFirst()) ?? null
}

/** A station that has not been dismissed, or null. */
export async function findActiveStation(db: ReadHandle, id: string) {
  const row = await db
    .selectFrom('station')
    .select(['id', 'name', 'login'])
    .where('id', '=', id)
    .where('is_active', '=', 1)
    .executeTakeFirst()
  return row ?? null
}

/** Dismisses a station: it logs in no more, and what was sealed for it is blanked. */
export async function dismissFromOffice(
  trx: WriteHandle,
  { id, login }: { readonly id: string; readonly login: string | null },
): Promise<void> {
  await trx.updateTable('station').set({ is_active: 0 }).where('id', '=', id).execute()
  await trx.updateTable('pairing').set({ bundle: null }).where('station_id', '=', id).execute()
  if (login !== null) await sql`select ${access}.dismiss(${login})`.execute(trx)
}

/** Ends the connections that dismissed stations still have; after the commit. */
export async function partFromDismissed(db: ReadHandle): Promise<void> {
  await sql`select ${access}.part()`.execute(db)
}
