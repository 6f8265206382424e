/** What keeps stations from treading on each other, one by one, so that each can be taken away. */
export type Guard =
  /** A ticket is locked before it is looked at. */
  | 'locked ticket'
  /** Whoever is next is locked as they are found. */
  | 'locked next'
  /** A ticket is written from the state it was read in only. */
  | 'state in where'
  /** Numbers come from a counter row. */
  | 'number row'
  /** One station writes one event at a time. */
  | 'locked chain'
  /** A counter is locked before somebody sits down at it, or calls from it. */
  | 'locked counter'
  /** A failure is counted by one statement. */
  | 'counted in one'
  /** Whoever a station that starts again has left is locked before they are signed out. */
  | 'locked leavers'

/** Which are missing in this process now; none, where the product's own queries were not replaced. */
export const missing = new Set<Guard>()
