import type { ReadHandle, WriteHandle } from '../schema.ts'

/** What is added to the clock at present, ms: how far it is behind what was already recorded. */
export async function clockOffset(db: ReadHandle): Promise<number> {
  const row = await db.selectFrom('office').select('clock_offset_ms as offset').executeTakeFirst()
  return row?.offset ?? 0
}

/** What tells the office's time besides the clock: the newest event of all stations, ms since the epoch, and the offset. */
export async function clockState(
  db: ReadHandle,
): Promise<{ readonly newestAt: number; readonly clockOffset: number }> {
  const row = await db
    .selectFrom('office')
    .select((select) => [
      'clock_offset_ms as clockOffset',
      select
        .selectFrom('event_head')
        .select((head) => head.fn.max('event_head.at').as('newest'))
        .as('newest'),
    ])
    .executeTakeFirst()
  return { newestAt: row?.newest ?? 0, clockOffset: row?.clockOffset ?? 0 }
}

/** Keeps what is added to a clock that is behind, ms; 0 when it is right again. */
export async function keepClockOffset(trx: WriteHandle, offsetMs: number): Promise<void> {
  await trx.updateTable('office').set({ clock_offset_ms: offsetMs }).execute()
}
