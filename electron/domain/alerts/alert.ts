import {
  answerSteps,
  receiptSteps,
  type AlertFact,
  type Answered,
  type AnswerStep,
  type Cancelled,
  type FollowedUp,
  type Raised,
  type ReceiptStep,
  type Resolved,
} from './facts.ts'

/** How far one responder has come, and when each step was said first. */
export interface Responder {
  readonly personId: string
  readonly step: AnswerStep
  /** When they first said anything, and when they came as far as they are; ms since the epoch. */
  readonly answeredAt: number
  readonly since: number
}

/** What an alert is, as far as is known here. It is only ever open or resolved (domain.md §6). */
export interface Alert {
  readonly id: string
  readonly raised: Raised
  readonly state: 'open' | 'resolved'
  /** Those who answered, the first one first. */
  readonly responders: readonly Responder[]
  /** The farthest that each station has come. */
  readonly receipts: ReadonlyMap<string, ReceiptStep>
  readonly cancelled: Cancelled | null
  readonly followedUp: FollowedUp | null
  readonly resolved: Resolved | null
}

/**
 * What facts together say, in whatever order they came and however often.
 * @returns null while the alert itself has not come: its answers may be faster
 */
export function alertOf(facts: Iterable<AlertFact>): Alert | null {
  const all = [...new Map([...facts].map((fact) => [fact.id, fact])).values()].toSorted(earlierFirst)
  const raised = all.find((fact): fact is Raised => fact.kind === 'raised')
  if (raised === undefined) return null
  const first = <Kind extends AlertFact['kind']>(kind: Kind) =>
    all.find((fact): fact is Extract<AlertFact, { readonly kind: Kind }> => fact.kind === kind) ?? null
  // The first to say so: whoever resolves a moment later, elsewhere, finds it resolved.
  const resolved = first('resolved')
  return {
    id: raised.alertId,
    raised,
    state: resolved === null ? 'open' : 'resolved',
    responders: respondersOf(all.filter((fact): fact is Answered => fact.kind === 'answered')),
    receipts: receiptsOf(all),
    cancelled: first('cancelled'),
    followedUp: first('followed_up'),
    resolved,
  }
}

function respondersOf(answers: readonly Answered[]): Responder[] {
  const farthest = new Map<string, Responder>()
  for (const { personId, step, at } of answers) {
    const known = farthest.get(personId)
    if (known === undefined || stepNumber(step) > stepNumber(known.step))
      farthest.set(personId, { personId, step, answeredAt: known?.answeredAt ?? at, since: at })
  }
  return [...farthest.values()]
}

function receiptsOf(facts: readonly AlertFact[]): Map<string, ReceiptStep> {
  const farthest = new Map<string, ReceiptStep>()
  for (const fact of facts) {
    if (fact.kind !== 'receipted') continue
    const known = farthest.get(fact.stationId)
    if (known === undefined || receiptSteps.indexOf(fact.step) > receiptSteps.indexOf(known))
      farthest.set(fact.stationId, fact.step)
  }
  return farthest
}

/** 0 for the first step of an answer. */
export function stepNumber(step: AnswerStep): number {
  return answerSteps.indexOf(step)
}

/** By time, and by id where two were said in the same millisecond: the same everywhere. */
function earlierFirst(one: AlertFact, other: AlertFact): number {
  return one.at - other.at || (one.id < other.id ? -1 : 1)
}
