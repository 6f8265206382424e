import type { StaffRole } from '../people.ts'
import { refuse, type Refused } from '../result.ts'
import { stepNumber, type Alert } from './alert.ts'
import type { AnswerStep } from './facts.ts'

// There is no guard of raising, and there must never be one (domain.md §6): whoever presses is heard.

/** Who acts on an alert. */
export interface AlertActor {
  readonly personId: string
  readonly roles: readonly StaffRole[]
}

const resolvers: readonly StaffRole[] = ['security', 'manager', 'admin']

/** Whether a person may say so now: forward only, and not about what is over. Refuses `alert.resolved`, `alert.said`. */
export function answerRefusal(alert: Alert, personId: string, step: AnswerStep): Refused | null {
  if (alert.state === 'resolved') return refuse({ code: 'alert.resolved' })
  const said = alert.responders.find((responder) => responder.personId === personId)
  return said !== undefined && stepNumber(said.step) >= stepNumber(step)
    ? refuse({ code: 'alert.said' })
    : null
}

/** Whether it may be taken back: by its sender, while it is open, once. Refuses `alert.resolved`, `alert.not_yours`, `alert.cancelled`. */
export function cancelRefusal(alert: Alert, personId: string): Refused | null {
  if (alert.state === 'resolved') return refuse({ code: 'alert.resolved' })
  // Raised without anybody signed in, it is nobody's to take back: security resolves it.
  if (alert.raised.personId !== personId) return refuse({ code: 'alert.not_yours' })
  return alert.cancelled === null ? null : refuse({ code: 'alert.cancelled' })
}

/**
 * Whether a person may end it: security or management, from any point. The sender alone never can: somebody else must have
 * answered, or ended it (domain.md §6). Refuses `alert.resolved`, `person.forbidden`, `alert.sender_alone`.
 */
export function resolveRefusal(alert: Alert, { personId, roles }: AlertActor): Refused | null {
  if (alert.state === 'resolved') return refuse({ code: 'alert.resolved' })
  if (!roles.some((role) => resolvers.includes(role))) return refuse({ code: 'person.forbidden' })
  const isSender = alert.raised.personId === personId
  const others = alert.responders.some((responder) => responder.personId !== personId)
  return isSender && !others ? refuse({ code: 'alert.sender_alone' }) : null
}
