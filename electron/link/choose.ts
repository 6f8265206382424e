/** What is known of a connection when two stations turn out to have two. */
export interface Rival {
  readonly outgoing: boolean
  readonly instance: () => string
}

/**
 * Both ends connect whenever they have no connection, and may do so at once. Both keep the one that the station with
 * the lower id has made; they need not ask each other.
 * @param ownId this station's id
 * @param peerId the other's
 * @returns `fresh`: the new one replaces the one there is; `probe`: the one there is stays if it still answers
 */
export function chooseBetween(
  ownId: string,
  peerId: string,
  current: Rival,
  fresh: Rival,
): 'fresh' | 'probe' {
  // The peer's program was started again: what it had before is dead, although nobody has told us.
  if (current.instance() !== fresh.instance()) return 'fresh'
  // Nobody makes a second one while the first lives.
  if (current.outgoing === fresh.outgoing) return 'fresh'
  return fresh.outgoing === ownId < peerId ? 'fresh' : 'probe'
}
