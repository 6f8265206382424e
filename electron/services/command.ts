import type { Actor } from '#domain/people.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import { answeredBefore, rememberAnswer } from '#db/queries/requests.ts'
import { write } from '#db/transaction.ts'
import type { OfficeContext, Topic } from './office-context.ts'
import { openUnit, type Unit } from './unit.ts'

/** What runs as one transaction, once. */
export interface Command {
  /** Who asked, and under which name: the same request twice is answered the same, and done once. */
  readonly name: string
  readonly requestId: string
  readonly topics: readonly Topic[]
}

/**
 * Runs a command: one transaction, remembered under its request id, reported after the commit. Refuses
 * `request.reused` when the id was used for something else.
 * @param work awaits nothing but queries of its unit; a refusal of it rolls everything back
 */
export async function runCommand<T>(
  office: OfficeContext,
  actor: Actor,
  command: Command,
  work: (unit: Unit) => Promise<Result<T>>,
): Promise<Result<T>> {
  const result = await write(office.store, async (trx): Promise<Result<Done<T>>> => {
    // The chain is locked before the request is looked up: its first run has ended, or has not begun.
    const unit = await openUnit(office, actor, trx)
    const before = await answeredBefore(trx, command.requestId)
    if (before !== null)
      return before.name === command.name
        ? accept({ value: JSON.parse(before.answer) as T, repeated: true })
        : refuse({ code: 'request.reused' })
    const done = await work(unit)
    if (!done.ok) return done
    await rememberAnswer(
      trx,
      { id: command.requestId, stationId: actor.stationId, name: command.name, at: unit.now },
      JSON.stringify(done.value),
    )
    return accept({ value: done.value, repeated: false })
  })
  if (!result.ok) return result
  if (!result.value.repeated) office.publish(command.topics)
  return accept(result.value.value)
}

interface Done<T> {
  readonly value: T
  /** The request had been done before; nothing changed now. */
  readonly repeated: boolean
}
