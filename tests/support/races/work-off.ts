import { v7 } from 'uuid'
import { act, type Act } from './acts.ts'
import type { Station } from './station.ts'
import type { Answer } from './wire.ts'

/** A call that was confirmed, under the request it was asked with. */
export interface Confirmed {
  readonly requestId: string
  readonly ticketId: string
}

/** How long a station waits before it asks again, ms. */
const pauseMs = 40

/**
 * Calls one after the other and sends each home, until nobody waits. Whatever the store could not answer is asked again
 * under the same request id, as a window does when the person presses again.
 * @param call at whose counter
 */
export async function workOff(station: Station, { actor }: Act): Promise<Answer> {
  const confirmed: Confirmed[] = []
  let askedAgain = 0

  const untilAnswered = async (
    name: 'callNext' | 'leave',
    input: { requestId: string; ticketId?: string },
  ) => {
    for (;;) {
      const answer = await station.do(act(name, actor, input as { requestId: string; ticketId: string }))
      if (answer.ok || !answer.code.startsWith('store.')) return answer
      askedAgain += 1
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  }

  for (;;) {
    const requestId = v7()
    const called = await untilAnswered('callNext', { requestId })
    if (!called.ok)
      return called.code === 'queue.empty' ? { ok: true, value: { confirmed, askedAgain } } : called
    const { ticketId } = called.value as { readonly ticketId: string }
    confirmed.push({ requestId, ticketId })
    const left = await untilAnswered('leave', { requestId: v7(), ticketId })
    if (!left.ok) return left
  }
}
