import { emptyChain, eventHash } from '#db/queries/events.ts'
import { chainHead, chainOf, sealedHeadsOf, type EventRow } from '#db/queries/verify-chains.ts'
import type { ReadHandle } from '#db/schema.ts'
import type { EventPlace, Faults } from './fault.ts'

/** One end of a chain as the next link may refer to it. */
interface Link {
  readonly seq: number
  readonly at: number
  /** What the row says its hash is, and what its content gives; they differ where the row was changed. */
  readonly hashes: readonly string[]
  /** Its content gives its hash. */
  readonly whole: boolean
  /** Reported already: what comes after it is not blamed for it. */
  readonly faulty: boolean
}

const start: Link = { seq: 0, at: 0, hashes: [emptyChain.hash], whole: true, faulty: false }

/** Rows held back to find out whether they only changed places; more of them than this are just changed. */
const heldBack = 500

/**
 * Reads one station's chain from end to end (domain.md §7): every event against its hash and the one before it, the
 * head against the last event, and every seal against the event that it recorded.
 * @param trusted ids of seals that are themselves whole
 * @param look is given, batch by batch, the events whose content is as it was written
 * @returns how many events there are
 */
export async function verifyChain(
  db: ReadHandle,
  stationId: string,
  trusted: ReadonlySet<string>,
  faults: Faults,
  look: (events: readonly EventRow[]) => Promise<void>,
): Promise<number> {
  const seals = (await sealedHeadsOf(db, stationId)).filter(({ id, seq }) => trusted.has(id) && seq > 0)
  const suspects: EventRow[] = []
  let previous = start
  let count = 0
  let nextSeal = 0
  let rewritten = false

  const compare = (link: Link) => {
    for (; nextSeal < seals.length; nextSeal++) {
      const seal = seals[nextSeal]
      if (seal === undefined || seal.seq > link.seq) return
      if (rewritten || seal.seq < link.seq || link.faulty || link.hashes.includes(seal.hash)) continue
      // Every later seal disagrees as well: the first one tells since when.
      rewritten = true
      faults.add({ code: 'chain_rewritten', position: seal.position, at: seal.at, stationId, seq: seal.seq })
    }
  }

  for await (const events of chainOf(db, stationId)) {
    const sound: EventRow[] = []
    for (const event of events) {
      previous = nextLink(previous, event, faults, suspects)
      if (previous.whole) sound.push(event)
      compare(previous)
    }
    count += events.length
    await look(sound)
  }
  judgeSuspects(suspects, faults)
  const cut = await verifyHead(db, stationId, previous, suspects, faults)
  if (!cut) reportUncovered(seals.slice(nextSeal), rewritten, stationId, faults)
  return count
}

/** Judges one event by the one before it; a row that is not whole is held back until the end of the chain. */
function nextLink(previous: Link, event: EventRow, faults: Faults, suspects: EventRow[]): Link {
  const { seq, at, hash } = event
  const expected = previous.seq + 1
  const gap = seq > expected
  if (gap)
    faults.add({ code: 'event_missing', stationId: event.station_id, seq: expected, count: seq - expected })
  const given = hashOf(event, seq)
  if (given !== hash || seq < 1) {
    if (suspects.length < heldBack) suspects.push(event)
    else faults.add({ code: 'event_changed', ...placeOf(event) })
    // Of a row whose hash alone was changed, the next one still knows the right one.
    return { seq: Math.max(seq, 0), at, hashes: [hash, given], whole: false, faulty: true }
  }
  const follows = gap || previous.faulty || previous.hashes.includes(event.previous_hash)
  if (!follows) faults.add({ code: 'chain_broken', ...placeOf(event) })
  return { seq, at, hashes: [hash], whole: true, faulty: !follows }
}

/** Tells events that only changed places from those whose content was changed. */
function judgeSuspects(suspects: readonly EventRow[], faults: Faults): void {
  for (const event of suspects) {
    const place = suspects.find((other) => other !== event && hashOf(event, other.seq) === event.hash)
    if (place === undefined) faults.add({ code: 'event_changed', ...placeOf(event) })
    else faults.add({ code: 'event_reordered', ...placeOf(event), was: place.seq })
  }
}

/**
 * @param suspects the one the head names may only have changed places
 * @returns whether the chain is known to end before it should
 */
async function verifyHead(
  db: ReadHandle,
  stationId: string,
  last: Link,
  suspects: readonly EventRow[],
  faults: Faults,
): Promise<boolean> {
  const head = await chainHead(db, stationId)
  if (head === null && last.seq === 0) return false
  const names = last.whole ? last.hashes : [...last.hashes, ...suspects.map(({ hash }) => hash)]
  const same = head?.seq === last.seq && names.includes(head.hash) && (last.faulty || head.at === last.at)
  if (same) return false
  faults.add({ code: 'head_wrong', stationId, seq: head?.seq ?? null, last: last.seq })
  return true
}

/** Seals that recorded events after the last one there is: the end was cut off, and the head made to fit. */
function reportUncovered(
  seals: readonly { readonly position: number; readonly at: number; readonly seq: number }[],
  rewritten: boolean,
  stationId: string,
  faults: Faults,
): void {
  const [seal] = seals
  if (seal === undefined || rewritten) return
  faults.add({ code: 'chain_rewritten', position: seal.position, at: seal.at, stationId, seq: seal.seq })
}

function hashOf(event: EventRow, seq: number): string {
  return eventHash(
    event.previous_hash,
    seq,
    {
      id: event.id,
      stationId: event.station_id,
      at: event.at,
      kind: event.kind,
      ticketId: event.ticket_id,
      counterId: event.counter_id,
      personId: event.person_id,
      undoes: event.undoes,
      payload: {},
    },
    event.payload,
  )
}

export function placeOf({ station_id: stationId, seq, id, kind }: EventRow): EventPlace {
  return { stationId, seq, id, kind }
}
