import { sql } from 'kysely'
import { prepared } from '../prepared.ts'
import type { ReadHandle, WriteHandle } from '../schema.ts'
import { waiting } from './constants.ts'

/** The one office of this store, or null before set-up. */
export async function findOffice(db: ReadHandle) {
  const row = await db.selectFrom('office').selectAll().executeTakeFirst()
  return row ?? null
}

export async function activeServices(db: ReadHandle) {
  return db
    .selectFrom('service')
    .leftJoin(
      db
        .selectFrom('ticket')
        .select((select) => ['service_id', select.fn.countAll<number>().as('count')])
        .where('state', '=', waiting)
        .groupBy('service_id')
        .as('queue'),
      (join) => join.onRef('queue.service_id', '=', 'service.id'),
    )
    .select((select) => [
      'service.id',
      'service.name',
      'service.prefix',
      'service.target_ms as targetMs',
      'service.first_number as firstNumber',
      select.fn.coalesce('queue.count', sql.lit(0)).as('waiting'),
    ])
    .where('service.is_active', '=', 1)
    .orderBy('service.sort')
    .execute()
}

export async function activePriorities(db: ReadHandle) {
  const rows = await db
    .selectFrom('priority')
    .select(['id', 'name', 'head_start_ms as headStartMs', 'is_strict'])
    .where('is_active', '=', 1)
    .orderBy('sort')
    .execute()
  return rows.map(({ is_strict, ...priority }) => ({ ...priority, strict: is_strict === 1 }))
}

/** Counters with the name of whoever is at them, by number. */
export async function activeCounters(db: ReadHandle) {
  return db
    .selectFrom('counter')
    .leftJoin('personal', (join) =>
      join.onRef('personal.subject_id', '=', 'counter.person_id').on('personal.field', '=', 'name'),
    )
    .select([
      'counter.id',
      'counter.number',
      'counter.person_id as personId',
      'counter.paused_at as pausedAt',
      'personal.value as personName',
    ])
    .where('counter.is_active', '=', 1)
    .orderBy('counter.number')
    .execute()
}

/** The same for stations that may read no names: a hall display, a kiosk. */
export async function countersWithoutNames(db: ReadHandle) {
  const rows = await db
    .selectFrom('counter')
    .select(['id', 'number', 'person_id as personId', 'paused_at as pausedAt'])
    .where('is_active', '=', 1)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({ ...row, personName: null }))
}

export async function counterServices(db: ReadHandle) {
  return db
    .selectFrom('counter_service')
    .innerJoin('service', 'service.id', 'counter_service.service_id')
    .select(['counter_id as counterId', 'service_id as serviceId', 'service.name'])
    .where('service.is_active', '=', 1)
    .orderBy('service.sort')
    .execute()
}

/** One counter with its number, or null. */
export async function findCounter(db: ReadHandle, by: { readonly id: string } | { readonly number: number }) {
  const query = counterNow(db)
  const row = await (
    'id' in by ? query.where('id', '=', by.id) : query.where('number', '=', by.number)
  ).executeTakeFirst()
  return row ?? null
}

/**
 * The same, locked until the transaction ends: whoever calls, pauses or sits down there at the same moment, at another
 * window, waits and sees what was done. Before any ticket is locked, so that nobody waits in a circle.
 */
export async function lockCounter(trx: WriteHandle, id: string) {
  const { rows } = await lockCounterNow(trx, { id })
  return rows[0] ?? null
}

const lockCounterNow = prepared((db, { id }: { readonly id: string }) =>
  counterNow(db).where('id', '=', id).forNoKeyUpdate(),
)

function counterNow(db: ReadHandle) {
  return db
    .selectFrom('counter')
    .select([
      'id',
      'number',
      'person_id as personId',
      'preference',
      'paused_at as pausedAt',
      'pause_reason as pauseReason',
      'away_at as awayAt',
    ])
    .where('is_active', '=', 1)
}
