import { nextTick } from 'vue'
import type { Bridge } from '#contract/bridge.ts'
import { settle } from '#shared/api.ts'

/**
 * Tells the office which calls the hall has really shown, once per call: waiting times "on the way" and "not here"
 * count from that moment (domain.md §2).
 */
export function createAnnouncer(display: Pick<Bridge['display'], 'announced'>) {
  const told = new Set<string>()

  async function tell(callId: string): Promise<void> {
    if (told.has(callId)) return
    told.add(callId)
    const answer = await settle(display.announced({ callId }))
    // Busy or lost: the next picture tries again. Any other refusal (an undone call) is final.
    if (!answer.ok && (answer.code === 'store.busy' || answer.code === 'unexpected')) told.delete(callId)
  }

  /** Call it when the screen's data changed; it waits for the paint. @param callIds in the order they were made */
  return async function announce(callIds: readonly string[]): Promise<void> {
    await nextTick()
    await painted()
    for (const callId of callIds) await tell(callId)
  }
}

/** The first frame carries the change, the second begins when the first is on the screen. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
  })
}
