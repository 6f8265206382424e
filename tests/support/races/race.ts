import type { Act } from './acts.ts'
import type { Chance } from './random.ts'
import type { RaceOffice } from './race-office.ts'
import type { Answer } from './wire.ts'

/** What several stations do at the same moment. */
export interface Race {
  readonly runs: readonly { readonly station: number; readonly act: Act }[]
  /** A new business day has begun for everybody when they start. */
  readonly nextDay?: boolean
  /**
   * @param answers in the order of `runs`
   * @returns what should not have come of it; empty when all is well
   */
  judge(answers: readonly Answer[]): Promise<readonly string[]> | readonly string[]
}

/** A situation that is made, and then raced for. */
export interface RaceKind {
  readonly name: string
  /** How many stations take part. */
  readonly stations: number
  prepare(office: RaceOffice, chance: Chance): Promise<Race>
}

/** What came of it, in one word each, sorted: `counter.busy ok`. */
export function outcome(answers: readonly Answer[]): string {
  return answers
    .map((answer) => (answer.ok ? 'ok' : answer.code))
    .sort()
    .join(' ')
}

/** A fault unless the outcome is one of those that some order, one after the other, would have given. */
export function unlessOneOf(answers: readonly Answer[], ...allowed: readonly string[]): string[] {
  const got = outcome(answers)
  return allowed.includes(got)
    ? []
    : [`answered "${got}", not ${allowed.join(' or ')}: ${JSON.stringify(answers)}`]
}

/** The ticket that an answer names; '' for a refusal. */
export function ticketOf(answer: Answer | undefined): string {
  if (answer?.ok !== true || typeof answer.value !== 'object' || answer.value === null) return ''
  return 'ticketId' in answer.value ? String(answer.value.ticketId) : ''
}

/** The same for each of the first stations. */
export function each<T>(count: number, make: (station: number) => T): T[] {
  return Array.from({ length: count }, (_, station) => make(station))
}
