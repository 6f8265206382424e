import { isTransitionEvent, type EventKind, type TransitionEvent } from './events.ts'
import type { TicketState } from './ticket-state.ts'

/** Where each transition ends (domain.md §2). */
const ends: Readonly<Record<TransitionEvent, TicketState>> = {
  'ticket.issued': 'waiting',
  'ticket.called': 'called',
  'ticket.called_out_of_order': 'called',
  'ticket.attended': 'serving',
  'ticket.attended_out_of_order': 'serving',
  'ticket.started': 'serving',
  'ticket.not_here': 'waiting',
  'ticket.no_show': 'no_show',
  'ticket.returned': 'waiting',
  'ticket.held': 'held',
  'ticket.resumed': 'serving',
  'ticket.released': 'waiting',
  'ticket.transferred': 'waiting',
  'ticket.reactivated': 'waiting',
  'ticket.finished': 'finished',
  'ticket.left': 'left',
  'ticket.voided': 'voided',
  'ticket.not_served': 'not_served',
}

/** What is looked at of an event about a ticket. */
export interface RecordedStep {
  readonly id: string
  readonly kind: EventKind
  /** ms since the epoch. */
  readonly at: number
  /** For `ticket.undone`: the event that was taken back. */
  readonly undoes: string | null
}

/** A state that a ticket was in, and since when, as its events tell it. */
export interface RecordedState {
  readonly state: TicketState
  /** ms since the epoch. */
  readonly at: number
}

/**
 * The states a ticket has been in by its events, without what was taken back: one for each non-void leg. An issue that
 * was taken back leaves a voided ticket (domain.md §2, "Undo").
 */
export function recordedStates(history: readonly RecordedStep[]): RecordedState[] {
  const undone = new Map(
    history.flatMap(({ undoes, at }) => (undoes === null ? [] : [[undoes, at] as const])),
  )
  return history.flatMap(({ id, kind, at }): RecordedState[] => {
    if (!isTransitionEvent(kind)) return []
    const takenBackAt = undone.get(id)
    const state = { state: ends[kind], at }
    if (takenBackAt === undefined) return [state]
    return kind === 'ticket.issued' ? [state, { state: 'voided', at: takenBackAt }] : []
  })
}
