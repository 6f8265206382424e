import { triesLeft, waitAfter } from '#domain/lock-out.ts'
import { refuse, type Refused } from '#domain/result.ts'
import { countFailure, lockOut, readAttempts } from '#db/queries/attempts.ts'
import type { Unit } from '../unit.ts'

/**
 * Counts a try as failed before it is looked at (domain.md §7): it stays so if the program dies, and of many at once no
 * more are looked at than may be. Who proves right is forgiven.
 * @returns null when the try may be looked at, else `pin.locked_out`
 */
export async function chargeTry(unit: Unit, personId: string): Promise<Refused | null> {
  const attempted = { personId, stationId: unit.actor.stationId }
  const { failures, lockedUntil } = await countFailure(unit.trx, attempted)
  // A refusal rolls the count back: what is not looked at is no failure.
  if (lockedUntil > unit.now) return refuse({ code: 'pin.locked_out', until: lockedUntil })
  const wait = waitAfter(failures)
  if (wait > 0) await lockOut(unit.trx, attempted, unit.now + wait)
  return null
}

/** What is said of a try that failed. @param kind of secret; how many tries are left is said of PINs only */
export async function failedTry(
  unit: Unit,
  personId: string,
  kind: 'pin' | 'start',
): Promise<{ readonly refused: Refused; readonly failures: number }> {
  const attempted = { personId, stationId: unit.actor.stationId }
  const { failures, lockedUntil } = await readAttempts(unit.trx, attempted)
  if (lockedUntil > unit.now)
    return { refused: refuse({ code: 'pin.locked_out', until: lockedUntil }), failures }
  const refused =
    kind === 'pin'
      ? refuse({ code: 'pin.wrong', left: triesLeft(failures) })
      : refuse({ code: 'pin.code_wrong' })
  return { refused, failures }
}
