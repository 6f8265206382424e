import type { Why } from '#domain/why-next.ts'
import type { Texts } from '#text/index.ts'

/**
 * Why a ticket stands where it stands, in a few words.
 * @param clock writes ms since the epoch as the office's hour
 */
export function whyWords(why: Why, all: Texts, clock: (at: number) => string): string {
  const words = all.why
  switch (why.kind) {
    case 'only_one':
      return words.onlyOne
    case 'arrived_first':
      return words.arrivedFirst(clock(why.arrivalAt))
    case 'by_arrival':
      return words.byArrival(clock(why.arrivalAt))
    case 'head_start':
      return words.headStart(why.priority, why.minutes)
    case 'strict':
      return words.strict(why.priority)
    case 'general_turn':
      return words.generalTurn(why.after)
    case 'over_maximum':
      return words.overMaximum(why.minutes)
    case 'preference_skill':
      return words.preferenceSkill
    case 'preference_quick':
      return words.preferenceQuick
    case 'for_counter':
      return words.forCounter
    case 'for_person':
      return words.forPerson
    case 'opened':
      return why.counter === null
        ? words.openedPerson(why.person ?? all.common.nobody)
        : words.openedCounter(why.counter)
    case 'appointment':
      return words.appointment(clock(why.at))
    case 'late_appointment':
      return words.lateAppointment(clock(why.at))
    case 'returned':
      return words.returned(clock(why.baseAt))
    case 'cooling':
      return words.cooling(clock(why.until))
  }
}
