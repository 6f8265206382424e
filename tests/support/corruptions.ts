import { sql } from 'kysely'
import type { FaultCode } from '#services/verify/fault.ts'
import type { EventRow } from '#db/queries/verify-chains.ts'
import type { ReadHandle } from '#db/schema.ts'
import {
  changeEvent,
  eventsOf,
  exchange,
  fitHead,
  rehash,
  resealEverything,
  takeEventOut,
} from './corrupt-chain.ts'

/** What must be reported of a corruption: the rows, by the fields that name them. */
export type Expected = { readonly code: FaultCode } & Readonly<Record<string, unknown>>

/** One way to change what was written, and what must be said of it. */
export interface Corrupted {
  readonly faults: readonly Expected[]
  /** Tickets whose history is not what it was any more, and whose state may be found not to agree with it. */
  readonly tickets: readonly (string | null)[]
  /** Seals to be looked for besides. */
  readonly knownSeals?: readonly string[]
  /** Faults that may come along, as a consequence of the same row. */
  readonly alsoAllowed?: readonly FaultCode[]
}

/** Answers null where a history has nothing that could be changed so. @param pick chooses the row */
type Corruption = (db: ReadHandle, pick: number) => Promise<Corrupted | null>

/** Some chain that is not empty, and one of its events. */
async function someEvent(
  db: ReadHandle,
  pick: number,
): Promise<{ events: EventRow[]; event: EventRow; index: number }> {
  const heads = await db
    .selectFrom('event_head')
    .selectAll()
    .where('seq', '>', 2)
    .orderBy('station_id')
    .execute()
  const events = await eventsOf(db, heads[pick % heads.length]?.station_id ?? '')
  const index = (pick * 7) % events.length
  const event = events[index]
  if (event === undefined) throw new Error('the history is empty')
  return { events, event, index }
}

const nameOf = ({ station_id: stationId, seq }: EventRow) => ({ stationId, seq })

function changed(column: keyof EventRow, to: (event: EventRow) => string | number | null): Corruption {
  return async (db, pick) => {
    const { events } = await someEvent(db, pick)
    const others = events.filter((each) => to(each) !== each[column])
    const event = others[pick % Math.max(1, others.length)]
    if (event === undefined) return null
    const value = to(event)
    await changeEvent(db, event.id, column, value)
    const faults = [
      { code: 'event_changed', ...nameOf(event), id: column === 'id' ? value : event.id } as const,
    ]
    return { faults, tickets: [event.ticket_id], alsoAllowed: ['erasure_unknown'] }
  }
}

/** The first seal that recorded this event, or one after it. */
async function sealOver(db: ReadHandle, event: EventRow) {
  const seal = await db
    .selectFrom('seal_head')
    .innerJoin('seal', 'seal.id', 'seal_head.seal_id')
    .select(['seal.position', 'seal_head.seq'])
    .where('seal_head.station_id', '=', event.station_id)
    .where('seal_head.seq', '>=', event.seq)
    .orderBy('seal.position')
    .executeTakeFirstOrThrow()
  return { code: 'chain_rewritten', stationId: event.station_id, ...seal } as const
}

const otherPayload = ({ payload }: EventRow) =>
  JSON.stringify({ ...(JSON.parse(payload) as object), extra: 1 })

