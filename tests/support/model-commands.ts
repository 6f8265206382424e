import fc from 'fast-check'
import type { EventKind } from '#domain/events.ts'
import type { ModelArrival, ModelStep } from './model-office.ts'

const minute = 60_000

/** How a line of the ticket in hand is changed; a line is chosen by index, and may not be there. */
export type ModelLineChange =
  | { readonly how: 'add'; readonly serviceId: string; readonly quantity: number }
  | { readonly how: 'correct'; readonly line: number; readonly serviceId: string; readonly quantity: number }
  | { readonly how: 'take_up'; readonly line: number }

/** Among which tickets a desk chooses one. */
export type ModelChoice = 'any' | 'in_hand' | 'held' | 'gone'

/** One thing that happens in the model office; places and tickets are chosen by index, so that any sequence has a meaning. */
export type ModelCommand =
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'issue'; readonly arrival: ModelArrival }
  | { readonly kind: 'next'; readonly desk: number }
  | { readonly kind: 'change'; readonly of: ModelChoice; readonly step: ModelStep; readonly desk: number; readonly ticket: number } // prettier-ignore
  | { readonly kind: 'lines'; readonly change: ModelLineChange; readonly desk: number }
  | { readonly kind: 'note'; readonly event: EventKind; readonly desk: number }
  | { readonly kind: 'sign_out'; readonly desk: number }
  | { readonly kind: 'undo'; readonly of: ModelChoice; readonly desk: number; readonly ticket: number }

const desk = fc.nat(3)
const ticket = fc.nat(7)
const serviceId = fc.constantFrom('s1', 's2')
const quantity = fc.integer({ min: 1, max: 3 })

const transfer = fc.record({
  name: fc.constant('transfer' as const),
  serviceId,
  targetCounterId: fc.constantFrom(null, null, null, 'c1', 'c2'),
  targetPersonId: fc.constantFrom(null, null, null, 'm2', 'm3'),
})
const hold = fc.record({ name: fc.constant('hold' as const), shared: fc.boolean() })

/** Steps by name; those that say more are drawn apart. */
function named(
  ...names: readonly Exclude<ModelStep['name'], 'hold' | 'transfer'>[]
): fc.Arbitrary<ModelStep> {
  return fc.constantFrom(...names).map((name) => ({ name }))
}

const anyStep = fc.oneof(
  { weight: 11, arbitrary: named('call', 'attend', 'start', 'not_here', 'return', 'finish', 'leave', 'void', 'end_day', 'resume', 'release', 'reactivate') }, // prettier-ignore
  transfer,
  hold,
)
const stepInHand = fc.oneof(
  { weight: 12, arbitrary: named('start', 'start', 'start', 'not_here', 'not_here', 'not_here', 'return', 'finish', 'leave', 'void') }, // prettier-ignore
  { weight: 3, arbitrary: transfer },
  { weight: 4, arbitrary: hold },
)

const lineChange: fc.Arbitrary<ModelLineChange> = fc.oneof(
  fc.record({ how: fc.constant('add' as const), serviceId, quantity }),
  fc.record({ how: fc.constant('correct' as const), line: fc.nat(4), serviceId, quantity }),
  fc.record({ how: fc.constant('take_up' as const), line: fc.nat(4) }),
)

const arrival: fc.Arbitrary<ModelArrival> = fc.record({
  serviceId,
  headStartMs: fc.constantFrom(0, 0, 5 * minute, 20 * minute),
  strict: fc.constantFrom(false, false, false, true),
  appointmentIn: fc.constantFrom(null, null, null, 15 * minute, -5 * minute, -30 * minute),
})

function change(of: ModelChoice, step: fc.Arbitrary<ModelStep>): fc.Arbitrary<ModelCommand> {
  return fc.record({ kind: fc.constant('change' as const), of: fc.constant(of), step, desk, ticket })
}

const command: fc.Arbitrary<ModelCommand> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.constantFrom(1, 30_000, 6 * minute) }) }, // prettier-ignore
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('issue' as const), arrival }) },
  { weight: 7, arbitrary: fc.record({ kind: fc.constant('next' as const), desk }) },
  { weight: 5, arbitrary: change('any', anyStep) },
  { weight: 16, arbitrary: change('in_hand', stepInHand) },
  { weight: 5, arbitrary: change('held', named('resume', 'resume', 'release', 'leave', 'void')) },
  { weight: 2, arbitrary: change('gone', named('reactivate')) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('lines' as const), change: lineChange, desk }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('note' as const), event: fc.constantFrom('ticket.recalled' as const, 'call.announced' as const), desk }) }, // prettier-ignore
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('sign_out' as const), desk }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('undo' as const), of: fc.constantFrom('any' as const, 'in_hand' as const, 'held' as const), desk, ticket }) }, // prettier-ignore
)

export const modelCommands = fc.array(command, { minLength: 1, maxLength: 120, size: 'max' })
