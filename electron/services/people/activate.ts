import type { Actor } from '#domain/people.ts'
import { readCode } from '#domain/pin.ts'
import { refuse, type Result } from '#domain/result.ts'
import { spendCredential } from '#db/queries/credentials.ts'
import type { PersonRow } from '#db/queries/people.ts'
import type { OfficeContext } from '../office-context.ts'
import { openUnit } from '../unit.ts'
import { hashNewPin, keepPin } from './change-pin.ts'
import { whenProven } from './prove.ts'
import { enter, type Entering } from './sign-in.ts'
import { published } from './sign-out.ts'

export interface Activation extends Entering {
  readonly personId: string
  readonly startCode: string
  readonly newPin: string
}

/**
 * Chooses a PIN with a start code, which is good once and for a day, and signs in with it. Refuses `pin.weak`,
 * `pin.code_wrong`, `pin.expired` (none, used up or too old), `pin.locked_out`, and what `signIn` refuses of the place:
 * the code is still good then.
 */
export async function activate(
  office: OfficeContext,
  actor: Actor,
  { personId, startCode, newPin, previousElsewhere }: Activation,
): Promise<Result<PersonRow>> {
  const secret = readCode('start', startCode)
  if (secret === null) return refuse({ code: 'pin.code_wrong' })
  const hashed = await hashNewPin(office, newPin)
  if (!hashed.ok) return hashed
  const claim = { personId, kind: 'start', secret } as const
  const entered = await whenProven(office, actor, claim, async (unit, person, code) => {
    if (!(await spendCredential(unit.trx, person.id, 'start', code.hash)))
      return refuse({ code: 'pin.expired' })
    const here = await enter(unit, person, { previousElsewhere })
    if (!here.ok) return here
    await keepPin(await openUnit(office, { ...actor, person }, unit.trx), person.id, hashed.value)
    return here
  })
  return published(office, entered)
}
