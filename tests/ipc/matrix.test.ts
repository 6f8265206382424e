import { expect, test } from 'vitest'
import { callNames, type CallName } from '#domain/permissions.ts'
import { staffRoles, stationRoles, type Actor, type StaffRole, type WindowRole } from '#domain/people.ts'
import { check } from '#ipc/check.ts'
import { actorAt } from '#support/actors.ts'
import { validInputs } from '#support/valid-inputs.ts'
import { allowed, type Allowed } from './permission-table.ts'

const windows: readonly WindowRole[] = [...stationRoles, 'setup', 'trouble']
const states = ['signed in', 'locked', 'signed out'] as const

/** What the table says of it: `in`, or the code of the refusal. */
function expected(line: Allowed, actor: Actor): string {
  if (!line.windows.includes(actor.role)) return 'station.forbidden'
  if (line.people === null) return 'in'
  if (actor.person === null) return 'person.required'
  if (actor.locked === true && !line.whileLocked) return 'session.locked'
  return actor.person.roles.some((role) => line.people?.includes(role)) ? 'in' : 'person.forbidden'
}

/** What the registration point's own check says of it. */
function answered(name: CallName, actor: Actor): string {
  const checked = check(name, actor, validInputs[name])
  return 'code' in checked ? checked.code : 'in'
}

function actorIn(window: WindowRole, roles: readonly StaffRole[], state: (typeof states)[number]): Actor {
  return { ...actorAt(window, state === 'signed out' ? null : roles), locked: state === 'locked' }
}

test('the table has a line for every call, and for nothing else', () => {
  expect([...allowed.keys()].toSorted()).toEqual(callNames.toSorted())
})

test.each(callNames)('%s: every window, every role, signed in, locked and signed out', (name) => {
  const line = allowed.get(name)
  if (line === undefined) throw new Error(`no line for ${name}`)
  const wrong = windows.flatMap((window) =>
    staffRoles.flatMap((role) =>
      states.flatMap((state) => {
        const actor = actorIn(window, [role], state)
        const [should, does] = [expected(line, actor), answered(name, actor)]
        return should === does ? [] : [`${window} × ${role} × ${state}: ${does}, should be ${should}`]
      }),
    ),
  )
  expect(wrong).toEqual([])
})

test('whoever has two functions may what either may, and nothing else', () => {
  for (const [name, line] of allowed)
    for (const first of staffRoles)
      for (const second of staffRoles) {
        const actor = actorIn(windows.find((window) => line.windows.includes(window)) ?? 'door', [first, second], 'signed in') // prettier-ignore
        expect(answered(name as CallName, actor), `${name} × ${first}, ${second}`).toBe(expected(line, actor))
      }
})

test('a locked window lets through what shows or changes nothing of the office’s day', () => {
  const through = [...allowed].filter(([, line]) => line.whileLocked && line.windows.includes('counter'))
  expect(through.map(([name]) => name).toSorted()).toEqual([
    'app.about',
    'app.reportViolation',
    'office.overview',
    'preferences.set',
    'session.activate',
    'session.current',
    'session.lock',
    'session.people',
    'session.recover',
    'session.signIn',
    'session.signOut',
    'session.unlock',
    'station.current',
    'windows.choices',
    'windows.open',
  ])
})

test('what is sensitive is a manager’s, or of who is trusted with it', () => {
  const mayCounter = [...allowed]
    .filter(([, { people }]) => people?.includes('counter'))
    .map(([name]) => name)
  for (const name of [
    'tickets.callChosen',
    'tickets.void',
    'day.close',
    'people.giveStartCode',
    'people.access',
  ])
    expect(mayCounter, name).not.toContain(name)
})
