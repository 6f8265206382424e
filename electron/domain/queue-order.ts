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

/** Where a client enters the order. */
export interface Entrance {
  readonly baseAt: number
  readonly queueAt: number
}

/**
 * Where an arrival enters the order (domain.md §2): a walk-in counts from arrival; an appointment from the later of
 * arrival and appointed time; one who is late beyond the grace from arrival, without a head start.
 * @param appointmentAt ms since the epoch, or null for a walk-in
 * @param graceMs how late an appointment may be and keep its rights, ms
 */
export function entranceOf(
  arrivalAt: number,
  appointmentAt: number | null,
  graceMs: number,
  priority: { strict: boolean; headStartMs: number },
): Entrance {
  if (appointmentAt === null) return { baseAt: arrivalAt, queueAt: queueAt(arrivalAt, priority) }
  if (arrivalAt > appointmentAt + graceMs) return { baseAt: arrivalAt, queueAt: arrivalAt }
  const baseAt = Math.max(arrivalAt, appointmentAt)
  return { baseAt, queueAt: queueAt(baseAt, priority) }
}

/**
 * Where a reactivated ticket enters the order again: at its old place only shortly after it left, else from now
 * (domain.md §2). Coming back never gains a place: an appointment does not count from before its time, and a head
 * start that was lost by coming late stays lost.
 * @param leftAt when it became `left` or `no_show`, ms since the epoch
 * @param keepPlaceMs the office's setting, ms
 */
export function entranceOnReturn(
  before: Entrance,
  leftAt: number,
  now: number,
  keepPlaceMs: number,
): Entrance {
  if (now - leftAt <= keepPlaceMs) return { baseAt: before.baseAt, queueAt: before.queueAt }
  const baseAt = Math.max(now, before.baseAt)
  return { baseAt, queueAt: baseAt - (before.baseAt - before.queueAt) }
}

/**
 * Whether it is a general client's turn: after so many strict priorities in a row ("n strict, then one general").
 * @param lastCallsStrict the newest calls of a counter, newest first: was each of a strict priority?
 * @param strictRun the office's setting; null for never
 */
export function isGeneralTurn(lastCallsStrict: readonly boolean[], strictRun: number | null): boolean {
  if (strictRun === null || strictRun < 1 || lastCallsStrict.length < strictRun) return false
  return lastCallsStrict.slice(0, strictRun).every(Boolean)
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

/** What a counter with a preference looks at before the order. */
export interface CounterPlace extends QueuePlace {
  /** Has waited longer than the service's maximum: comes before any preference. */
  readonly overMaximum: boolean
  /** How much the counter prefers it; smaller comes first. */
  readonly rank: number
}

/**
 * The order as a counter with a preference sees it (domain.md §2): strict priorities still first and by arrival among
 * themselves, then whoever has passed the service's maximum, then what the counter prefers, then the order of
 * everybody.
 */
export function compareCounterPlaces(a: CounterPlace, b: CounterPlace): number {
  return (
    Number(b.strict) - Number(a.strict) ||
    (a.strict ? 0 : Number(b.overMaximum) - Number(a.overMaximum)) ||
    // Whoever has passed the maximum stands by the order of everybody.
    (a.strict || a.overMaximum ? 0 : a.rank - b.rank) ||
    compareQueuePlaces(a, b)
  )
}

/** Whether this place stands before the other. */
export function isBefore(a: QueuePlace, b: QueuePlace): boolean {
  return compareQueuePlaces(a, b) < 0
}
