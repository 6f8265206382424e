import { beforeEach, expect, test } from 'vitest'
import type { InputOf, ValueOf } from '#contract/contract.ts'
import type { CallName } from '#domain/permissions.ts'
import type { Actor } from '#domain/people.ts'
import type { Result } from '#domain/result.ts'
import { check } from '#ipc/check.ts'
import type { Asked, Handler } from '#ipc/handlers/asked.ts'
import { handlers } from '#ipc/handlers/index.ts'
import type { Host } from '#ipc/host.ts'
import { actorAt, type WindowEntry } from '#windows/registry.ts'
import { leaveWindow } from '../../electron/app/leave-window.ts'
import { hostOf, windowAt } from '#support/host.ts'
import { idOf, peopleEvents, vacant, wrongPin } from '#support/people.ts'
import { testPin } from '#support/pins.ts'
import { newPerson, openTestOffice, value, type TestOffice } from '#support/test-office.ts'

let t: TestOffice
let host: Host
let jorge: string
let lucia: string
beforeEach(async () => {
  const people = [
    newPerson('Mercedes'),
    newPerson('Jorge', { roles: ['counter'] }),
    newPerson('Lucía', { roles: ['counter'] }),
  ]
  t = await openTestOffice({ office: { people } })
  host = hostOf(t)
  ;[jorge, lucia] = [await idOf(t, 'Jorge'), await idOf(t, 'Lucía')]
})

/** A window that is open and that nobody is at. */
function open(actor: Actor): WindowEntry {
  const entry = windowAt(vacant(actor))
  host.registry.add(entry)
  return entry
}

/** What that window asks, as the registration point does it: who asks is read from the window, then checked, then done. */
async function ask<Name extends CallName>(
  entry: WindowEntry,
  name: Name,
  input: InputOf<Name>,
): Promise<Result<ValueOf<Name>>> {
  const actor = actorAt(entry, host.stationId())
  const checked = check(name, actor, input)
  if ('code' in checked) return checked
  const handler = handlers[name] as unknown as Handler<Name>
  return handler({ host, entry, actor } satisfies Asked, checked.input as InputOf<Name>)
}

const occupied = async () =>
  (
    await t.store.db.selectFrom('counter').select('person_id').where('person_id', 'is not', null).execute()
  ).map((row) => row.person_id)
const awaySince = async (id: string) =>
  (await t.store.db.selectFrom('person').select('away_at').where('id', '=', id).executeTakeFirstOrThrow())
    .away_at

test('signing in and out changes who is at the window, and the list says where everybody is', async () => {
  const entry = open(t.counter(1))
  const session = value(await ask(entry, 'session.signIn', { personId: jorge, pin: testPin }))
  expect(session).toMatchObject({ role: 'counter', person: { id: jorge }, locked: false, warnings: [] })
  const people = value(await ask(entry, 'session.people', {}))
  expect(people.find(({ id }) => id === jorge)).toMatchObject({ place: 'la ventanilla 1', access: 'pin' })
  expect(value(await ask(entry, 'session.signOut', {}))).toMatchObject({ person: null })
  expect(entry.person).toBeNull()
  expect(await occupied()).toEqual([])
})

test('a locked window lets in only who proves that it is them, or somebody else', async () => {
  const entry = open(t.counter(1))
  value(await ask(entry, 'session.signIn', { personId: jorge, pin: testPin }))
  expect(value(await ask(entry, 'session.lock', {}))).toMatchObject({ locked: true, person: { id: jorge } })
  expect(await ask(entry, 'tickets.callNext', { requestId: t.requestId() })).toEqual({
    ok: false,
    code: 'session.locked',
  })
  expect(await ask(entry, 'desk.current', {})).toEqual({ ok: false, code: 'session.locked' })
  expect(await ask(entry, 'session.unlock', { pin: wrongPin })).toMatchObject({ code: 'pin.wrong' })
  expect(entry.locked).toBe(true)
  expect(value(await ask(entry, 'session.unlock', { pin: testPin }))).toMatchObject({ locked: false })
  value(await ask(entry, 'session.lock', {}))
  const switched = value(await ask(entry, 'session.signIn', { personId: lucia, pin: testPin }))
  expect(switched).toMatchObject({ locked: false, person: { id: lucia } })
  expect(await occupied()).toEqual([lucia])
})

test('locking twice is one locking', async () => {
  const entry = open(t.counter(1))
  value(await ask(entry, 'session.signIn', { personId: jorge, pin: testPin }))
  await Promise.all([ask(entry, 'session.lock', {}), ask(entry, 'session.lock', {})])
  expect((await peopleEvents(t)).filter(({ kind }) => kind === 'person.locked')).toHaveLength(1)
})

