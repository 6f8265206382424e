/** What a counter looks at before the order of domain.md §2: nothing, what it does best, or quick transactions. */
export const counterPreferences = ['none', 'skill', 'quick'] as const
export type CounterPreference = (typeof counterPreferences)[number]

/** Why a counter stands still for a while, for the reports and for those who wait. */
export const pauseReasons = ['break', 'meal', 'back_office', 'help', 'meeting', 'fault'] as const
export type PauseReason = (typeof pauseReasons)[number]

/**
 * Whether whoever a ticket waits for has been away long enough for everybody else of the service to call it
 * (domain.md §2, "absent or paused for over 5 min").
 * @param awayAt since when nobody works there, ms since the epoch; null while somebody does
 * @param opensAfterMs the office's setting, ms
 */
export function isOpened(awayAt: number | null, now: number, opensAfterMs: number): boolean {
  return awayAt !== null && awayAt + opensAfterMs <= now
}
