import type { Actor } from '#domain/people.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import { isSealDue, sameHeads, type SealKind } from '#domain/seal.ts'
import { allHeads, insertSeal, lastSeal, sealTimes, type StoredSeal } from '#db/queries/seals.ts'
import { write } from '#db/transaction.ts'
import type { OfficeContext } from './office-context.ts'
import { openUnit, type Unit } from './unit.ts'

/**
 * Seals the ends of all chains inside a command (domain.md §7). What the command appends afterwards is not in the
 * seal: append first. An hourly seal over what the last one recorded already is not made twice.
 * @returns the hash of the newest seal, to be shown and printed in groups (`inGroups`)
 */
export async function sealInUnit(unit: Unit, kind: SealKind): Promise<string> {
  const last = await lastSeal(unit.trx)
  return (await sealAfter(unit, kind, last)) ?? last?.hash ?? ''
}

/** Seals the ends of all chains in a transaction of its own. @returns the hash of the newest seal */
export function sealHeads(office: OfficeContext, actor: Actor, kind: SealKind): Promise<Result<string>> {
  return write(office.store, async (trx) =>
    accept(await sealInUnit(await openUnit(office, actor, trx), kind)),
  )
}

/**
 * The hourly seal, for the program's look every 30 s: at most one an hour, counted from the last seal in the store, so
 * that neither a restart nor a second station makes one more.
 * @returns the seal's hash, or null when none was due
 */
export async function maybeSealHour(office: OfficeContext, actor: Actor): Promise<Result<string | null>> {
  try {
    if (!(await mayBeDue(office))) return accept(null)
  } catch (error) {
    const refusal = office.store.refusalOf(error)
    if (refusal === null) throw error
    return refuse(refusal)
  }
  return write(office.store, async (trx) => {
    const unit = await openUnit(office, actor, trx)
    const last = await lastSeal(trx)
    return accept(isSealDue(last?.at ?? null, unit.now) ? await sealAfter(unit, 'hour', last) : null)
  })
}

/** Looked at without a transaction: 119 times in 120, and all night, there is nothing to do. */
async function mayBeDue({ store }: OfficeContext): Promise<boolean> {
  const { lastAt, clockOffset } = await sealTimes(store.db)
  if (!isSealDue(lastAt, (await store.readClock(store.db)) + clockOffset)) return false
  return !sameHeads((await lastSeal(store.db))?.heads ?? [], await allHeads(store.db))
}

/**
 * @param last read once: a seal that another station makes meanwhile takes the place that this one wants, and the
 * transaction is run again
 * @returns the new seal's hash, or null when nothing happened since the last one
 */
async function sealAfter(unit: Unit, kind: SealKind, last: StoredSeal | null): Promise<string | null> {
  const { trx, office, now } = unit
  const heads = await allHeads(trx)
  if (kind === 'hour' && last !== null && sameHeads(last.heads, heads)) return null
  // A seal made by a station whose clock is ahead must not lie after this one.
  const at = Math.max(now, last?.at ?? 0)
  return insertSeal(trx, last, { id: office.newId(), at, kind, heads })
}
