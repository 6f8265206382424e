import fc from 'fast-check'
import { expect, test } from 'vitest'
import { staffRoles } from '#domain/people.ts'
import { alertOf } from '#domain/alerts/alert.ts'
import type { AlertFact, AnswerStep } from '#domain/alerts/facts.ts'
import { answerRefusal, cancelRefusal, resolveRefusal } from '#domain/alerts/guards.ts'
import { alertFrom, anyFacts, at0, raised } from './some-alert.ts'

const answered = (personId: string, step: AnswerStep, id = `${personId} ${step}`): AlertFact =>
  ({ kind: 'answered', id, alertId: 'a1', at: at0 + 1_000, personId, stationId: 'post', step }) // prettier-ignore
const cancelled: AlertFact = {
  kind: 'cancelled',
  id: 'c',
  alertId: 'a1',
  at: at0 + 4_000,
  underDuress: false,
}
const resolved: AlertFact = { kind: 'resolved', id: 'r', alertId: 'a1', at: at0 + 9_000, personId: 'guard', roles: ['security'], outcome: 'real', policeCalled: true, injuries: false } // prettier-ignore

test('an answer goes forward only, and may skip', () => {
  const alert = alertFrom([answered('guard', 'on_the_way')])
  expect(answerRefusal(alert, 'guard', 'acknowledged')).toMatchObject({ code: 'alert.said' })
  expect(answerRefusal(alert, 'guard', 'on_the_way')).toMatchObject({ code: 'alert.said' })
  expect(answerRefusal(alert, 'guard', 'on_the_spot')).toBe(null)
  expect(answerRefusal(alert, 'boss', 'on_the_spot')).toBe(null)
})

test('nothing more is said of what is resolved', () => {
  const alert = alertFrom([resolved])
  const refused = { code: 'alert.resolved' }
  expect(answerRefusal(alert, 'boss', 'acknowledged')).toMatchObject(refused)
  expect(cancelRefusal(alert, 'sender')).toMatchObject(refused)
  expect(resolveRefusal(alert, { personId: 'boss', roles: ['manager'] })).toMatchObject(refused)
})

test('only its sender takes it back, once', () => {
  expect(cancelRefusal(alertFrom([]), 'sender')).toBe(null)
  expect(cancelRefusal(alertFrom([]), 'boss')).toMatchObject({ code: 'alert.not_yours' })
  expect(cancelRefusal(alertFrom([cancelled]), 'sender')).toMatchObject({ code: 'alert.cancelled' })
  expect(cancelRefusal(alertFrom([], { personId: null }), 'sender')).toMatchObject({
    code: 'alert.not_yours',
  })
})

test('a cancelled alert can still be answered, and is resolved by security', () => {
  const alert = alertFrom([cancelled])
  expect(alert.state).toBe('open')
  expect(answerRefusal(alert, 'guard', 'on_the_way')).toBe(null)
  expect(resolveRefusal(alert, { personId: 'guard', roles: ['security'] })).toBe(null)
})

test.each(staffRoles)('%s: resolves an alert of somebody else exactly if security or management', (role) => {
  const refusal = resolveRefusal(alertFrom([]), { personId: 'somebody', roles: [role] })
  expect(refusal === null).toBe(['security', 'manager', 'admin'].includes(role))
})

test('the sender alone never resolves, whoever they are and whatever they say', () => {
  const actors = fc.record({ personId: fc.constantFrom('sender', 'guard', 'boss'), roles: fc.subarray([...staffRoles]) }) // prettier-ignore
  fc.assert(
    fc.property(fc.array(fc.tuple(actors, fc.constantFrom('answer', 'cancel', 'resolve')), { maxLength: 20 }), (acts) => {
      const facts: AlertFact[] = [raised()]
      for (const [index, [actor, act]] of acts.entries()) {
        const alert = alertOf(facts)
        if (alert === null) throw new Error('gone')
        const common = { id: `x${String(index)}`, alertId: 'a1', at: at0 + index }
        if (act === 'answer' && answerRefusal(alert, actor.personId, 'on_the_way') === null)
          facts.push(answered(actor.personId, 'on_the_way', common.id))
        if (act === 'cancel' && cancelRefusal(alert, actor.personId) === null)
          facts.push({ ...common, kind: 'cancelled', underDuress: false })
        if (act === 'resolve' && resolveRefusal(alert, actor) === null)
          facts.push({ ...common, ...actor, kind: 'resolved', outcome: 'false', policeCalled: false, injuries: false })
      }
      const end = alertOf(facts)
      const others = end?.responders.some(({ personId }) => personId !== 'sender') ?? false
      if (end?.resolved?.personId === 'sender') expect(others).toBe(true)
    }),
  ) // prettier-ignore
})

test('whatever was said before, raising is nobody’s to refuse: there is no guard of it', async () => {
  const guards = Object.keys(await import('#domain/alerts/guards.ts'))
  expect(guards.filter((name) => /raise/i.test(name))).toEqual([])
  fc.assert(
    fc.property(anyFacts, (facts) => {
      expect(alertFrom(facts).raised).toEqual(raised())
    }),
  )
})
