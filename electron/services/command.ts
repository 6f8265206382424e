import type { EventKind } from '#domain/events.ts'
import type { Actor } from '#domain/people.ts'
import { accept, type Result } from '#domain/result.ts'
import { appendEvent, readChainHead, type ChainHead } from '#db/queries/events.ts'
import { keepPersonal } from '#db/queries/personal.ts'
import { answeredBefore, rememberAnswer } from '#db/queries/requests.ts'
import type { WriteHandle } from '#db/schema.ts'
import { write } from '#db/transaction.ts'
import type { OfficeContext, Topic } from './office-context.ts'

/** What an event adds to the station's chain; who and where come from the actor. */
export interface Entry {
  readonly kind: EventKind
  readonly at?: number
  readonly ticketId?: string
  readonly undoes?: string
  readonly payload?: Readonly<Record<string, unknown>>
  /** Free text given as the reason; kept apart from the chain. */
  readonly reason?: string | null
}

/** One command inside its transaction. */
export interface Unit {
  readonly trx: WriteHandle
  readonly actor: Actor
  readonly office: OfficeContext
  /** The store's time, read after the lock and never before the newest event (domain.md §2, "Time"). */
  readonly now: number
  /** Appends an event to the writing station's chain. @returns its id */
  append(entry: Entry): Promise<string>
}

export interface Command {
  /** Who asked, and under which name: the same request twice is answered the same, and done once. */
  readonly name: string
  readonly requestId: string
  readonly topics: readonly Topic[]
}

/**
 * Runs a command: one transaction, remembered under its request id, reported after the commit.
 * @param work awaits nothing but queries of its unit; a refusal of it rolls everything back
 */
export async function runCommand<T>(
  office: OfficeContext,
  actor: Actor,
  command: Command,
  work: (unit: Unit) => Promise<Result<T>>,
): Promise<Result<T>> {
  const result = await write(office.store, async (trx): Promise<Result<Done<T>>> => {
    const answer = await answeredBefore(trx, command.requestId, command.name)
    if (answer !== null) return accept({ value: JSON.parse(answer) as T, repeated: true })
    const unit = await openUnit(office, actor, trx)
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

/** Opens the unit of a transaction that has the write lock. */
export async function openUnit(office: OfficeContext, actor: Actor, trx: WriteHandle): Promise<Unit> {
  let head: ChainHead = await readChainHead(trx, actor.stationId)
  const clock = office.clock()
  // While the clock is behind, time goes on by a millisecond a command: whoever comes later never ties with, and so
  // never passes, whoever came before.
  const now = clock < head.at ? head.at + 1 : clock
  return {
    trx,
    actor,
    office,
    now,
    async append(entry) {
      const id = office.newId()
      head = await appendEvent(trx, head, {
        id,
        stationId: actor.stationId,
        at: entry.at ?? now,
        kind: entry.kind,
        ticketId: entry.ticketId ?? null,
        counterId: actor.counterId,
        personId: actor.person?.id ?? null,
        undoes: entry.undoes ?? null,
        payload: entry.payload ?? {},
      })
      if (entry.reason !== undefined && entry.reason !== null)
        await keepPersonal(trx, id, 'reason', entry.reason)
      return id
    },
  }
}
