import fc from 'fast-check'
import { staffRoles, stationRoles } from '#domain/people.ts'
import { alertOf, type Alert } from '#domain/alerts/alert.ts'
import type { Listener } from '#domain/alerts/audience.ts'
import {
  alertKinds,
  alertModes,
  alertOutcomes,
  answerSteps,
  receiptSteps,
  type AlertFact,
  type Raised,
} from '#domain/alerts/facts.ts'

export const at0 = 1_000_000
export const sender = { personId: 'sender', stationId: 'desk', zoneId: 'hall' } as const

/** The alert of a desk in the hall, a real and silent one unless said otherwise. */
export function raised(changes: Partial<Raised> = {}): Raised {
  return {
    kind: 'raised',
    id: 'f0',
    alertId: 'a1',
    at: at0,
    mode: 'silent',
    alertKind: 'real',
    trigger: 'hold',
    ...sender,
    ticketId: null,
    ...changes,
  }
}

/** What facts make of an alert that was raised. */
export function alertFrom(facts: readonly AlertFact[], changes: Partial<Raised> = {}): Alert {
  const alert = alertOf([raised(changes), ...facts])
  if (alert === null) throw new Error('an alert without its beginning')
  return alert
}

const people = ['sender', 'guard', 'boss', 'clerk'] as const
const times = fc.integer({ min: at0, max: at0 + 300_000 })
const common = { alertId: fc.constant('a1'), at: times }

/** Anything that anybody may say of the alert, besides that it was raised. */
export const anyFact: fc.Arbitrary<AlertFact> = fc
  .tuple(
    fc.uuid(),
    fc.oneof(
      fc.record({
        ...common,
        kind: fc.constant('answered' as const),
        personId: fc.constantFrom(...people),
        stationId: fc.constantFrom('post', 'office'),
        step: fc.constantFrom(...answerSteps),
      }),
      fc.record({ ...common, kind: fc.constant('cancelled' as const), underDuress: fc.boolean() }),
      fc.record({
        ...common,
        kind: fc.constant('followed_up' as const),
        personId: fc.constantFrom(...people),
      }),
      fc.record({
        ...common,
        kind: fc.constant('resolved' as const),
        personId: fc.constantFrom(...people),
        roles: fc.subarray([...staffRoles]),
        outcome: fc.constantFrom(...alertOutcomes),
        policeCalled: fc.boolean(),
        injuries: fc.boolean(),
      }),
      fc.record({
        ...common,
        kind: fc.constant('receipted' as const),
        stationId: fc.constantFrom('desk', 'post', 'office'),
        step: fc.constantFrom(...receiptSteps),
      }),
    ),
  ) // prettier-ignore
  .map(([id, fact]) => ({ ...fact, id }))

export const anyFacts = fc.array(anyFact, { maxLength: 14 })

export const anyRaised = fc
  .record({ mode: fc.constantFrom(...alertModes), alertKind: fc.constantFrom(...alertKinds), personId: fc.constantFrom(...people, null) })
  .map((changes) => raised(changes)) // prettier-ignore

export const anyListener: fc.Arbitrary<Listener> = fc.record({
  stationId: fc.constantFrom('desk', 'post', 'office', 'tv'),
  zoneId: fc.constantFrom('hall', 'guard room', 'first floor'),
  roles: fc.subarray([...stationRoles], { minLength: 1 }),
  receives: fc.boolean(),
})
