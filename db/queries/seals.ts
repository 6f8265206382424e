import { createHash } from 'node:crypto'
import { noSeal, sealText, type SealContent, type SealedHead } from '#domain/seal.ts'
import type { ReadHandle, WriteHandle } from '../schema.ts'
import { one } from './constants.ts'

/** A seal that is stored; chained to the one before it by its hash. */
export interface StoredSeal extends SealContent {
  readonly previousHash: string
  readonly hash: string
}

/** Hash of a seal: over the seal before it and the ends of all chains (domain.md §7). */
export function sealHash(previousHash: string, seal: SealContent): string {
  return createHash('sha256').update(sealText(previousHash, seal)).digest('hex')
}

/** The ends of all chains at one instant. */
export async function allHeads(db: ReadHandle): Promise<SealedHead[]> {
  return db
    .selectFrom('event_head')
    .select(['station_id as stationId', 'seq', 'hash'])
    .orderBy('station_id')
    .execute()
}

/** The newest seal with what it recorded, or null before the first. */
export async function lastSeal(db: ReadHandle): Promise<StoredSeal | null> {
  const row = await db
    .selectFrom('seal')
    .selectAll()
    .orderBy('position', 'desc')
    .limit(one)
    .executeTakeFirst()
  if (row === undefined) return null
  const { previous_hash: previousHash, ...seal } = row
  const heads = await db
    .selectFrom('seal_head')
    .select(['station_id as stationId', 'seq', 'hash'])
    .where('seal_id', '=', row.id)
    .execute()
  return { ...seal, previousHash, heads }
}

/** When the last seal was made, and what is added to the clock at present; ms. For the look every 30 s. */
export async function sealTimes(
  db: ReadHandle,
): Promise<{ readonly lastAt: number | null; readonly clockOffset: number }> {
  const { clockOffset, lastAt } = await db
    .selectFrom('office')
    .select((select) => [
      'clock_offset_ms as clockOffset',
      select.selectFrom('seal').select('at').orderBy('position', 'desc').limit(one).as('lastAt'),
    ])
    .executeTakeFirstOrThrow()
  return { lastAt, clockOffset }
}

/**
 * Adds a seal after the last one. Two stations that seal at the same instant collide at its position, and the second
 * one runs again.
 * @returns its hash
 */
export async function insertSeal(
  trx: WriteHandle,
  last: StoredSeal | null,
  seal: Omit<SealContent, 'position'>,
): Promise<string> {
  const previousHash = last?.hash ?? noSeal
  const position = (last?.position ?? 0) + 1
  const { id, at, kind, heads } = seal
  const hash = sealHash(previousHash, { id, position, at, kind, heads })
  await trx.insertInto('seal').values({ id, position, at, kind, previous_hash: previousHash, hash }).execute()
  for (const head of heads)
    await trx
      .insertInto('seal_head')
      .values({ seal_id: id, station_id: head.stationId, seq: head.seq, hash: head.hash })
      .execute()
  return hash
}
