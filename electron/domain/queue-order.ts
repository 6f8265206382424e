/** What the order looks at. */
export interface QueuePlace {
  readonly strict: boolean
  readonly queueAt: number
  readonly arrivalAt: number
  readonly number: number
  readonly prefix: string
}

/**
 * `queue_at = base − head start`; a strict priority has no head start, it stands before everybody by arrival
 * (domain.md §2).
 * @param baseAt ms since the epoch: arrival, or return
 * @param headStartMs the priority's head start in ms
 */
export function queueAt(baseAt: number, priority: { strict: boolean; headStartMs: number }): number {
  return priority.strict ? baseAt : baseAt - priority.headStartMs
}

/**
 * The order of domain.md §2: strict first, then smallest `queue_at`, then arrival, then number. The letter only
 * separates equal numbers. The same order is the waiting index of the database; a test holds the two together.
 */
export function compareQueuePlaces(a: QueuePlace, b: QueuePlace): number {
  return (
    Number(b.strict) - Number(a.strict) ||
    a.queueAt - b.queueAt ||
    a.arrivalAt - b.arrivalAt ||
    a.number - b.number ||
    (a.prefix < b.prefix ? -1 : a.prefix > b.prefix ? 1 : 0)
  )
}

/** Whether this place stands before the other. */
export function isBefore(a: QueuePlace, b: QueuePlace): boolean {
  return compareQueuePlaces(a, b) < 0
}
