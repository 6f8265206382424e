import type { StationRole } from './people.ts'

/** How often a station says that it is there, ms. */
export const beatMs = 3_000

/** Three times nothing heard of it: it is not there, ms. */
const absentAfterMs = 10_000

/**
 * Whether a station is there.
 * @param seenAt when it said so last, null if never; ms on the same clock as `now`
 */
export function isConnected(seenAt: number | null, now: number): boolean {
  return seenAt !== null && now - seenAt < absentAfterMs
}

/** Stands where everybody who comes in may see and touch it (domain.md §1). */
export function isPublic(roles: readonly StationRole[]): boolean {
  return roles.length > 0 && roles.every((role) => role === 'display' || role === 'kiosk')
}

const withStaff: readonly StationRole[] = ['reception', 'counter', 'door', 'phone', 'manager']

/**
 * Whether a station ends the business day and seals the hour: every one that works with tickets does, whichever is
 * first, so that none must be running; a display or a guard's needs no rights for it.
 */
export function endsTheDay(roles: readonly StationRole[]): boolean {
  return roles.some((role) => withStaff.includes(role))
}

/** Functions that have a window in this version, the usual one first; a station needs one of them. */
export const windowRoles = ['reception', 'counter', 'display'] as const satisfies readonly StationRole[]

/** Whether a station with these functions has anything to show. */
export function hasWindow(roles: readonly StationRole[]): boolean {
  return windowRoles.some((role) => roles.includes(role))
}
