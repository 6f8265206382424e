import { officeTime } from '#domain/clock.ts'
import type { EventKind } from '#domain/events.ts'
import type { Actor } from '#domain/people.ts'
import { keepClockOffset } from '#db/queries/clock.ts'
import { appendEvent, lockChainHead, type ChainHead } from '#db/queries/events.ts'
import { keepPersonal, salted, type SaltedText } from '#db/queries/personal.ts'
import type { WriteHandle } from '#db/schema.ts'
import type { OfficeContext } from './office-context.ts'

/** What an event adds to the station's chain; who and where come from the actor. */
export interface Entry {
  readonly kind: EventKind
  readonly at?: number
  readonly ticketId?: string
  readonly undoes?: string
  readonly payload?: Readonly<Record<string, unknown>>
  /** Free text given as the reason, or to go along; kept apart from the chain, which holds their digests. */
  readonly reason?: string | null
  readonly note?: string | null
  /** Other personal texts that came into being with this event; their digests go into the chain. */
  readonly personal?: readonly SaltedText[]
}

/** One command inside its transaction. */
export interface Unit {
  readonly trx: WriteHandle
  readonly actor: Actor
  readonly office: OfficeContext
  /** The store's time, read after the lock and never before the newest event (domain.md §2, "Time"). */
  readonly now: number
  /** Reads the time again: a row had to be waited for. */
  tick(): Promise<void>
  /** Appends an event to the writing station's chain. @returns its id */
  append(entry: Entry): Promise<string>
}

/** Opens the unit of a transaction: the station's chain is locked, then the clock is read. */
export async function openUnit(office: OfficeContext, actor: Actor, trx: WriteHandle): Promise<Unit> {
  const locked = await lockChainHead(trx, actor.stationId, office.store.readClock)
  let head: ChainHead = locked
  let { newestAt, clockOffset } = locked
  let now = 0

  async function append(entry: Entry): Promise<string> {
    const id = office.newId()
    const at = entry.at ?? now
    const texts = [...textsOf(id, entry), ...(entry.personal ?? [])]
    head = await appendEvent(trx, head, {
      id,
      stationId: actor.stationId,
      at,
      kind: entry.kind,
      ticketId: entry.ticketId ?? null,
      counterId: actor.counterId,
      personId: actor.person?.id ?? null,
      undoes: entry.undoes ?? null,
      payload:
        texts.length === 0
          ? (entry.payload ?? {})
          : { ...entry.payload, personal: texts.map(({ mark }) => mark) },
    })
    newestAt = Math.max(newestAt, at)
    for (const text of texts) await keepPersonal(trx, text)
    return id
  }

  const tick = async () => setTime(await office.store.readClock(trx))

  async function setTime(clock: number): Promise<void> {
    const time = officeTime(clock, clockOffset, newestAt)
    now = Math.max(now, time.now)
    if (time.offset === clockOffset) return
    clockOffset = time.offset
    await keepClockOffset(trx, clockOffset)
    await append({ kind: 'clock.moved', payload: { offsetMs: clockOffset, behindMs: time.movedBack ?? 0 } })
  }

  await (locked.clock === null ? tick() : setTime(locked.clock))
  return {
    trx,
    actor,
    office,
    get now() {
      return now
    },
    tick,
    append,
  }
}

function textsOf(eventId: string, { reason, note }: Entry): SaltedText[] {
  const texts: SaltedText[] = []
  if (reason !== undefined && reason !== null) texts.push(salted(eventId, 'reason', reason))
  if (note !== undefined && note !== null) texts.push(salted(eventId, 'note', note))
  return texts
}
