import type { PauseReason } from '#domain/counter.ts'
import type { WriteHandle } from '../schema.ts'

interface Desk {
  readonly counterId: string
  /** Who is at it, if anybody. */
  readonly personId: string | null
}

/** A counter, and the person at it, stop working for a while. */
export async function pauseDesk(
  trx: WriteHandle,
  pause: Desk & { readonly since: number; readonly reason: PauseReason },
): Promise<void> {
  await trx
    .updateTable('counter')
    .set({ paused_at: pause.since, pause_reason: pause.reason, away_at: pause.since })
    .where('id', '=', pause.counterId)
    .execute()
  if (pause.personId === null) return
  await trx.updateTable('person').set({ away_at: pause.since }).where('id', '=', pause.personId).execute()
}

/** They work again; a counter that nobody is at is only not paused any more. */
export async function resumeDesk(trx: WriteHandle, { counterId, personId }: Desk): Promise<void> {
  await trx
    .updateTable('counter')
    .set({ paused_at: null, pause_reason: null, ...(personId === null ? {} : { away_at: null }) })
    .where('id', '=', counterId)
    .execute()
  if (personId === null) return
  await trx.updateTable('person').set({ away_at: null }).where('id', '=', personId).execute()
}
