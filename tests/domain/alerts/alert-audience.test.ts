import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foremost, receiverProblem, shows, type Listener } from '#domain/alerts/audience.ts'
import { circleAt, circles, defaultEscalation, settledAt, widensAt } from '#domain/alerts/escalation.ts'
import type { AlertFact } from '#domain/alerts/facts.ts'
import { markOf } from '#domain/alerts/mark.ts'
import { alertFrom, anyFacts, anyListener, anyRaised, at0, sender } from './some-alert.ts'

const rules = defaultEscalation
const anyCircle = fc.constantFrom(...circles)
const post: Listener = { stationId: 'post', zoneId: 'guard room', roles: ['security'], receives: false }
const clerk: Listener = { stationId: 'upstairs', zoneId: 'first floor', roles: ['counter'], receives: false }
const answered: AlertFact = { kind: 'answered', id: 'f1', alertId: 'a1', at: at0 + 5_000, personId: 'guard', stationId: 'post', step: 'acknowledged' } // prettier-ignore

test('a silent alert is shown nowhere where the sender or the hall could see it, at no step', () => {
  fc.assert(
    fc.property(anyListener, anyCircle, (listener, circle) => {
      if (!shows(alertFrom([], { mode: 'silent' }), listener, circle)) return
      expect(listener.stationId).not.toBe(sender.stationId)
      expect(listener.zoneId).not.toBe(sender.zoneId)
      expect(listener.roles).not.toContain('display')
      expect(listener.roles).not.toContain('kiosk')
    }),
  )
})

test('whoever was shown it at one step is shown it at every wider one', () => {
  fc.assert(
    fc.property(anyRaised, anyListener, (beginning, listener) => {
      const alert = alertFrom([], beginning)
      const shown = circles.map((circle) => shows(alert, listener, circle))
      expect(shown).toEqual(shown.toSorted((one, other) => Number(one) - Number(other)))
    }),
  )
})

test('without an acknowledgement security hears at 20 s, all staff at 60 s, and whom to phone stands there at 120 s', () => {
  const alert = alertFrom([])
  const circleAfter = (ms: number) => circleAt(alert, at0 + ms, rules)
  expect([0, 19_999, 20_000, 59_999, 60_000, 119_999, 120_000].map(circleAfter)).toEqual(['receivers', 'receivers', 'security', 'security', 'staff', 'staff', 'contacts']) // prettier-ignore
  expect(shows(alert, post, circleAfter(19_999))).toBe(false)
  expect(shows(alert, post, circleAfter(20_000))).toBe(true)
  expect(shows(alert, clerk, circleAfter(59_999))).toBe(false)
  expect(shows(alert, clerk, circleAfter(60_000))).toBe(true)
  expect(shows(alert, { ...post, receives: true }, 'receivers')).toBe(true)
})

test('an audible one reaches the sender’s zone too, and not the sender’s own station', () => {
  const alert = alertFrom([], { mode: 'audible' })
  expect(shows(alert, { ...clerk, zoneId: sender.zoneId }, 'staff')).toBe(true)
  expect(shows(alert, { ...clerk, stationId: sender.stationId }, 'contacts')).toBe(false)
  expect(shows(alert, { ...clerk, roles: ['display'] }, 'contacts')).toBe(false)
})

test('the first answer ends the widening, whoever it is from and however far it goes', () => {
  const alert = alertFrom([answered])
  expect(settledAt(alert)).toBe(at0 + 5_000)
  expect(circleAt(alert, at0 + 600_000, rules)).toBe('receivers')
  expect(widensAt(alert, at0 + 5_001, rules)).toBe(null)
  expect(widensAt(alertFrom([]), at0 + 20_000, rules)).toBe(at0 + 60_000)
  expect(widensAt(alertFrom([]), at0 + 120_000, rules)).toBe(null)
})

test('taken back freely it does not widen any more; taken back under duress it does', () => {
  const cancelled = (underDuress: boolean) => alertFrom([{ kind: 'cancelled', id: 'c', alertId: 'a1', at: at0 + 3_000, underDuress }]) // prettier-ignore
  expect(circleAt(cancelled(false), at0 + 60_000, rules)).toBe('receivers')
  expect(circleAt(cancelled(true), at0 + 60_000, rules)).toBe('staff')
  expect(widensAt(cancelled(true), at0 + 60_000, rules)).toBe(at0 + 120_000)
})

test('with time the circle never narrows', () => {
  fc.assert(
    fc.property(anyRaised, anyFacts, fc.nat(300_000), fc.nat(300_000), (beginning, facts, one, more) => {
      const alert = alertFrom(facts, beginning)
      const width = (now: number) => circles.indexOf(circleAt(alert, now, rules))
      expect(width(at0 + one + more)).toBeGreaterThanOrEqual(width(at0 + one))
    }),
  )
})

test('a station that would betray the desk it protects is refused as its receiver, with the reason', () => {
  expect(receiverProblem({ zoneId: 'guard room', roles: ['security'] }, 'hall')).toBe(null)
  expect(receiverProblem({ zoneId: 'hall', roles: ['security'] }, 'hall')).toBe('same_zone')
  expect(receiverProblem({ zoneId: 'guard room', roles: ['security', 'display'] }, 'hall')).toBe('public')
})

test('a real alert replaces a drill and a test, and the oldest real one stands first', () => {
  const [drill, key, real, later] = [
    alertFrom([], { alertId: 'd', id: 'd', alertKind: 'drill', at: at0 - 9 }),
    alertFrom([], { alertId: 't', id: 't', alertKind: 'test', at: at0 - 99 }),
    alertFrom([], { alertId: 'r', id: 'r', at: at0 }),
    alertFrom([], { alertId: 'l', id: 'l', at: at0 + 1 }),
  ]
  expect(foremost([key, drill, later, real])?.id).toBe('r')
  expect(foremost([key, drill])?.id).toBe('d')
  expect(foremost([])).toBe(null)
})

test('the mark says what is true: nothing, sent, received, on the way; and nothing again when it is over', () => {
  const receipt = (stationId: string, step: 'sent' | 'received'): AlertFact => ({ kind: 'receipted', id: `${stationId}${step}`, alertId: 'a1', at: at0, stationId, step }) // prettier-ignore
  expect(markOf([])).toBe('ready')
  expect(markOf([alertFrom([])])).toBe('waiting')
  expect(markOf([alertFrom([receipt('desk', 'received')])])).toBe('waiting')
  expect(markOf([alertFrom([receipt('post', 'sent')])])).toBe('sent')
  expect(markOf([alertFrom([receipt('post', 'received')])])).toBe('received')
  expect(markOf([alertFrom([answered])])).toBe('received')
  expect(markOf([alertFrom([{ ...answered, step: 'on_the_spot' }])])).toBe('on_the_way')
  expect(markOf([alertFrom([{ kind: 'cancelled', id: 'c', alertId: 'a1', at: at0, underDuress: true }])])).toBe('ready') // prettier-ignore
})
