/** Every kind of entry in a station's event chain (domain.md §7). Payloads hold ids, enums and numbers only. */
export const ticketTransitionEvents = [
  'ticket.issued',
  'ticket.called',
  'ticket.called_out_of_order',
  'ticket.attended',
  'ticket.attended_out_of_order',
  'ticket.started',
  'ticket.not_here',
  'ticket.no_show',
  'ticket.returned',
  'ticket.held',
  'ticket.resumed',
  'ticket.released',
  'ticket.transferred',
  'ticket.reactivated',
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
  | 'ticket.shared'
  | 'ticket.line_added'
  | 'ticket.line_corrected'
  | 'ticket.line_taken_up'
  | 'ticket.greeted'
  | 'ticket.inaccurate'
  | 'call.announced'
  | 'office.created'
  | 'counter.paused'
  | 'counter.resumed'
  | 'person.added'
  | 'person.signed_in'
  | 'person.signed_out'
  | 'person.locked'
  | 'person.unlocked'
  | 'person.refused'
  | 'person.pin_set'
  | 'person.start_code_given'
  | 'person.recovered'
  | 'person.recovery_code_given'
  | 'personal.erased'
  | 'station.paired'
  | 'station.joined'
  | 'station.dismissed'
  | 'day.closed'
  | 'clock.moved'

/** Whether an event moved a ticket from one state to another, and can therefore be undone. */
export function isTransitionEvent(kind: EventKind): kind is TransitionEvent {
  return (ticketTransitionEvents as readonly EventKind[]).includes(kind)
}