export const chainCorruptions: Readonly<Record<string, Corruption>> = {
  'an event’s content': changed('payload', otherPayload),
  'an event’s kind': changed('kind', ({ kind }) =>
    kind === 'ticket.greeted' ? 'ticket.left' : 'ticket.greeted',
  ),
  'an event’s time': changed('at', ({ at }) => at + 1),
  'an event’s person': changed('person_id', () => null),
  'an event’s counter': changed('counter_id', () => null),
  'an event’s id': changed('id', ({ id }) => `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`),
  'an event’s hash': changed('hash', () => 'f'.repeat(64)),
  'an event’s previous hash': changed('previous_hash', () => 'e'.repeat(64)),

  'an event taken out': async (db, pick) => {
    const { event, index, events } = await someEvent(db, pick)
    if (index === events.length - 1) return null
    await takeEventOut(db, event.id)
    const faults = [{ code: 'event_missing', ...nameOf(event), count: 1 } as const]
    return { faults, tickets: [event.ticket_id], alsoAllowed: ['erasure_unknown'] }
  },

  'the end cut off': async (db, pick) => {
    const { events } = await someEvent(db, pick)
    const cut = events.slice(-1 - (pick % 2))
    for (const { id } of cut) await takeEventOut(db, id)
    const { station_id: stationId, seq } = events.at(-1) ?? events[0]!
    const faults = [{ code: 'head_wrong', stationId, seq, last: seq - cut.length } as const]
    return { faults, tickets: cut.map(({ ticket_id }) => ticket_id), alsoAllowed: ['erasure_unknown'] }
  },

  'the end cut off, and the head made to fit': async (db, pick) => {
    const { events } = await someEvent(db, pick)
    const last = events.at(-1) ?? events[0]!
    await takeEventOut(db, last.id)
    await fitHead(db, last.station_id)
    return { faults: [await sealOver(db, last)], tickets: [last.ticket_id], alsoAllowed: ['erasure_unknown'] }
  },

  'two events exchanged': async (db, pick) => {
    const { events, event, index } = await someEvent(db, pick)
    const other = events[(index + 1 + (pick % (events.length - 1))) % events.length]
    if (other === undefined || other === event) return null
    await exchange(db, event, other)
    const faults = [
      {
        code: 'event_reordered',
        stationId: event.station_id,
        seq: other.seq,
        id: event.id,
        was: event.seq,
      } as const,
      {
        code: 'event_reordered',
        stationId: event.station_id,
        seq: event.seq,
        id: other.id,
        was: other.seq,
      } as const,
    ]
    // Of events that are out of place nothing is believed, an erasure they tell of neither.
    return { faults, tickets: [event.ticket_id, other.ticket_id], alsoAllowed: ['erasure_unknown'] }
  },

  'an event with a hash that fits it': async (db, pick) => {
    const { event, index, events } = await someEvent(db, pick)
    const next = events[index + 1]
    if (next === undefined) return null
    await changeEvent(db, event.id, 'payload', otherPayload(event))
    await rehash(db, event.station_id, event.seq, 1)
    const faults = [{ code: 'chain_broken', ...nameOf(next), id: next.id } as const]
    return { faults, tickets: [event.ticket_id], alsoAllowed: ['chain_rewritten'] }
  },

  'a chain written anew': async (db, pick) => {
    const { event } = await someEvent(db, pick)
    await changeEvent(db, event.id, 'payload', otherPayload(event))
    await rehash(db, event.station_id, event.seq)
    return { faults: [await sealOver(db, event)], tickets: [event.ticket_id] }
  },

  'a chain and all seals written anew': async (db, pick) => {
    const { event } = await someEvent(db, pick)
    const seals = await db.selectFrom('seal').select('hash').orderBy('position', 'desc').execute()
    const printed = seals[0]?.hash ?? ''
    await changeEvent(db, event.id, 'payload', otherPayload(event))
    await rehash(db, event.station_id, event.seq)
    await resealEverything(db)
    return {
      faults: [{ code: 'seal_missing', seal: printed }],
      tickets: [event.ticket_id],
      knownSeals: [printed],
    }
  },

  'a head': async (db, pick) => {
    const { events, event } = await someEvent(db, pick)
    const to = [{ seq: 1 }, { hash: 'd'.repeat(64) }, { at: 1 }][pick % 3] ?? { seq: 1 }
    await db.updateTable('event_head').set(to).where('station_id', '=', event.station_id).execute()
    const seq = 'seq' in to ? 1 : events.length
    return {
      faults: [{ code: 'head_wrong', stationId: event.station_id, seq, last: events.length }],
      tickets: [],
    }
  },

  'a head taken away': async (db, pick) => {
    const { events, event } = await someEvent(db, pick)
    await sql`delete from event_head where station_id = ${event.station_id}`.execute(db)
    const faults = [
      { code: 'head_wrong', stationId: event.station_id, seq: null, last: events.length } as const,
    ]
    return { faults, tickets: [] }
  },
}
