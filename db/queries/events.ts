import { createHash } from 'node:crypto'
import type { EventKind } from '#domain/events.ts'
import type { ReadHandle, WriteHandle } from '../schema.ts'

/** The end of a station's chain. */
export interface ChainHead {
  readonly seq: number
  readonly hash: string
  /** Time of the newest event, ms since the epoch. */
  readonly at: number
}

export interface NewEvent {
  readonly id: string
  readonly stationId: string
  readonly at: number
  readonly kind: EventKind
  readonly ticketId: string | null
  readonly counterId: string | null
  readonly personId: string | null
  readonly undoes: string | null
  /** Ids, enums and numbers only (domain.md §7). */
  readonly payload: Readonly<Record<string, unknown>>
}

/** Where every chain begins. */
export const emptyChain: ChainHead = { seq: 0, hash: '0'.repeat(64), at: 0 }

/** A chain's end together with what tells the office's time. */
export interface LockedHead extends ChainHead {
  /** Time of the newest event of the whole office, ms since the epoch. */
  readonly newestAt: number
  /** What is added to the clock at present, ms. */
  readonly clockOffset: number
}

/**
 * The end of a station's chain, locked until the transaction ends: one station writes one event at a time, and
 * stations do not wait for each other (architecture.md, "The store").
 * @throws when the station has no chain: it was not made by set-up or joining
 */
export async function lockChainHead(trx: WriteHandle, stationId: string): Promise<LockedHead> {
  const row = await trx
    .selectFrom('event_head')
    .innerJoin('office', (join) => join.onTrue())
    .select((select) => [
      'event_head.seq',
      'event_head.hash',
      'event_head.at',
      'office.clock_offset_ms as clockOffset',
      select
        .selectFrom('event_head as other')
        .select((other) => other.fn.max('other.at').as('newest'))
        .as('newest'),
    ])
    .where('event_head.station_id', '=', stationId)
    .forUpdate('event_head')
    .executeTakeFirstOrThrow()
  const { newest, ...head } = row
  return { ...head, newestAt: Math.max(newest ?? 0, head.at) }
}

/** Gives a new station its empty chain. */
export async function beginChain(trx: WriteHandle, stationId: string): Promise<void> {
  await trx
    .insertInto('event_head')
    .values({ station_id: stationId, ...emptyChain })
    .execute()
}

/** Hash of an event: over the previous hash and every column that may never change (domain.md §7). */
export function eventHash(previousHash: string, seq: number, event: NewEvent, payload: string): string {
  const content = [
    previousHash,
    event.id,
    event.stationId,
    seq,
    event.at,
    event.kind,
    event.ticketId,
    event.counterId,
    event.personId,
    event.undoes,
    payload,
  ]
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}

/**
 * Appends to the station's chain and moves its head, in the caller's transaction.
 * @param head the head read in the same transaction
 * @returns the new head
 */
export async function appendEvent(trx: WriteHandle, head: ChainHead, event: NewEvent): Promise<ChainHead> {
  const seq = head.seq + 1
  const payload = JSON.stringify(event.payload)
  const hash = eventHash(head.hash, seq, event, payload)
  await trx
    .insertInto('event')
    .values({
      id: event.id,
      station_id: event.stationId,
      seq,
      at: event.at,
      kind: event.kind,
      ticket_id: event.ticketId,
      counter_id: event.counterId,
      person_id: event.personId,
      undoes: event.undoes,
      payload,
      previous_hash: head.hash,
      hash,
    })
    .execute()
  const next = { seq, hash, at: event.at }
  await trx.updateTable('event_head').set(next).where('station_id', '=', event.stationId).execute()
  return next
}

/** A ticket's events, oldest first. */
export async function ticketEvents(db: ReadHandle, ticketId: string) {
  return db
    .selectFrom('event')
    .leftJoin('personal', (join) =>
      join.onRef('personal.subject_id', '=', 'event.person_id').on('personal.field', '=', 'name'),
    )
    .leftJoin('personal as reason', (join) =>
      join.onRef('reason.subject_id', '=', 'event.id').on('reason.field', '=', 'reason'),
    )
    .leftJoin('personal as note', (join) =>
      join.onRef('note.subject_id', '=', 'event.id').on('note.field', '=', 'note'),
    )
    .leftJoin('counter', 'counter.id', 'event.counter_id')
    .select([
      'event.id',
      'event.kind',
      'reason.value as reason',
      'note.value as note',
      'event.at',
      'event.person_id as personId',
      'event.undoes',
      'event.payload',
      'personal.value as personName',
      'counter.number as counterNumber',
    ])
    .where('event.ticket_id', '=', ticketId)
    .orderBy('event.at')
    .orderBy('event.id')
    .execute()
}

/** The newest event of a person about tickets, since a time: where the offer to undo starts from. */
export async function newestTicketEventBy(db: ReadHandle, personId: string, since: number) {
  return db
    .selectFrom('event')
    .select(['id', 'kind', 'at', 'ticket_id as ticketId', 'undoes'])
    .where('person_id', '=', personId)
    .where('at', '>=', since)
    .where('ticket_id', 'is not', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute()
}
