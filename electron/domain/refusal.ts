import type { TicketState } from './ticket-state.ts'

/** Where somebody works: a numbered counter, or a desk known by its person. */
export interface Place {
  readonly counter: number | null
  readonly person: string | null
}

/**
 * Everything the product may refuse, as a closed union. Each code has one Spanish and one English sentence
 * (electron/text/{es,en}/refusals.ts) that says what happened and what to do. The fields are what the
 * sentence needs; they never hold more than the person who asked may see.
 */
export type Refusal =
  | { readonly code: 'input.invalid'; readonly field: string }
  | { readonly code: 'sender.unknown' }
  | { readonly code: 'station.forbidden' }
  | { readonly code: 'person.required' }
  | { readonly code: 'person.forbidden' }
  | { readonly code: 'session.locked' }
  | { readonly code: 'person.not_found' }
  | { readonly code: 'person.still_active' }
  | { readonly code: 'person.busy'; readonly ticket: string; readonly place: Place }
  | { readonly code: 'person.elsewhere'; readonly place: Place }
  | { readonly code: 'pin.wrong'; readonly left: number }
  | { readonly code: 'pin.locked_out'; readonly until: number }
  | { readonly code: 'pin.missing' }
  | { readonly code: 'pin.weak' }
  | { readonly code: 'pin.code_wrong' }
  | { readonly code: 'pin.expired' }
  | { readonly code: 'pin.key_lost' }
  | { readonly code: 'office.missing' }
  | { readonly code: 'office.exists'; readonly name: string }
  | { readonly code: 'office.prefix_used'; readonly prefix: string }
  | { readonly code: 'office.number_used'; readonly number: number }
  | { readonly code: 'office.without_manager' }
  | { readonly code: 'service.not_found' }
  | { readonly code: 'priority.not_found' }
  | { readonly code: 'counter.not_found' }
  | { readonly code: 'counter.busy'; readonly ticket: string }
  | { readonly code: 'counter.without_services'; readonly counter: number }
  | { readonly code: 'counter.in_use'; readonly counter: number; readonly by: string }
  | { readonly code: 'counter.paused'; readonly since: number }
  | { readonly code: 'queue.empty' }
  | { readonly code: 'queue.cooling'; readonly count: number; readonly nextAt: number }
  | { readonly code: 'ticket.not_found' }
  | { readonly code: 'ticket.taken'; readonly ticket: string; readonly by: Place }
  | { readonly code: 'ticket.changed'; readonly ticket: string; readonly state: TicketState }
  | { readonly code: 'ticket.cooling'; readonly ticket: string; readonly until: number }
  | { readonly code: 'ticket.elsewhere'; readonly ticket: string; readonly place: Place }
  | { readonly code: 'ticket.held_by'; readonly ticket: string; readonly by: string }
  | { readonly code: 'ticket.other_day'; readonly ticket: string; readonly day: string }
  | { readonly code: 'transfer.same_queue'; readonly ticket: string }
  | { readonly code: 'line.not_found' }
  | { readonly code: 'line.duplicate'; readonly service: string }
  | { readonly code: 'request.reused' }
  | { readonly code: 'reason.required' }
  | { readonly code: 'undo.nothing' }
  | { readonly code: 'undo.too_late'; readonly minutes: number }
  | { readonly code: 'undo.not_yours' }
  | { readonly code: 'undo.changed'; readonly ticket: string }
  | { readonly code: 'undo.counter_busy'; readonly ticket: string }
  | { readonly code: 'alert.resolved' }
  | { readonly code: 'alert.said' }
  | { readonly code: 'alert.not_yours' }
  | { readonly code: 'alert.cancelled' }
  | { readonly code: 'alert.sender_alone' }
  | { readonly code: 'server.single' }
  | { readonly code: 'server.not_found'; readonly host: string }
  | { readonly code: 'server.untrusted'; readonly host: string }
  | { readonly code: 'server.plain'; readonly host: string }
  | { readonly code: 'server.far'; readonly host: string }
  | { readonly code: 'server.refused'; readonly host: string }
  | { readonly code: 'server.rights' }
  | { readonly code: 'server.too_old'; readonly version: string }
  | { readonly code: 'server.database_used'; readonly database: string }
  | { readonly code: 'pairing.mistyped' }
  | { readonly code: 'pairing.over' }
  | { readonly code: 'pairing.no_authority' }
  | { readonly code: 'station.not_found' }
  | { readonly code: 'station.itself' }
  | { readonly code: 'station.without_role' }
  | StoreRefusal
  | { readonly code: 'unexpected'; readonly reference: string }

/** Why the database file cannot be used; `file` is the path a person would look for. */
export type StoreRefusal =
  | { readonly code: 'store.unreadable'; readonly file: string }
  | { readonly code: 'store.read_only'; readonly file: string }
  | { readonly code: 'store.locked'; readonly file: string }
  | { readonly code: 'store.foreign'; readonly file: string }
  | { readonly code: 'store.newer'; readonly file: string }
  | { readonly code: 'store.damaged'; readonly file: string }
  | { readonly code: 'store.full'; readonly file: string }
  | { readonly code: 'store.busy' }
  | { readonly code: 'store.unreachable'; readonly file: string }
  | { readonly code: 'store.behind'; readonly file: string }
  | { readonly code: 'store.outdated' }
  | { readonly code: 'store.dismissed'; readonly file: string }
  | { readonly code: 'store.untrusted'; readonly file: string }
  | { readonly code: 'store.no_credentials'; readonly file: string }

export type RefusalCode = Refusal['code']
