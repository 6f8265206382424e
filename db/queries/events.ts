import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { EventKind } from '#domain/events.ts'
import { refuse } from '#domain/result.ts'
import { writerVersion } from '../migrations/index.ts'
import { prepared, preparedPerShape } from '../prepared.ts'
import { RolledBack } from '../rolled-back.ts'
import type { ReadHandle, WriteHandle } from '../schema.ts'
import { serverClock } from '../server-clock.ts'
import type { Clock } from '../store.ts'

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
  /** What the clock showed once it was locked, ms since the epoch; null where it is not the server's. */
  readonly clock: number | null
}

/**
 * The end of a station's chain, locked until the transaction ends: one station writes one event at a time, and
 * stations do not wait for each other (architecture.md, "The store"). Whoever is older than the office's data allows
 * gets no further: the transaction is rolled back and refused with `store.outdated`.
 * @param clock of the store
 * @throws when the station has no chain: it was not made by set-up or joining
 */
export async function lockChainHead(trx: WriteHandle, stationId: string, clock: Clock): Promise<LockedHead> {
  const [row] = (await lockHead({ withClock: clock.ofServer === true })(trx, { stationId })).rows
  if (row === undefined) throw new Error(`station ${stationId} has no chain`)
  const { newest, minWriterVersion, ...head } = row
  if (minWriterVersion > writerVersion) throw new RolledBack(refuse({ code: 'store.outdated' }))
  return { ...head, newestAt: Math.max(newest ?? 0, head.at) }
}

/** Locks first, and looks at the clock then: what stands outside is worked out when the row has been had. */
const lockHead = preparedPerShape(({ withClock }: { readonly withClock: boolean }) =>
  prepared((db, { stationId }: { readonly stationId: string }) =>
    db
      .with('head', (inner) =>
        inner
          .selectFrom('event_head')
          .select(['seq', 'hash', 'at'])
          .where('station_id', '=', stationId)
          .forUpdate(),
      )
      .selectFrom('head')
      .innerJoin('office', (join) => join.onTrue())
      .select((select) => [
        'head.seq',
        'head.hash',
        'head.at',
        'office.clock_offset_ms as clockOffset',
        'office.min_writer_version as minWriterVersion',
        select
          .selectFrom('event_head as other')
          .select((other) => other.fn.max('other.at').as('newest'))
          .as('newest'),
        (withClock ? serverClock : sql.lit<number | null>(null)).as('clock'),
      ]),
  ),
)

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
  const next = { seq, hash, at: event.at }
  await insertEvent(trx, { ...event, seq, payload, previousHash: head.hash, hash })
  await moveHead(trx, { ...next, stationId: event.stationId })
  return next
}

const insertEvent = prepared(
  (
    db,
    event: Omit<NewEvent, 'payload'> & { seq: number; payload: string; previousHash: string; hash: string },
  ) =>
    db.insertInto('event').values({
      id: event.id,
      station_id: event.stationId,
      seq: event.seq,
      at: event.at,
      kind: event.kind,
      ticket_id: event.ticketId,
      counter_id: event.counterId,
      person_id: event.personId,
      undoes: event.undoes,
      payload: event.payload,
      previous_hash: event.previousHash,
      hash: event.hash,
    }),
)

const moveHead = prepared((db, { seq, hash, at, stationId }: ChainHead & { readonly stationId: string }) =>
  db.updateTable('event_head').set({ seq, hash, at }).where('station_id', '=', stationId),
)

/** What an event tells, as JSON; null when there is none. */
export async function payloadOf(db: ReadHandle, eventId: string): Promise<string | null> {
  const row = await db.selectFrom('event').select('payload').where('id', '=', eventId).executeTakeFirst()
  return row?.payload ?? null
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
