import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check, isCallName } from '#ipc/check.ts'
import { callNames, mayWindowAsk, permissions, type CallName } from '#domain/permissions.ts'
import { staffRoles, stationRoles, type WindowRole } from '#domain/people.ts'
import { actorAt } from '#support/actors.ts'
import { validInputs } from '#support/valid-inputs.ts'

const windows: readonly WindowRole[] = [...stationRoles, 'setup', 'trouble']

/** Somebody who may do everything, at a window that may ask for it. */
function somebodyFor(name: CallName) {
  return actorAt(windows.find((role) => mayWindowAsk(name, role)) ?? 'reception', staffRoles)
}

test.each(callNames)('%s lets a good input of the right asker in, as it is', (name) => {
  expect(check(name, somebodyFor(name), validInputs[name])).toEqual({ input: validInputs[name] })
})

test.each(callNames)('%s is refused from every other window, and learns nothing of shapes there', (name) => {
  for (const role of windows.filter((each) => !mayWindowAsk(name, each)))
    for (const input of [validInputs[name], null, 'nonsense'])
      expect(check(name, actorAt(role, staffRoles), input)).toEqual({ ok: false, code: 'station.forbidden' })
})

test.each(callNames)('%s without anybody signed in is refused, unless it needs nobody', (name) => {
  const actor = { ...somebodyFor(name), person: null }
  const expected =
    permissions[name].people === 'nobody'
      ? { input: validInputs[name] }
      : { ok: false, code: 'person.required' }
  expect(check(name, actor, validInputs[name])).toEqual(expected)
})

test.each(callNames)('%s refuses a key that it does not know', (name) => {
  const input = { ...validInputs[name], isAdmin: true }
  expect(check(name, somebodyFor(name), input)).toMatchObject({ ok: false, code: 'input.invalid' })
})

const keys = callNames.flatMap((name) => Object.keys(validInputs[name]).map((key) => [name, key] as const))

test.each(keys)(
  '%s refuses an input without its %s, or with nonsense in it, and names the field',
  (name, key) => {
    const rest = Object.fromEntries(Object.entries(validInputs[name]).filter(([each]) => each !== key))
    for (const wrong of [
      rest,
      { ...rest, [key]: { $ne: null } },
      { ...rest, [key]: Symbol.iterator.toString().repeat(400) },
    ]) {
      const refused = check(name, somebodyFor(name), wrong)
      expect(refused).toMatchObject({ ok: false, code: 'input.invalid' })
      expect('field' in refused && refused.field.startsWith(key), JSON.stringify(refused)).toBe(true)
    }
  },
)

test('whatever a window sends, the check answers and never throws', () => {
  const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true, withSparseArray: true, withNullPrototype: true }) // prettier-ignore
  fc.assert(
    fc.property(fc.constantFrom(...callNames), anything, (name, input) => {
      const answer = check(name, somebodyFor(name), input)
      if ('input' in answer)
        expect(Object.keys(answer.input as object).length).toBe(Object.keys(validInputs[name]).length)
      else expect(answer.code).toBe('input.invalid')
    }),
    { numRuns: 2000 },
  )
})

test('a good input with one thing exchanged by nonsense is never let in with that nonsense', () => {
  const nonsense = fc.oneof(fc.integer(), fc.constant(''), fc.constant('   '), fc.constant(undefined), fc.constant(Number.NaN), fc.array(fc.string()), fc.object()) // prettier-ignore
  fc.assert(
    fc.property(fc.constantFrom(...keys), nonsense, ([name, key], wrong) => {
      // A small number is a counter and a quantity like any other; a browser's words and a password may be empty.
      const isCount = key === 'counterNumber' || key === 'quantity'
      const isText = key === 'password' || name === 'app.reportViolation'
      if ((isCount && typeof wrong === 'number') || (isText && typeof wrong === 'string')) return
      const answer = check(name, somebodyFor(name), { ...validInputs[name], [key]: wrong })
      expect(answer).toMatchObject({ ok: false, code: 'input.invalid' })
    }),
    { numRuns: 1000 },
  )
})

test('only names of calls are names of calls', () => {
  for (const name of callNames) expect(isCallName(name)).toBe(true)
  for (const wrong of [
    'toString',
    '__proto__',
    'constructor',
    'tickets',
    'tickets.',
    '',
    null,
    undefined,
    7,
    {},
    ['tickets.issue'],
  ])
    expect(isCallName(wrong), JSON.stringify(wrong)).toBe(false)
})
