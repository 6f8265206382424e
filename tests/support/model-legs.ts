import type { Leg } from '#domain/legs.ts'
import type { TicketState } from '#domain/ticket-state.ts'

export function firstLeg(at: number): Leg[] {
  return [{ state: 'waiting', startedAt: at, endedAt: null, isVoid: false }]
}

/** When the present leg began, ms since the epoch. */
export function startOfLeg(legs: readonly Leg[]): number {
  return legs.findLast((leg) => !leg.isVoid)?.startedAt ?? 0
}

/** Ends the open leg and opens one of the new state at the same instant. */
export function goOn(legs: readonly Leg[], state: TicketState, at: number): Leg[] {
  const closed = legs.map((leg) => (leg.endedAt === null && !leg.isVoid ? { ...leg, endedAt: at } : leg))
  return [...closed, { state, startedAt: at, endedAt: null, isVoid: false }]
}

/** The open leg becomes void, and the one before is open again. */
export function takeBack(legs: readonly Leg[]): Leg[] {
  const open = legs.findLastIndex((leg) => !leg.isVoid)
  const without = legs.map((leg, index) =>
    index === open ? { ...leg, isVoid: true, endedAt: leg.startedAt } : leg,
  )
  const reopened = without.findLastIndex((leg) => !leg.isVoid)
  return without.map((leg, index) => (index === reopened ? { ...leg, endedAt: null } : leg))
}
