import type { EventKind } from '#domain/events.ts'
import type { LegFault } from '#domain/legs.ts'
import type { PersonalField } from '#domain/personal.ts'

/** An event that something is wrong with, as a person would look it up. */
export interface EventPlace {
  readonly stationId: string
  readonly seq: number
  readonly id: string
  readonly kind: EventKind
}

/** A place in a chain where there should be an event. */
interface GapPlace {
  readonly stationId: string
  readonly seq: number
}

interface SealPlace {
  readonly position: number
  /** ms since the epoch. */
  readonly at: number
}

interface TextPlace {
  readonly subject: string
  readonly field: PersonalField
  /** The event that holds its digest. */
  readonly event: EventPlace
}

/** What a ticket does not agree with its history in. */
export type TicketFault = 'missing' | 'number' | 'state' | 'times' | LegFault

/** One thing that is not as it was written; each names the row (domain.md §7). */
export type Fault =
  /** Its content does not give its hash. */
  | ({ readonly code: 'event_changed' } & EventPlace)
  /** `count` events from `seq` on are not there. */
  | ({ readonly code: 'event_missing'; readonly count: number } & GapPlace)
  /** It was written under another number. */
  | ({ readonly code: 'event_reordered'; readonly was: number } & EventPlace)
  /** It is whole, but does not follow the one before it. */
  | ({ readonly code: 'chain_broken' } & EventPlace)
  /** The head names `seq`; the last event there is has the number `last`. */
  | {
      readonly code: 'head_wrong'
      readonly stationId: string
      readonly seq: number | null
      readonly last: number
    }
  /** Changed, or one before it is missing. */
  | ({ readonly code: 'seal_broken' } & SealPlace)
  /** The seal recorded another hash for that event: the chain was written anew after the seal. */
  | ({ readonly code: 'chain_rewritten' } & SealPlace & GapPlace)
  /** A seal on paper that the store does not have. */
  | { readonly code: 'seal_missing'; readonly seal: string }
  /** The text is not the one that was marked. */
  | ({ readonly code: 'personal_changed' } & TextPlace)
  /** The text is gone, and no erasure says why. */
  | ({ readonly code: 'personal_unknown' } & TextPlace)
  /** An erasure that no event tells of. */
  | { readonly code: 'erasure_unknown'; readonly subject: string }
  | {
      readonly code: 'ticket_disagrees'
      readonly ticketId: string
      readonly label: string
      readonly what: TicketFault
    }
  /** A number has no ticket, or the counter row is not at the last one. */
  | { readonly code: 'numbers_disagree'; readonly businessDay: string; readonly prefix: string }

export type FaultCode = Fault['code']

/** Collects faults; a store that is all wrong must not fill the memory. */
export class Faults {
  readonly found: Fault[] = []
  /** How many there were besides those in `found`. */
  more = 0
  readonly #limit: number

  constructor(limit: number) {
    this.#limit = limit
  }

  add(fault: Fault): void {
    if (this.found.length < this.#limit) this.found.push(fault)
    else this.more += 1
  }
}
