import type { Refusal, RefusalCode } from '#domain/refusal.ts'

const ticket = 'A-012'
const place = { counter: 2, person: 'Jorge Sosa' }
const file = '/home/recepción/antesala.sqlite'

/** One of each refusal, with values that can be found again in its sentence. The types keep the list complete. */
export const everyRefusal: { readonly [Code in RefusalCode]: Extract<Refusal, { readonly code: Code }> } = {
  'input.invalid': { code: 'input.invalid', field: 'personName' },
  'sender.unknown': { code: 'sender.unknown' },
  'station.forbidden': { code: 'station.forbidden' },
  'person.required': { code: 'person.required' },
  'person.forbidden': { code: 'person.forbidden' },
  'person.not_found': { code: 'person.not_found' },
  'person.busy': { code: 'person.busy', ticket, place },
  'person.elsewhere': { code: 'person.elsewhere', place },
  'office.missing': { code: 'office.missing' },
  'office.exists': { code: 'office.exists', name: 'Registro Civil' },
  'office.prefix_used': { code: 'office.prefix_used', prefix: 'AB' },
  'office.number_used': { code: 'office.number_used', number: 37 },
  'service.not_found': { code: 'service.not_found' },
  'priority.not_found': { code: 'priority.not_found' },
  'counter.not_found': { code: 'counter.not_found' },
  'counter.busy': { code: 'counter.busy', ticket },
  'counter.without_services': { code: 'counter.without_services', counter: 37 },
  'counter.in_use': { code: 'counter.in_use', counter: 37, by: 'Jorge Sosa' },
  'queue.empty': { code: 'queue.empty' },
  'queue.cooling': { code: 'queue.cooling', count: 37, nextAt: 0 },
  'ticket.not_found': { code: 'ticket.not_found' },
  'ticket.taken': { code: 'ticket.taken', ticket, by: place },
  'ticket.changed': { code: 'ticket.changed', ticket, state: 'finished' },
  'ticket.cooling': { code: 'ticket.cooling', ticket, until: 0 },
  'ticket.elsewhere': { code: 'ticket.elsewhere', ticket, place },
  'reason.required': { code: 'reason.required' },
  'undo.nothing': { code: 'undo.nothing' },
  'undo.too_late': { code: 'undo.too_late', minutes: 37 },
  'undo.not_yours': { code: 'undo.not_yours' },
  'undo.changed': { code: 'undo.changed', ticket },
  'undo.counter_busy': { code: 'undo.counter_busy', ticket },
  'store.unreadable': { code: 'store.unreadable', file },
  'store.read_only': { code: 'store.read_only', file },
  'store.locked': { code: 'store.locked', file },
  'store.foreign': { code: 'store.foreign', file },
  'store.newer': { code: 'store.newer', file },
  'store.damaged': { code: 'store.damaged', file },
  'store.full': { code: 'store.full', file },
  'store.busy': { code: 'store.busy' },
  unexpected: { code: 'unexpected', reference: 'ab12' },
}
