import { businessDayAt, type BusinessDay } from '#domain/business-day.ts'
import type { OfficeRules } from '#domain/rules.ts'
import { findOffice } from '#db/queries/office.ts'
import type { ReadHandle } from '#db/schema.ts'
import type { Store } from '#db/store.ts'
import type { Secrets } from './people/secrets.ts'

/** What every use case is given: the store, time and identity from outside, and where to report a change. */
export interface Dependencies {
  readonly store: Store
  /** ms since the epoch. */
  readonly clock: () => number
  /** UUIDv7, growing. */
  readonly newId: () => string
  /** Called after a commit with what it was about. */
  readonly publish: (topics: readonly Topic[]) => void
  /** What PINs are hashed with, from this computer's keyring (domain.md §7). */
  readonly secrets: Secrets
}

/** What a change was about; the same names as the contract's topics. */
export type Topic = 'tickets' | 'office' | 'session' | 'stations'

/** The dependencies and the office they serve. */
export interface OfficeContext extends Dependencies {
  readonly stationId: string
  readonly office: { readonly id: string; readonly name: string; readonly demo: boolean }
  readonly rules: OfficeRules
  /** The business day of an instant; ms since the epoch. */
  readonly dayAt: (at: number) => BusinessDay
}

/**
 * Loads the office of a store.
 * @param handle of the transaction that has just made it; the store's own by default
 * @returns null before set-up
 */
export async function loadOffice(
  dependencies: Dependencies,
  stationId: string,
  handle: ReadHandle = dependencies.store.db,
): Promise<OfficeContext | null> {
  const row = await findOffice(handle)
  if (row === null) return null
  const rules: OfficeRules = {
    timeZone: row.time_zone,
    dayStartMinute: row.day_start_minute,
    notHereLimit: row.not_here_limit,
    coolDownMs: row.cool_down_ms,
    undoWindowMs: row.undo_window_ms,
    endDayPolicy: row.end_day_policy,
    strictRun: row.strict_run,
    absentOpensMs: row.absent_opens_ms,
    keepPlaceMs: row.keep_place_ms,
    appointmentGraceMs: row.appointment_grace_ms,
    autoLockMs: row.auto_lock_ms,
  }
  return {
    ...dependencies,
    stationId,
    office: { id: row.id, name: row.name, demo: row.is_demo === 1 },
    rules,
    dayAt: rememberDay(rules),
  }
}

/** Working out a day costs more than a query; the same day answers for hours. */
function rememberDay(rules: OfficeRules): (at: number) => BusinessDay {
  let day: BusinessDay | null = null
  return (at) => {
    if (day === null || at < day.startAt || at >= day.endAt)
      day = businessDayAt(at, rules.timeZone, rules.dayStartMinute)
    return day
  }
}
