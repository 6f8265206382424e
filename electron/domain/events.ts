/** Every kind of entry in a station's event chain (domain.md §7). Payloads hold ids, enums and numbers only. */
export const ticketTransitionEvents = [
  'ticket.issued',
  'ticket.called',
  'ticket.attended',
  'ticket.started',
  'ticket.not_here',
  'ticket.no_show',
  'ticket.returned',
  'ticket.finished',
  'ticket.left',
  'ticket.voided',
  'ticket.not_served',
] as const

export type TransitionEvent = (typeof ticketTransitionEvents)[number]

export type EventKind =
  | TransitionEvent
  | 'ticket.undone'
  | 'ticket.recalled'
  | 'ticket.back'
  | 'ticket.greeted'
  | 'ticket.inaccurate'
  | 'call.announced'
  | 'office.created'
  | 'counter.opened'
  | 'counter.closed'
  | 'person.signed_in'
  | 'person.signed_out'
  | 'clock.moved'

/** Whether an event moved a ticket from one state to another, and can therefore be undone. */
export function isTransitionEvent(kind: EventKind): kind is TransitionEvent {
  return (ticketTransitionEvents as readonly EventKind[]).includes(kind)
}
