import { computed, shallowRef, watch } from 'vue'
import { defineStore } from 'pinia'
import type { Answer } from '#contract/views.ts'
import { useActions } from './actions.ts'
import { useBridge } from './api.ts'
import { useLive } from './live.ts'
import { useMay } from './may.ts'
import { useNotices } from './notices.ts'
import { useStation } from './station.ts'
import { useSheets, type ReasonAsked, type TicketInHand } from './sheets.ts'
import { useNow } from './ticker.ts'

const lookAgainMs = 10_000
const lookAnywayMs = 60_000

type PlainCommand =
  'start' | 'notHere' | 'finish' | 'leave' | 'callAgain' | 'greet' | 'back' | 'resume' | 'release'

/** One desk, its ticket in hand and everything that can be done to a ticket there. Refusals go to the notices. */
export const useDesk = defineStore('desk', () => {
  const bridge = useBridge()
  const actions = useActions()
  const notices = useNotices()
  const sheets = useSheets()
  const station = useStation()
  const may = useMay()
  const live = useLive(['tickets', 'session', 'office'], () => bridge.desk.current({}))
  // A cool-down ends, and a ticket opens to everybody, without anything being written: nobody announces it.
  const now = useNow()
  watch(
    () => Math.floor(now.value / lookAgainMs),
    () => (live.data.value?.cooling ?? 0) > 0 && live.reload(),
  )
  watch(
    () => Math.floor(now.value / lookAnywayMs),
    () => live.data.value !== null && live.reload(),
  )
  const open = computed(() => live.data.value?.open ?? null)
  const undoOffer = computed(() => (may('tickets.undo') ? (live.data.value?.undo ?? null) : null))
  const paused = computed(() => live.data.value?.paused ?? null)
  const held = computed(() => live.data.value?.held ?? [])
  /** The ticket that was reactivated last, and whether it kept its old place. */
  const reactivated = shallowRef<{ readonly ticketId: string; readonly keptPlace: boolean } | null>(null)

  // A sheet about the ticket in hand ends with it: what it would ask for is no longer possible.
  watch(
    () => open.value?.ticketId,
    (_, before) => {
      const { current } = sheets
      if (
        before !== undefined &&
        current !== null &&
        'ticket' in current &&
        current.ticket.ticketId === before
      )
        sheets.close()
    },
  )

  /** Runs one command; returns its value, or null when it was refused (and shown), blocked, or cannot be written now. */
  async function command<T>(
    name: string,
    ask: (requestId: string) => Promise<Answer<T>>,
  ): Promise<{ readonly value: T } | null> {
    if (station.stop()) return null
    const answer = await actions.perform(name, ask)
    if (answer === null) return null
    notices.clear()
    if (answer.ok) return { value: answer.value }
    notices.refused(answer)
    return null
  }

  const onTicket =
    (method: PlainCommand) =>
    ({ ticketId }: TicketInHand) =>
      command(method, (requestId): Promise<Answer<unknown>> =>
        bridge.tickets[method]({ requestId, ticketId }),
      )

  /** Serves somebody who waits; passing others needs a reason, which the main process asks for. */
  async function attend(ticket: TicketInHand, reason: string | null = null): Promise<void> {
    if (station.stop()) return
    const { ticketId } = ticket
    const answer = await actions.perform('attend', (requestId) =>
      bridge.tickets.attend({ requestId, ticketId, reason }),
    )
    if (answer === null) return
    notices.clear()
    if (!answer.ok && answer.code === 'reason.required' && reason === null) askReason('attend', ticket)
    else if (!answer.ok) notices.refused(answer)
  }

  /** Opens the dialog for the reason; `confirm` goes on. */
  function askReason(why: ReasonAsked['why'], ticket: TicketInHand): void {
    if (station.stop()) return
    sheets.open({ kind: 'reason', why, ticket })
  }

  /** The reason has been given: closes the dialog and does it. */
  async function confirm(reason: string): Promise<void> {
    const asked = sheets.current
    if (asked?.kind !== 'reason') return
    sheets.close()
    const { ticketId } = asked.ticket
    if (asked.why === 'attend') return attend(asked.ticket, reason)
    const method = asked.why === 'call' ? 'callChosen' : asked.why
    await command(method, (requestId): Promise<Answer<unknown>> =>
      bridge.tickets[method]({ requestId, ticketId, reason }),
    )
  }

  /** Brings back a client who did not come or had left. */
  async function reactivate({ ticketId }: TicketInHand): Promise<boolean> {
    const done = await command('reactivate', (requestId) =>
      bridge.tickets.reactivate({ requestId, ticketId }),
    )
    if (done !== null) reactivated.value = { ticketId, keptPlace: done.value.keptPlace }
    return done !== null
  }

  /** Opens the question why the counter stops; with a ticket in hand it says that this comes first. */
  function askPause(): void {
    if (station.stop()) return
    if (open.value === null) sheets.open({ kind: 'pause' })
    else notices.refused({ ok: false, code: 'counter.busy', ticket: open.value.label })
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
    paused,
    held,
    reactivated,
    callNext: () => command('callNext', (requestId) => bridge.tickets.callNext({ requestId })),
    resumeWork: () => command('resumeWork', (requestId) => bridge.desk.resume({ requestId })),
    start: onTicket('start'),
    notHere: onTicket('notHere'),
    finish: onTicket('finish'),
    leave: onTicket('leave'),
    callAgain: onTicket('callAgain'),
    greet: onTicket('greet'),
    back: onTicket('back'),
    resume: onTicket('resume'),
    release: onTicket('release'),
    command,
    attend,
    askReason,
    confirm,
    reactivate,
    askPause,
    undo,
    undoEvent,
  }
})
