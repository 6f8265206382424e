import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alertOf, stepNumber } from '#domain/alerts/alert.ts'
import { alertFrom, anyFact, anyFacts, anyRaised, raised } from './some-alert.ts'

test('facts say the same in whatever order they come, and however often', () => {
  fc.assert(
    fc.property(
      anyRaised,
      anyFacts,
      fc.array(fc.nat(), { minLength: 29, maxLength: 29 }),
      (beginning, facts, chance) => {
        const all = [beginning, ...facts]
        const shuffled = [...all, ...facts]
          .map((fact, index) => ({ fact, by: chance[index] ?? 0 }))
          .toSorted((one, other) => one.by - other.by)
          .map(({ fact }) => fact)
        expect(alertOf(shuffled)).toEqual(alertOf(all))
      },
    ),
  )
})

test('answers that are faster than the alert wait for it', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      expect(alertOf(facts)).toBe(null)
    }),
  )
})

test('no later word makes a responder go back, or a station unlearn what it has seen', () => {
  fc.assert(
    fc.property(anyFacts, anyFact, (facts, more) => {
      const [before, after] = [alertFrom(facts), alertFrom([...facts, more])]
      for (const { personId, step } of before.responders) {
        const now = after.responders.find((responder) => responder.personId === personId)
        expect(stepNumber(now?.step ?? 'acknowledged')).toBeGreaterThanOrEqual(stepNumber(step))
      }
      for (const stationId of before.receipts.keys()) expect(after.receipts.has(stationId)).toBe(true)
    }),
  )
})

test('resolved is final: no word opens it again, and the first who ended it stays', () => {
  fc.assert(
    fc.property(anyFacts, anyFact, (facts, more) => {
      const before = alertFrom(facts)
      fc.pre(before.state === 'resolved')
      const after = alertFrom([...facts, more])
      expect(after.state).toBe('resolved')
      if (more.kind !== 'resolved' || more.at > (before.resolved?.at ?? 0))
        expect(after.resolved).toEqual(before.resolved)
    }),
  )
})

test('open at stop is open at start: facts that were written and read again are the same alert', () => {
  fc.assert(
    fc.property(anyRaised, anyFacts, (beginning, facts) => {
      const written = JSON.stringify([beginning, ...facts])
      expect(alertOf(JSON.parse(written) as typeof facts)).toEqual(alertOf([beginning, ...facts]))
    }),
  )
})

test('of two who say it in the same millisecond the same one is first everywhere', () => {
  const end = { kind: 'resolved', alertId: 'a1', at: raised().at + 5, roles: ['security'], outcome: 'real', policeCalled: false, injuries: false } as const // prettier-ignore
  const [one, other] = [{ ...end, id: 'f1', personId: 'guard' }, { ...end, id: 'f2', personId: 'boss' }] // prettier-ignore
  expect(alertFrom([one, other]).resolved?.personId).toBe('guard')
  expect(alertFrom([other, one]).resolved?.personId).toBe('guard')
})
