import type { Actor } from '#domain/people.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import { write } from '#db/transaction.ts'
import type { OfficeContext } from '../office-context.ts'
import { openUnit } from '../unit.ts'
import { withPin } from './with-pin.ts'

/** Who or what locked a window: its person, nobody having touched it for a while, or the computer's own screen lock. */
export type LockCause = 'person' | 'idle' | 'screen'

/** Records that a window was locked. Whoever calls has locked it already: a full disk must not keep it open. */
export async function recordLock(
  office: OfficeContext,
  actor: Actor,
  cause: LockCause,
): Promise<Result<null>> {
  if (actor.person === null) return refuse({ code: 'person.required' })
  const result = await write(office.store, async (trx) => {
    const unit = await openUnit(office, actor, trx)
    await unit.append({ kind: 'person.locked', payload: { cause } })
    return accept(null)
  })
  office.publish(['session'])
  return result
}

/** The person of a locked window proves that it is them. Refuses `person.required` and what `withPin` refuses. */
export async function unlock(
  office: OfficeContext,
  actor: Actor,
  { pin }: { readonly pin: string | null },
): Promise<Result<null>> {
  if (actor.person === null) return refuse({ code: 'person.required' })
  const unlocked = await withPin(office, actor, { personId: actor.person.id, pin }, async (unit) => {
    await unit.append({ kind: 'person.unlocked' })
    return accept(null)
  })
  if (unlocked.ok) office.publish(['session'])
  return unlocked
}