test('of two who sign in at one window at once the second takes the place of the first, who is signed out', async () => {
  const entry = open(t.reception())
  await Promise.all(
    [jorge, lucia].map((personId) => ask(entry, 'session.signIn', { personId, pin: testPin })),
  )
  expect(entry.person).toMatchObject({ id: lucia })
  const comings = (await peopleEvents(t)).filter(({ kind }) => /signed_(in|out)$/.test(kind))
  expect(comings.map(({ kind, personId }) => [kind, personId])).toEqual([
    ['person.signed_in', jorge],
    ['person.signed_out', jorge],
    ['person.signed_in', lucia],
  ])
})

test('what was asked for one person is not done for the next', async () => {
  const entry = open(t.counter(1))
  value(await ask(entry, 'session.signIn', { personId: jorge, pin: testPin }))
  const [out, lock] = await Promise.all([ask(entry, 'session.signOut', {}), ask(entry, 'session.lock', {})])
  expect(out.ok).toBe(true)
  expect(lock).toEqual({ ok: false, code: 'person.required' })
  expect(entry).toMatchObject({ person: null, locked: false })
})

test('a window that closes while somebody signs in leaves nobody at its counter', async () => {
  const entry = open(t.counter(1))
  const signingIn = ask(entry, 'session.signIn', { personId: jorge, pin: testPin })
  entry.window.emit('closed')
  await leaveWindow(entry, host.registry, t.office)
  value(await signingIn)
  expect(await occupied()).toEqual([])
  expect(entry.person).toBeNull()
})

test('whoever closes one of two windows is still at work, until the other one closes', async () => {
  const windows = [open(t.counter(1)), open(t.reception())]
  for (const entry of windows) value(await ask(entry, 'session.signIn', { personId: jorge, pin: testPin }))
  for (const [index, entry] of windows.entries()) {
    entry.window.emit('closed')
    await leaveWindow(entry, host.registry, t.office)
    expect((await awaySince(jorge)) === null).toBe(index === 0)
  }
})

test('with the printed code the first manager comes in and is told the next one', async () => {
  const entry = open(t.reception())
  value(await ask(entry, 'session.signIn', { personId: await idOf(t, 'Mercedes'), pin: testPin }))
  const { recoveryCode } = value(await ask(entry, 'people.renewRecoveryCode', { pin: testPin }))
  value(await ask(entry, 'session.signOut', {}))
  const input = { personId: await idOf(t, 'Mercedes'), recoveryCode, newPin: '531864' }
  const recovered = value(await ask(entry, 'session.recover', input))
  expect(recovered.session).toMatchObject({ person: { name: 'Mercedes' }, locked: false })
  expect(recovered.recoveryCode).not.toBe(recoveryCode)
  expect(entry.person).toMatchObject({ name: 'Mercedes' })
})

test('a manager gives a start code, a clerk is refused; with it a person comes in', async () => {
  const [reception, counter] = [open(t.reception()), open(t.counter(1))]
  value(await ask(counter, 'session.signIn', { personId: jorge, pin: testPin }))
  expect(await ask(counter, 'people.giveStartCode', { personId: lucia })).toMatchObject({
    code: 'person.forbidden',
  })
  expect(await ask(counter, 'people.access', {})).toMatchObject({ code: 'person.forbidden' })
  value(await ask(reception, 'session.signIn', { personId: await idOf(t, 'Mercedes'), pin: testPin }))
  const { code, until } = value(await ask(reception, 'people.giveStartCode', { personId: lucia }))
  const list = value(await ask(reception, 'people.access', {}))
  expect(list.find(({ id }) => id === lucia)).toMatchObject({ access: 'start', startCodeUntil: until })
  const activated = await ask(counter, 'session.activate', {
    personId: lucia,
    startCode: code,
    newPin: '531864',
  })
  expect(value(activated)).toMatchObject({ person: { id: lucia } })
  expect(await occupied()).toEqual([lucia])
})

test('one’s own PIN is changed at any desk', async () => {
  const entry = open(t.counter(1))
  value(await ask(entry, 'session.signIn', { personId: jorge, pin: testPin }))
  value(await ask(entry, 'session.changePin', { pin: testPin, newPin: '531864' }))
  value(await ask(entry, 'session.lock', {}))
  value(await ask(entry, 'session.unlock', { pin: '531864' }))
})

test('people are told for as long as the pepper lies in a file', async () => {
  const office = { ...t.office, secrets: { ...t.office.secrets, inFile: true } }
  host = { ...host, office: () => office }
  expect(value(await ask(open(t.reception()), 'session.current', {})).warnings).toEqual(['pepper_in_file'])
  host = { ...host, office: () => ({ ...office, office: { ...office.office, demo: true } }) }
  expect(value(await ask(open(t.reception()), 'session.current', {})).warnings).toEqual([])
})
