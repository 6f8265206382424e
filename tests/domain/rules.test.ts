import { expect, test } from 'vitest'
import { defaultRules } from '#domain/rules.ts'

const minute = 60_000

test('unless an office says otherwise, the rules are these', () => {
  expect(defaultRules).toEqual({
    dayStartMinute: 240,
    notHereLimit: 3,
    coolDownMs: 5 * minute,
    undoWindowMs: 2 * minute,
    endDayPolicy: 'not_served',
    strictRun: null,
    absentOpensMs: 5 * minute,
    keepPlaceMs: 10 * minute,
    appointmentGraceMs: 10 * minute,
    autoLockMs: 10 * minute,
  })
})
