import type { EventKind } from '#domain/events.ts'
import type { Topic } from '../office-context.ts'

/** Everything that another station can have changed. */
export const allTopics = ['tickets', 'office', 'session', 'stations'] as const satisfies readonly Topic[]

const tickets = ['tickets'] as const
const desks = ['tickets', 'office'] as const
const people = ['tickets', 'office', 'session'] as const
const secrets = ['session'] as const
const stations = ['stations'] as const

/** What an event changes on the screens of stations that did not write it: as much as on the one that did. */
const topicsOf = {
  'ticket.issued': tickets,
  'ticket.called': tickets,
  'ticket.called_out_of_order': tickets,
  'ticket.attended': tickets,
  'ticket.attended_out_of_order': tickets,
  'ticket.started': tickets,
  'ticket.not_here': tickets,
  'ticket.no_show': tickets,
  'ticket.returned': tickets,
  'ticket.held': tickets,
  'ticket.resumed': tickets,
  'ticket.released': tickets,
  'ticket.transferred': tickets,
  'ticket.reactivated': tickets,
  'ticket.finished': tickets,
  'ticket.left': tickets,
  'ticket.voided': tickets,
  'ticket.not_served': tickets,
  'ticket.undone': tickets,
  'ticket.recalled': tickets,
  'ticket.back': tickets,
  'ticket.shared': tickets,
  'ticket.line_added': tickets,
  'ticket.line_corrected': tickets,
  'ticket.line_taken_up': tickets,
  'ticket.greeted': tickets,
  'ticket.inaccurate': tickets,
  'call.announced': tickets,
  'office.created': allTopics,
  'counter.paused': desks,
  'counter.resumed': desks,
  'person.added': people,
  'person.signed_in': people,
  'person.signed_out': people,
  'person.locked': secrets,
  'person.unlocked': secrets,
  'person.refused': secrets,
  'person.pin_set': secrets,
  'person.start_code_given': secrets,
  'person.recovered': people,
  'person.recovery_code_given': secrets,
  'personal.erased': people,
  'station.paired': stations,
  'station.joined': stations,
  'station.dismissed': stations,
  'day.closed': tickets,
  'clock.moved': ['tickets', 'office', 'session'],
} as const satisfies Record<EventKind, readonly Topic[]>

/**
 * What to read again after some events, each topic once. One that this version does not know yet, written by a newer
 * station, may be about anything.
 */
export function topicsOfEvents(kinds: Iterable<EventKind>): Topic[] {
  const found = new Set<Topic>()
  for (const kind of kinds)
    for (const topic of Object.hasOwn(topicsOf, kind) ? topicsOf[kind] : allTopics) found.add(topic)
  return [...found]
}
