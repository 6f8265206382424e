import { expect, test } from 'vitest'
import { contract } from '#contract/contract.ts'
import { namesFor } from '#contract/names.ts'
import { callNames, mayWindowAsk, permissions, refusedBy } from '#domain/permissions.ts'
import { publicRoles, staffRoles, stationRoles, type StaffRole, type WindowRole } from '#domain/people.ts'
import { actorAt } from '#support/actors.ts'

const windows: readonly WindowRole[] = [...stationRoles, 'setup', 'trouble']

test('every call that can be made has a permission, and every permission is a call', () => {
  expect(callNames.toSorted()).toEqual(Object.keys(contract).toSorted())
  expect(callNames.length).toBe(new Set(callNames).size)
})

// Who may what, line by line and independent of the rule: tests/ipc/permission-table.ts.

test.each(callNames)('%s: window before person, and each refusal says which of the two it was', (name) => {
  for (const window of windows)
    for (const role of [null, ...staffRoles]) {
      const refused = refusedBy(name, actorAt(window, role === null ? null : [role]))
      const { people } = permissions[name]
      const expected = !mayWindowAsk(name, window)
        ? 'station.forbidden'
        : people === 'nobody'
          ? null
          : role === null
            ? 'person.required'
            : people === 'anybody' || (people as readonly StaffRole[]).includes(role)
              ? null
              : 'person.forbidden'
      expect(refused?.code ?? null, `${window} × ${String(role)}`).toBe(expected)
    }
})

test('what one of a person’s functions may, the person may', () => {
  expect(refusedBy('tickets.finish', actorAt('counter', ['security', 'counter']))).toBeNull()
  expect(refusedBy('tickets.finish', actorAt('counter', []))).toMatchObject({ code: 'person.forbidden' })
})

test('a screen in the hall needs nobody, and may never touch a ticket, see a name or search', () => {
  for (const role of publicRoles)
    for (const name of namesFor(role)) {
      expect(permissions[name].people, `${role} ${name}`).toBe('nobody')
      expect(name.startsWith('tickets.') || name.startsWith('queue.') || name.startsWith('desk.'), name).toBe(
        false,
      )
      expect(name, role).not.toBe('session.people')
    }
})

test('set-up is asked by the set-up window only, and trouble by the trouble window only', () => {
  for (const name of callNames.filter((call) => call.startsWith('setup.')))
    expect(
      windows.filter((window) => mayWindowAsk(name, window)),
      name,
    ).toEqual(['setup'])
  for (const name of callNames.filter((call) => call.startsWith('trouble.')))
    expect(
      windows.filter((window) => mayWindowAsk(name, window)),
      name,
    ).toEqual(['trouble'])
})

test('a window is offered exactly the calls that it may ask', () => {
  for (const window of windows)
    expect(namesFor(window)).toEqual(callNames.filter((name) => mayWindowAsk(name, window)))
})
