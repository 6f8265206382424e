import { isBefore } from './queue-order.ts'
import type { TicketState } from './ticket-state.ts'

/** How a visit entered the queue. Issued face to face means greeted (domain.md §3). */
export type Channel = 'door' | 'reception' | 'counter' | 'kiosk' | 'phone' | 'appointment'

/** Channels where a person of the staff hands the ticket over, which is the greeting. */
export function isFaceToFace(channel: Channel): boolean {
  return channel === 'door' || channel === 'reception' || channel === 'counter'
}

/** One visit. Times are milliseconds since the epoch in the store's clock. */
export interface Ticket {
  readonly id: string
  readonly businessDay: string
  readonly prefix: string
  readonly number: number
  readonly channel: Channel
  readonly arrivalAt: number
  /** Time of the appointment, or null for a walk-in. */
  readonly appointmentAt: number | null
  readonly priorityId: string
  /** Strict priorities come before every head start (domain.md §2). */
  readonly strict: boolean
  readonly accurate: boolean
  readonly volatile: TicketVolatile
}

/** The part that transitions change, and that an undo puts back as it was. */
export interface TicketVolatile {
  readonly state: TicketState
  /** What the client waits for, or is served in, now. */
  readonly serviceId: string
  readonly counterId: string | null
  readonly personId: string | null
  /** Arrival, or the time of return: what the order counts from. */
  readonly baseAt: number
  /** base − head start: smallest is next. */
  readonly queueAt: number
  /** Until when a client who was not here is not called again; null when callable. */
  readonly coolUntil: number | null
  readonly notHereCount: number
  readonly callCount: number
  /** Waits for this counter in particular, or for this person; both null for whoever serves the service. */
  readonly targetCounterId: string | null
  readonly targetPersonId: string | null
  /** Whose hold it is; null while held means shared. */
  readonly heldById: string | null
}

/** The number as everybody says and prints it: `A-012`, growing a digit beyond 999 (domain.md §2). */
export function ticketLabel(ticket: { readonly prefix: string; readonly number: number }): string {
  return `${ticket.prefix}-${String(ticket.number).padStart(3, '0')}`
}

/** Whether one ticket stands before another in the order of domain.md §2; none stands before itself. */
export function standsBefore(one: Ticket, other: Ticket): boolean {
  return isBefore({ ...one, ...one.volatile }, { ...other, ...other.volatile })
}
