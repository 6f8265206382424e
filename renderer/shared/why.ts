import type { Why } from '#domain/why-next.ts'
import type { Texts } from '#text/index.ts'

/**
 * Why a ticket stands where it stands, in a few words.
 * @param clock writes ms since the epoch as the office's hour
 */
export function whyWords(why: Why, all: Texts, clock: (at: number) => string): string {
  switch (why.kind) {
    case 'only_one':
      return all.why.onlyOne
    case 'arrived_first':
      return all.why.arrivedFirst(clock(why.arrivalAt))
    case 'by_arrival':
      return all.why.byArrival(clock(why.arrivalAt))
    case 'head_start':
      return all.why.headStart(why.priority, why.minutes)
    case 'strict':
      return all.why.strict(why.priority)
    case 'returned':
      return all.why.returned(clock(why.baseAt))
    case 'cooling':
      return all.why.cooling(clock(why.until))
  }
}
