/** What the office's time is, given what the clock says and what was recorded already. */
export interface OfficeTime {
  /** ms since the epoch; never before the newest event. */
  readonly now: number
  /** What is added to the clock from now on, ms: 0 while the clock is right. */
  readonly offset: number
  /** How far the clock was found behind, when it has just been found so; ms. */
  readonly movedBack: number | null
}

/**
 * Time goes on when a clock is put back (domain.md §2, "Time"): what the clock is behind the newest event is kept and
 * added, so that a minute is still a minute and arrival order never changes. A clock that has caught up is believed
 * again.
 * @param clock what the clock says, ms since the epoch
 * @param offset what is added to it at present, ms
 * @param newestAt time of the newest event of the office, ms since the epoch
 */
export function officeTime(clock: number, offset: number, newestAt: number): OfficeTime {
  if (clock >= newestAt) return { now: clock, offset: 0, movedBack: null }
  const shifted = clock + offset
  if (shifted >= newestAt) return { now: shifted, offset, movedBack: null }
  // A millisecond on: whoever comes now never ties with whoever came last.
  const now = newestAt + 1
  return { now, offset: now - clock, movedBack: newestAt - clock }
}
