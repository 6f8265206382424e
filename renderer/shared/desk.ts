import { computed, shallowRef, watch } from 'vue'
import { defineStore } from 'pinia'
import type { Answer } from '#contract/views.ts'
import { useActions } from './actions.ts'
import { useBridge } from './api.ts'
import { useLive } from './live.ts'
import { useNotices } from './notices.ts'
import { useNow } from './ticker.ts'

const lookAgainMs = 10_000

/** What an action is done to: enough for the call and for the sentences about it. */
export interface TicketInHand {
  readonly ticketId: string
  readonly label: string
}

/** A command that waits for its reason in a dialog. */
export interface ReasonAsked {
  readonly why: 'attend' | 'return' | 'void'
  readonly ticket: TicketInHand
}

/** One desk, its ticket in hand and everything that can be done to a ticket there. Refusals go to the notices. */
export const useDesk = defineStore('desk', () => {
  const bridge = useBridge()
  const actions = useActions()
  const notices = useNotices()
  const live = useLive(['tickets', 'session', 'office'], () => bridge.desk.current({}))
  // A cool-down ends without anything being written, so nobody announces it.
  const now = useNow()
  watch(
    () => Math.floor(now.value / lookAgainMs),
    () => (live.data.value?.cooling ?? 0) > 0 && live.reload(),
  )
  const open = computed(() => live.data.value?.open ?? null)
  const undoOffer = computed(() => live.data.value?.undo ?? null)
  const asked = shallowRef<ReasonAsked | null>(null)

  /** Runs one command; returns its value, or null when it was refused (and shown) or blocked. */
  async function command<T>(
    name: string,
    ask: (requestId: string) => Promise<Answer<T>>,
  ): Promise<{ readonly value: T } | null> {
    const answer = await actions.perform(name, ask)
    if (answer === null) return null
    notices.clear()
    if (answer.ok) return { value: answer.value }
    notices.refused(answer)
    return null
  }

  const onTicket =
    (method: 'start' | 'notHere' | 'finish' | 'leave' | 'callAgain' | 'greet' | 'back') =>
    ({ ticketId }: TicketInHand) =>
      command(method, (requestId): Promise<Answer<unknown>> =>
        bridge.tickets[method]({ requestId, ticketId }),
      )

  /** Serves somebody who waits; passing others needs a reason, which the main process asks for. */
  async function attend(ticket: TicketInHand, reason: string | null = null): Promise<void> {
    const { ticketId } = ticket
    const answer = await actions.perform('attend', (requestId) =>
      bridge.tickets.attend({ requestId, ticketId, reason }),
    )
    if (answer === null) return
    notices.clear()
    if (!answer.ok && answer.code === 'reason.required' && reason === null)
      asked.value = { why: 'attend', ticket }
    else if (!answer.ok) notices.refused(answer)
  }

  /** Opens the dialog for the reason; `confirm` goes on. */
  function askReason(why: ReasonAsked['why'], ticket: TicketInHand): void {
    asked.value = { why, ticket }
  }

  /** The reason has been given: closes the dialog and does it. */
  async function confirm(reason: string): Promise<void> {
    const what = asked.value
    asked.value = null
    if (what === null) return
    const { ticketId } = what.ticket
    if (what.why === 'attend') await attend(what.ticket, reason)
    else if (what.why === 'return')
      await command('return', (requestId) => bridge.tickets.return({ requestId, ticketId, reason }))
    else await command('void', (requestId) => bridge.tickets.void({ requestId, ticketId, reason }))
  }

  /** Takes back the last step of this desk. */
  async function undo(): Promise<void> {
    const offer = undoOffer.value
    if (offer !== null) await undoEvent(offer.ticketId, offer.eventId)
  }

  /** Takes back one known step, as after issuing a ticket. */
  const undoEvent = (
    ticketId: string,
    eventId: string,
  ): Promise<{ readonly value: { readonly label: string } } | null> =>
    command('undo', (requestId) => bridge.tickets.undo({ requestId, ticketId, eventId }))

  return {
    view: live.data,
    refusal: live.refusal,
    first: live.first,
    reload: live.reload,
    open,
    undoOffer,
    asked,
    callNext: () => command('callNext', (requestId) => bridge.tickets.callNext({ requestId })),
    start: onTicket('start'),
    notHere: onTicket('notHere'),
    finish: onTicket('finish'),
    leave: onTicket('leave'),
    callAgain: onTicket('callAgain'),
    greet: onTicket('greet'),
    back: onTicket('back'),
    command,
    attend,
    askReason,
    confirm,
    undo,
    undoEvent,
  }
})
