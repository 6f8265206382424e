import { expect, test } from 'vitest'
import { contract } from '#contract/contract.ts'
import { namesFor } from '#contract/names.ts'
import { callNames, mayWindowAsk, permissions, refusedBy, type CallName } from '#domain/permissions.ts'
import { publicRoles, staffRoles, stationRoles, type StaffRole, type WindowRole } from '#domain/people.ts'
import { actorAt } from '#support/actors.ts'

const windows: readonly WindowRole[] = [...stationRoles, 'setup', 'trouble']

test('every call that can be made has a permission, and every permission is a call', () => {
  expect(callNames.toSorted()).toEqual(Object.keys(contract).toSorted())
  expect(callNames.length).toBe(new Set(callNames).size)
})

/** Calls that touch a ticket: the windows and the people that may, said again by hand from domain.md §1. */
const desks: Partial<Record<CallName, { windows: WindowRole[]; people: StaffRole[] }>> = {
  'tickets.issue': {
    windows: ['door', 'reception', 'counter'],
    people: ['door', 'reception', 'counter', 'manager', 'admin'],
  },
  'tickets.greet': {
    windows: ['door', 'reception', 'counter'],
    people: ['door', 'reception', 'counter', 'manager', 'admin'],
  },
  'tickets.back': {
    windows: ['door', 'reception', 'counter'],
    people: ['door', 'reception', 'counter', 'manager', 'admin'],
  },
  ...Object.fromEntries(
    (['callNext', 'callAgain', 'start', 'notHere'] as const).map((name) => [
      `tickets.${name}`,
      { windows: ['counter'], people: ['reception', 'counter', 'manager', 'admin'] },
    ]),
  ),
  ...Object.fromEntries(
    (['attend', 'return', 'finish', 'leave', 'void', 'undo'] as const).map((name) => [
      `tickets.${name}`,
      { windows: ['reception', 'counter'], people: ['reception', 'counter', 'manager', 'admin'] },
    ]),
  ),
}

test.each(Object.entries(desks))('%s is let in from its windows and people only', (name, allowed) => {
  for (const window of windows)
    for (const role of staffRoles) {
      const may = allowed.windows.includes(window) && allowed.people.includes(role)
      expect(refusedBy(name as CallName, actorAt(window, [role])) === null, `${window} × ${role}`).toBe(may)
    }
})

test('every call that writes to a ticket stands in that table', () => {
  const writing = callNames.filter((name) => name.startsWith('tickets.') && name !== 'tickets.history')
  expect(writing.filter((name) => desks[name] === undefined)).toEqual([])
})

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
