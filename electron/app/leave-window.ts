import type { OfficeContext } from '#services/office-context.ts'
import { signOut } from '#services/people/sign-out.ts'
import { actorAt, type WindowEntry, type WindowRegistry } from '#windows/registry.ts'
import { inTurn } from '#windows/turns.ts'

/**
 * A closed window is a desk that nobody is at: whoever is signed in there, or just about to be, is signed out.
 * @returns when they are
 */
export function leaveWindow(
  entry: WindowEntry,
  registry: WindowRegistry,
  office: OfficeContext,
): Promise<void> {
  return inTurn(entry, async () => {
    if (entry.person === null) return
    const actor = actorAt(entry, office.stationId)
    const elsewhere = registry.isElsewhere(entry)
    entry.person = null
    await signOut(office, actor, elsewhere)
  })
}
