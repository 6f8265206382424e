import { compareQueuePlaces, type QueuePlace } from './queue-order.ts'

/** Why a ticket stands where it stands; `electron/text` turns it into one sentence. */
export type Why =
  | { readonly kind: 'only_one' }
  | { readonly kind: 'arrived_first'; readonly arrivalAt: number }
  | { readonly kind: 'by_arrival'; readonly arrivalAt: number }
  | { readonly kind: 'head_start'; readonly priority: string; readonly minutes: number }
  | { readonly kind: 'strict'; readonly priority: string }
  | { readonly kind: 'returned'; readonly baseAt: number }
  | { readonly kind: 'cooling'; readonly until: number }

export interface WhyPlace extends QueuePlace {
  readonly id: string
  readonly baseAt: number
  readonly coolUntil: number | null
  readonly priority: { readonly name: string; readonly headStartMs: number }
}

/**
 * Explains the place of one ticket among those who wait with it (domain.md §2, "Why is this one next?").
 * A head start is only named where the ticket has one; who cools down is not in the order at all.
 * @param place the ticket to explain
 * @param others everybody who waits in the same order, with or without the ticket itself
 * @param now ms since the epoch
 */
export function explainPlace(place: WhyPlace, others: readonly WhyPlace[], now: number): Why {
  if (place.coolUntil !== null && place.coolUntil > now) return { kind: 'cooling', until: place.coolUntil }
  if (place.strict) return { kind: 'strict', priority: place.priority.name }
  if (place.priority.headStartMs > 0) {
    const minutes = Math.round(place.priority.headStartMs / 60_000)
    return { kind: 'head_start', priority: place.priority.name, minutes }
  }
  if (place.baseAt > place.arrivalAt) return { kind: 'returned', baseAt: place.baseAt }
  const rivals = others.filter(
    (other) => other.id !== place.id && !(other.coolUntil !== null && other.coolUntil > now),
  )
  if (rivals.length === 0) return { kind: 'only_one' }
  const first = rivals.every((rival) => compareQueuePlaces(place, rival) < 0)
  return { kind: first ? 'arrived_first' : 'by_arrival', arrivalAt: place.arrivalAt }
}
