import { officeTime } from '#domain/clock.ts'
import { clockState } from '#db/queries/clock.ts'
import type { OfficeContext } from './office-context.ts'

/**
 * The office's time for whoever only looks: what a command would count from at this moment (domain.md §2, "Time"), on
 * the store's clock and while it is behind. What a screen says is next, cools down or may be undone is so.
 * @returns ms since the epoch
 */
export async function presentTime(office: OfficeContext): Promise<number> {
  const { db } = office.store
  const { newestAt, clockOffset } = await clockState(db)
  return officeTime(await office.store.readClock(db), clockOffset, newestAt).now
}
