import { isTransitionEvent, type EventKind, type TransitionEvent } from './events.ts'
import { accept, refuse, type Result } from './result.ts'

/** What undo looks at of a ticket's history, oldest first. */
export interface HistoryEntry {
  readonly id: string
  readonly kind: EventKind
  /** ms since the epoch. */
  readonly at: number
  readonly personId: string | null
  /** For `ticket.undone`: the event that was taken back. */
  readonly undoes: string | null
}

export interface UndoRequest {
  /** The event the screen offered to undo. */
  readonly eventId: string
  readonly personId: string | null
  readonly now: number
  readonly undoWindowMs: number
  /** For the sentence: `A-012`. */
  readonly label: string
}

export type UndoableEntry = HistoryEntry & { readonly kind: TransitionEvent }

/** What the program notes by itself, and an undo of somebody else's note: nobody did anything to the ticket. */
const harmless: readonly EventKind[] = [
  'ticket.undone',
  'call.announced',
  'ticket.inaccurate',
  'ticket.shared',
]

/**
 * What was done last to a ticket, if that was a transition: a recall, a greeting or a corrected service line since
 * then is something that happened, and an undo would hide it (domain.md §2, "Undo").
 */
export function lastTransition(history: readonly HistoryEntry[]): UndoableEntry | null {
  const undone = new Set(history.map((entry) => entry.undoes).filter((id) => id !== null))
  const last = history.findLast((entry) => !harmless.includes(entry.kind) && !undone.has(entry.id))
  return last === undefined || !isTransitionEvent(last.kind) ? null : (last as UndoableEntry)
}

/**
 * Decides an undo (domain.md §2): only the last transition, only by whoever did it, only within the window.
 * @returns the entry to take back. Refuses `undo.nothing`, `undo.changed` (something happened since),
 * `undo.not_yours`, `undo.too_late`. That the counter is free is checked by the caller, who can see it.
 */
export function decideUndo(history: readonly HistoryEntry[], request: UndoRequest): Result<UndoableEntry> {
  const last = lastTransition(history)
  if (last === null) {
    const asked = history.find((entry) => entry.id === request.eventId)
    return asked !== undefined && isTransitionEvent(asked.kind)
      ? refuse({ code: 'undo.changed', ticket: request.label })
      : refuse({ code: 'undo.nothing' })
  }
  if (last.id !== request.eventId) return refuse({ code: 'undo.changed', ticket: request.label })
  if (last.personId !== request.personId) return refuse({ code: 'undo.not_yours' })
  if (last.kind === 'ticket.not_served') return refuse({ code: 'undo.nothing' })
  if (request.now - last.at > request.undoWindowMs)
    return refuse({ code: 'undo.too_late', minutes: Math.round(request.undoWindowMs / 60_000) })
  return accept(last)
}
