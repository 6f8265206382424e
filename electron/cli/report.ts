import { inGroups } from '#domain/seal.ts'
import type { EventPlace, Fault } from '#services/verify/fault.ts'
import type { Verification } from '#services/verify/verify-store.ts'
import type { Texts } from '#text/index.ts'

/** Writes an instant for people; given ms since the epoch. */
type WriteTime = (at: number) => string

/**
 * What a person reads of a verification.
 * @param where file or database that was read
 */
export function reportLines(
  { verify: words }: Texts,
  where: string,
  verification: Verification,
  time: WriteTime,
): string[] {
  const { stations, tickets, seals, lastSeal, texts, erased, faults, more } = verification
  const names = new Map(stations.map(({ id, name }) => [id, name]))
  const station = (id: string) => stationName(words, id, names.get(id) ?? null)
  const count = faults.length + more
  return [
    words.title(where),
    ...stations.map(({ id, events }) => `  ${words.station(station(id), events)}`),
    `  ${words.counts(tickets, seals)}`,
    `  ${words.texts(texts, erased)}`,
    ...(lastSeal === null ? [] : [`  ${words.seal(inGroups(lastSeal))}`]),
    '',
    ...(count === 0 ? [`✓ ${words.fine}`] : [`✗ ${words.faulty(count)}`]),
    ...faults.map((fault) => `  - ${faultSentence(words, fault, station, time)}`),
    ...(more > 0 ? [`  ${words.more(more)}`] : []),
    ...(count === 0 ? [] : ['', words.advice]),
  ]
}

function stationName(words: Texts['verify'], id: string, name: string | null): string {
  return name === null ? words.nameless(id) : `«${name}»`
}

function faultSentence(
  words: Texts['verify'],
  fault: Fault,
  station: (id: string) => string,
  time: WriteTime,
): string {
  const say = words.faults
  const event = ({ seq, stationId, kind, id }: EventPlace) => words.event(seq, station(stationId), kind, id)
  switch (fault.code) {
    case 'event_changed':
      return say.event_changed(event(fault))
    case 'event_missing':
      return say.event_missing(fault.count, fault.seq, station(fault.stationId))
    case 'event_reordered':
      return say.event_reordered(event(fault), fault.was)
    case 'chain_broken':
      return say.chain_broken(event(fault))
    case 'head_wrong':
      return fault.seq === null
        ? say.head_missing(station(fault.stationId), fault.last)
        : say.head_wrong(station(fault.stationId), String(fault.seq), fault.last)
    case 'seal_broken':
      return say.seal_broken(fault.position, time(fault.at))
    case 'chain_rewritten':
      return say.chain_rewritten(fault.seq, station(fault.stationId), fault.position, time(fault.at))
    case 'seal_missing':
      return say.seal_missing(inGroups(fault.seal))
    case 'personal_changed':
      return say.personal_changed(words.fields[fault.field], fault.subject, event(fault.event))
    case 'personal_unknown':
      return say.personal_unknown(words.fields[fault.field], fault.subject, event(fault.event))
    case 'erasure_unknown':
      return say.erasure_unknown(fault.subject)
    case 'ticket_disagrees':
      return say.ticket_disagrees(fault.label, fault.ticketId, words.ticket[fault.what])
    case 'numbers_disagree':
      return say.numbers_disagree(fault.prefix, fault.businessDay)
  }
}
