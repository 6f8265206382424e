import { shallowRef } from 'vue'
import { defineStore } from 'pinia'
import type { Answer } from '#contract/views.ts'
import { settle } from './api.ts'

const pause = 150

/**
 * Commands of this window, one at a time: while one is under way a second click does nothing. Every click has one
 * request id; if the data was busy or the answer got lost it is repeated once with the same id, which is harmless.
 */
export const useActions = defineStore('actions', () => {
  /** The name of the command under way. */
  const pending = shallowRef<string | null>(null)

  /**
   * @param name which command it is, for the button that shows it
   * @param ask makes the call with the request id of this click
   * @returns the answer, or null when another command is under way and nothing was asked
   */
  async function perform<T>(
    name: string,
    ask: (requestId: string) => Promise<Answer<T>>,
  ): Promise<Answer<T> | null> {
    if (pending.value !== null) return null
    pending.value = name
    const requestId = crypto.randomUUID()
    try {
      const answer = await settle(ask(requestId))
      if (answer.ok || !mayPassByItself(answer)) return answer
      await new Promise((resolve) => setTimeout(resolve, pause))
      return await settle(ask(requestId))
    } finally {
      pending.value = null
    }
  }

  return { pending, perform }
})

function mayPassByItself(answer: Answer<unknown> & { ok: false }): boolean {
  return answer.code === 'store.busy' || (answer.code === 'unexpected' && answer.reference === '—')
}
