import type { StaffRole } from '../people.ts'

/** Never shown where the sender is (silent), or shown everywhere (audible). */
export const alertModes = ['silent', 'audible'] as const
export type AlertMode = (typeof alertModes)[number]

/** A real alert always replaces a rehearsal: a drill of the office, or the monthly test of one station's key. */
export const alertKinds = ['real', 'drill', 'test'] as const
export type AlertKind = (typeof alertKinds)[number]

/** How it was raised (domain.md §6). */
export const alertTriggers = ['hold', 'shortcut', 'script', 'duress', 'button'] as const
export type AlertTrigger = (typeof alertTriggers)[number]

/** What a responder has said, in this order; steps may be skipped, never taken back. */
export const answerSteps = ['acknowledged', 'on_the_way', 'on_the_spot'] as const
export type AnswerStep = (typeof answerSteps)[number]

/** What a station has done with it, in this order; each is true of that station, and none is inferred. */
export const receiptSteps = ['sent', 'received', 'displayed', 'acknowledged'] as const
export type ReceiptStep = (typeof receiptSteps)[number]

/** What it turned out to be. */
export const alertOutcomes = ['real', 'false', 'drill', 'test'] as const
export type AlertOutcome = (typeof alertOutcomes)[number]

interface Fact {
  /** UUIDv7 of the fact itself: the same one that comes by two ways is one. */
  readonly id: string
  readonly alertId: string
  /** ms since the epoch, by the office's clock as well as whoever said it knew it. */
  readonly at: number
}

/** The alert itself: everything that must be known to act, in one piece. */
export interface Raised extends Fact {
  readonly kind: 'raised'
  readonly mode: AlertMode
  readonly alertKind: AlertKind
  readonly trigger: AlertTrigger
  readonly stationId: string
  readonly zoneId: string
  /** Null when nobody was signed in. */
  readonly personId: string | null
  readonly ticketId: string | null
}

export interface Answered extends Fact {
  readonly kind: 'answered'
  readonly personId: string
  readonly stationId: string
  readonly step: AnswerStep
}

/** The sender took it back. Under duress the sender is shown "cancelled", and security what it was. */
export interface Cancelled extends Fact {
  readonly kind: 'cancelled'
  readonly underDuress: boolean
}

/** A cancelled alert was looked after: somebody has gone and seen. */
export interface FollowedUp extends Fact {
  readonly kind: 'followed_up'
  readonly personId: string
}

export interface Resolved extends Fact {
  readonly kind: 'resolved'
  readonly personId: string
  readonly roles: readonly StaffRole[]
  readonly outcome: AlertOutcome
  readonly policeCalled: boolean
  readonly injuries: boolean
}

export interface Receipted extends Fact {
  readonly kind: 'receipted'
  readonly stationId: string
  readonly step: ReceiptStep
}

/**
 * Everything that is ever said of an alert. Facts come through the store and over the direct link, twice, late and in
 * any order; an alert is what all of them together say (`alertOf`), so that every station comes to the same.
 */
export type AlertFact = Raised | Answered | Cancelled | FollowedUp | Resolved | Receipted
