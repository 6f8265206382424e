import { callNames, mayWindowAsk, type CallName } from '#domain/permissions.ts'
import type { WindowRole } from '#domain/people.ts'

/** The calls a window of this role may make; without schemas, so that the preload stays small. */
export function namesFor(role: WindowRole): readonly CallName[] {
  return callNames.filter((name) => mayWindowAsk(name, role))
}
