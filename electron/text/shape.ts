import type { states } from './es/states.ts'

/** Same keys and parameters as the Spanish original, any wording: a missing or extra key does not compile. */
export type Translation<Original> = {
  readonly [Key in keyof Original]: Original[Key] extends string
    ? string
    : Original[Key] extends (...parameters: infer Parameters) => string
      ? (...parameters: Parameters) => string
      : Translation<Original[Key]>
}

interface Fields {
  'input.invalid': { field: string }
  'sender.unknown': object
  'station.forbidden': object
  'person.required': object
  'person.forbidden': object
  'session.locked': object
  'person.not_found': object
  'person.still_active': object
  'person.busy': { ticket: string; place: Place }
  'person.elsewhere': { place: Place }
  'pin.wrong': { left: number }
  'pin.locked_out': { until: number }
  'pin.missing': object
  'pin.weak': object
  'pin.code_wrong': object
  'pin.expired': object
  'pin.key_lost': object
  'office.missing': object
  'office.exists': { name: string }
  'office.prefix_used': { prefix: string }
  'office.number_used': { number: number }
  'office.without_manager': object
  'service.not_found': object
  'priority.not_found': object
  'counter.not_found': object
  'counter.busy': { ticket: string }
  'counter.without_services': { counter: number }
  'counter.in_use': { counter: number; by: string }
  'counter.paused': { since: number }
  'queue.empty': object
  'queue.cooling': { count: number; nextAt: number }
  'ticket.not_found': object
  'ticket.taken': { ticket: string; by: Place }
  'ticket.changed': { ticket: string; state: StateName }
  'ticket.cooling': { ticket: string; until: number }
  'ticket.elsewhere': { ticket: string; place: Place }
  'ticket.held_by': { ticket: string; by: string }
  'ticket.other_day': { ticket: string; day: string }
  'transfer.same_queue': { ticket: string }
  'line.not_found': object
  'line.duplicate': { service: string }
  'request.reused': object
  'reason.required': object
  'undo.nothing': object
  'undo.too_late': { minutes: number }
  'undo.not_yours': object
  'undo.changed': { ticket: string }
  'undo.counter_busy': { ticket: string }
  'alert.resolved': object
  'alert.said': object
  'alert.not_yours': object
  'alert.cancelled': object
  'alert.sender_alone': object
  'server.single': object
  'server.not_found': { host: string }
  'server.untrusted': { host: string }
  'server.plain': { host: string }
  'server.far': { host: string }
  'server.refused': { host: string }
  'server.rights': object
  'server.too_old': { version: string }
  'server.database_used': { database: string }
  'pairing.mistyped': object
  'pairing.over': object
  'pairing.no_authority': object
  'station.not_found': object
  'station.itself': object
  'station.without_role': object
  'store.unreadable': { file: string }
  'store.read_only': { file: string }
  'store.locked': { file: string }
  'store.foreign': { file: string }
  'store.newer': { file: string }
  'store.damaged': { file: string }
  'store.full': { file: string }
  'store.busy': object
  'store.unreachable': { file: string }
  'store.behind': { file: string }
  'store.outdated': object
  'store.dismissed': { file: string }
  'store.untrusted': { file: string }
  'store.no_credentials': { file: string }
  unexpected: { reference: string }
}

/** Where somebody works: a numbered counter, or a desk known by its person. */
export interface Place {
  readonly counter: number | null
  readonly person: string | null
}

type StateName = keyof typeof states

/** A sentence for every refusal code; `time` turns ms since the epoch into the office's hour ("10:42"). */
export type RefusalTexts = {
  readonly [Code in keyof Fields]: (fields: Fields[Code], time: (at: number) => string) => string
}
