import { compareQueuePlaces, type QueuePlace } from './queue-order.ts'

/** Why a ticket stands where it stands; `electron/text` turns it into one sentence. */
export type Why =
  | { readonly kind: 'only_one' }
  | { readonly kind: 'arrived_first'; readonly arrivalAt: number }
  | { readonly kind: 'by_arrival'; readonly arrivalAt: number }
  | { readonly kind: 'head_start'; readonly priority: string; readonly minutes: number }
  | { readonly kind: 'strict'; readonly priority: string }
  /** So many strict priorities were called in a row: it is a general client's turn. */
  | { readonly kind: 'general_turn'; readonly after: number }
  /** Has waited longer than the service allows, and so comes before any preference. */
  | { readonly kind: 'over_maximum'; readonly minutes: number }
  | { readonly kind: 'preference_skill' }
  | { readonly kind: 'preference_quick' }
  /** Was sent to this counter, or to this person, in particular. */
  | { readonly kind: 'for_counter' }
  | { readonly kind: 'for_person' }
  /** Was sent to somebody who has been away so long that everybody of the service may call. */
  | { readonly kind: 'opened'; readonly counter: number | null; readonly person: string | null }
  | { readonly kind: 'appointment'; readonly at: number }
  | { readonly kind: 'late_appointment'; readonly at: number }
  | { readonly kind: 'returned'; readonly baseAt: number }
  | { readonly kind: 'cooling'; readonly until: number }

export interface WhyPlace extends QueuePlace {
  readonly id: string
  readonly baseAt: number
  readonly coolUntil: number | null
  readonly priority: { readonly name: string }
  readonly appointmentAt?: number | null
  /** What only a counter's own list knows; it comes before what the place itself says. */
  readonly atCounter?: Why | null
}

/**
 * Explains the place of one ticket among those who wait with it (domain.md §2, "Why is this one next?").
 * A head start is named where the ticket has one, with the minutes that it was given; who cools down is not in the
 * order at all.
 * @param place the ticket to explain
 * @param others everybody who waits in the same order, with or without the ticket itself
 * @param now ms since the epoch
 */
export function explainPlace(place: WhyPlace, others: readonly WhyPlace[], now: number): Why {
  if (place.coolUntil !== null && place.coolUntil > now) return { kind: 'cooling', until: place.coolUntil }
  if (place.atCounter !== undefined && place.atCounter !== null) return place.atCounter
  if (place.strict) return { kind: 'strict', priority: place.priority.name }
  return appointment(place) ?? byTime(place, others, now)
}

/** An appointment that kept its time stands by it; a late one lost its head start, and is told so. */
function appointment(place: WhyPlace): Why | null {
  const at = place.appointmentAt ?? null
  if (at === null || place.baseAt > Math.max(at, place.arrivalAt)) return null
  const late = place.baseAt > at && place.queueAt === place.baseAt
  return late ? { kind: 'late_appointment', at } : { kind: 'appointment', at }
}

function byTime(place: WhyPlace, others: readonly WhyPlace[], now: number): Why {
  const headStartMs = place.baseAt - place.queueAt
  if (headStartMs > 0)
    return { kind: 'head_start', priority: place.priority.name, minutes: Math.round(headStartMs / 60_000) }
  if (place.baseAt > place.arrivalAt) return { kind: 'returned', baseAt: place.baseAt }
  const rivals = others.filter(
    (other) => other.id !== place.id && !(other.coolUntil !== null && other.coolUntil > now),
  )
  if (rivals.length === 0) return { kind: 'only_one' }
  const first = rivals.every((rival) => compareQueuePlaces(place, rival) < 0)
  return { kind: first ? 'arrived_first' : 'by_arrival', arrivalAt: place.arrivalAt }
}
