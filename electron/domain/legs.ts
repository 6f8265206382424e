import type { TicketState } from './ticket-state.ts'

/** One stretch of a ticket's life in one state (domain.md §1). */
export interface Leg {
  readonly state: TicketState
  /** ms since the epoch. */
  readonly startedAt: number
  /** null while the ticket is in it. */
  readonly endedAt: number | null
  readonly isVoid: boolean
}

export type LegFault = 'none_open' | 'several_open' | 'gap' | 'overlap' | 'backwards' | 'wrong_state'

/**
 * Checks the invariant of domain.md §1: the non-void legs of a ticket touch, never overlap and never leave a gap,
 * exactly one is open, and it is in the ticket's state.
 * @returns the first fault found, or null
 */
export function legFault(legs: readonly Leg[], state: TicketState): LegFault | null {
  const valid = legs.filter((leg) => !leg.isVoid)
  const open = valid.filter((leg) => leg.endedAt === null)
  if (open.length === 0) return 'none_open'
  if (open.length > 1) return 'several_open'
  for (const [index, leg] of valid.entries()) {
    if (leg.endedAt !== null && leg.endedAt < leg.startedAt) return 'backwards'
    const next = valid[index + 1]
    if (next === undefined) continue
    if (leg.endedAt === null || leg.endedAt > next.startedAt) return 'overlap'
    if (leg.endedAt < next.startedAt) return 'gap'
  }
  return valid.at(-1)?.endedAt === null && valid.at(-1)?.state === state ? null : 'wrong_state'
}

/** Total time spent in a state, ms; the open leg counts up to `now`. Void legs do not count. */
export function timeIn(legs: readonly Leg[], state: TicketState, now: number): number {
  return legs
    .filter((leg) => !leg.isVoid && leg.state === state)
    .reduce((total, leg) => total + Math.max(0, (leg.endedAt ?? now) - leg.startedAt), 0)
}
