import type { Alert } from './alert.ts'

/** After how long without an acknowledgement the circle widens, ms; settings of the office (domain.md §6). */
export interface EscalationRules {
  /** All security and management. */
  readonly securityMs: number
  /** Every staff station outside the sender's zone; of an audible alert every staff station. */
  readonly staffMs: number
  /** Whom to phone, outside the office. */
  readonly contactsMs: number
}

export const defaultEscalation: EscalationRules = {
  securityMs: 20_000,
  staffMs: 60_000,
  contactsMs: 120_000,
}

/** How wide the circle is: those who always receive, then `security`, `staff`, `contacts`. */
export const circles = ['receivers', 'security', 'staff', 'contacts'] as const
export type Circle = (typeof circles)[number]

/**
 * When the circle stopped to widen: somebody answered, or ended it, or its sender took it back. Not when the sender was
 * made to take it back.
 * @returns ms since the epoch; null while it goes on
 */
export function settledAt({ responders, resolved, cancelled }: Alert): number | null {
  const times = responders.map(({ answeredAt }) => answeredAt)
  if (resolved !== null) times.push(resolved.at)
  if (cancelled?.underDuress === false) times.push(cancelled.at)
  return times.length === 0 ? null : Math.min(...times)
}

/**
 * How wide the circle is.
 * @param now ms since the epoch, by the office's clock
 */
export function circleAt(alert: Alert, now: number, rules: EscalationRules): Circle {
  const waited = (settledAt(alert) ?? now) - alert.raised.at
  if (waited >= rules.contactsMs) return 'contacts'
  if (waited >= rules.staffMs) return 'staff'
  return waited >= rules.securityMs ? 'security' : 'receivers'
}

/**
 * When the circle widens next, for a timer in the main process.
 * @returns ms since the epoch; null when it does not widen any more
 */
export function widensAt(alert: Alert, now: number, rules: EscalationRules): number | null {
  if (settledAt(alert) !== null) return null
  const times = [rules.securityMs, rules.staffMs, rules.contactsMs].map((ms) => alert.raised.at + ms)
  return times.find((at) => at > now) ?? null
}
