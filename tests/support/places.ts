import fc from 'fast-check'
import { queueAt, type CounterPlace, type QueuePlace } from '#domain/queue-order.ts'
import { at0 } from './builders.ts'

const minute = 60_000

/** Where the places of a queue differ. */
export interface AnyPlace extends QueuePlace {
  readonly id: string
  readonly headStartMs: number
  readonly baseAt: number
  readonly coolUntil: number | null
}

/** Places in a queue: arrivals within an hour, four head starts; small ranges, so that ties happen. */
export function places(
  strict: fc.Arbitrary<boolean>,
  returnedAfter: fc.Arbitrary<number>,
): fc.Arbitrary<AnyPlace> {
  return fc
    .record({
      id: fc.uuid(),
      arrival: fc.integer({ min: 0, max: 60 }),
      returnedAfter,
      headStartMs: fc.constantFrom(0, 0, 5 * minute, 20 * minute),
      strict,
      number: fc.integer({ min: 1, max: 30 }),
      prefix: fc.constantFrom('A', 'B', 'AB'),
      coolUntil: fc.option(fc.integer({ min: at0, max: at0 + 120 * minute }), { nil: null, freq: 3 }),
    })
    .map(({ arrival, returnedAfter, headStartMs, strict, ...rest }) => {
      const arrivalAt = at0 + arrival * minute
      const baseAt = arrivalAt + returnedAfter * minute
      return {
        ...rest,
        strict,
        headStartMs: strict ? 0 : headStartMs,
        arrivalAt,
        baseAt,
        queueAt: queueAt(baseAt, { strict, headStartMs }),
      }
    })
}

/** Nobody has come back and nobody is strict. */
export const plainPlace = places(fc.constant(false), fc.constant(0))
export const strictPlace = places(fc.constant(true), fc.constant(0))
/** Anything: few strict, some who came back. */
export const anyPlace = places(
  fc.integer({ max: 4, min: 0 }).map((dice) => dice === 0),
  fc.constantFrom(0, 0, 0, 1, 10, 30),
)

/** A queue in which every number is given once, as the database holds it. */
export const anyQueue = (maxLength: number): fc.Arbitrary<AnyPlace[]> =>
  fc.uniqueArray(anyPlace, { maxLength, selector: ({ prefix, number }) => `${prefix}${String(number)}` })

/** A place as a counter sees it that prefers some services: a third over their maximum, three ranks. */
export const anyCounterPlace: fc.Arbitrary<AnyPlace & CounterPlace> = fc
  .tuple(anyPlace, fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }))
  .map(([place, dice, rank]) => ({ ...place, overMaximum: dice === 0, rank }))
