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
}

export const defaultRules: Omit<OfficeRules, 'timeZone'> = {
  dayStartMinute: 4 * 60,
  notHereLimit: 3,
  coolDownMs: 5 * 60_000,
  undoWindowMs: 2 * 60_000,
}
