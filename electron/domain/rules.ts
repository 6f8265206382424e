/** The office's settings that the rules look at; defaults are those of domain.md. */
export interface OfficeRules {
  /** IANA zone in which the business day is counted. */
  readonly timeZone: string
  /** Local minute at which the business day starts (default 04:00). */
  readonly dayStartMinute: number
  /** How many "not here" answers make a no-show; 1 means at once (default 3). */
  readonly notHereLimit: number
  /** How long a client who was not here is not called again, ms (default 5 min). */
  readonly coolDownMs: number
  /** How long the last transition may be undone, ms (default 2 min). */
  readonly undoWindowMs: number
  /** What becomes of those who still wait when the day ends. */
  readonly endDayPolicy: EndDayPolicy
  /** After so many strict priorities in a row one general client is called; null for never. */
  readonly strictRun: number | null
  /** How long a counter or person may be away before tickets for it open to the whole service, ms (default 5 min). */
  readonly absentOpensMs: number
  /** How long after leaving a reactivated ticket gets its old place, ms (default 10 min). */
  readonly keepPlaceMs: number
  /** How late an appointment may be and keep its rights, ms (default 10 min). */
  readonly appointmentGraceMs: number
  /** After how long without a key or a touch a window locks itself, ms (default 10 min); 0 for never. */
  readonly autoLockMs: number
}

/** Waiting tickets at the end of the day: not served (never counted as abandonment), or kept for tomorrow. */
export const endDayPolicies = ['not_served', 'keep'] as const
export type EndDayPolicy = (typeof endDayPolicies)[number]

export const defaultRules: Omit<OfficeRules, 'timeZone'> = {
  dayStartMinute: 4 * 60,
  notHereLimit: 3,
  coolDownMs: 5 * 60_000,
  undoWindowMs: 2 * 60_000,
  endDayPolicy: 'not_served',
  strictRun: null,
  absentOpensMs: 5 * 60_000,
  keepPlaceMs: 10 * 60_000,
  appointmentGraceMs: 10 * 60_000,
  autoLockMs: 10 * 60_000,
}
