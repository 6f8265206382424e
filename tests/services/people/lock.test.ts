import { beforeEach, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { demoOffice } from '#demo/demo-office.ts'
import { loadOffice } from '#services/office-context.ts'
import { signInRows } from '#services/people/access.ts'
import { changePin } from '#services/people/change-pin.ts'
import { recordLock, unlock } from '#services/people/lock.ts'
import { signIn } from '#services/people/sign-in.ts'
import { setUpOffice } from '#services/setup.ts'
import { idOf, peopleEvents, typePin, vacant, wrongPin } from '#support/people.ts'
import { testPin, testSecrets } from '#support/pins.ts'
import { openTestOffice, tenOClock, value, type TestOffice } from '#support/test-office.ts'
import { openTestStore } from '#support/test-store.ts'

let t: TestOffice
beforeEach(async () => {
  t = await openTestOffice()
})

const locked = () => ({ ...t.counter(1), locked: true })
const newPin = '531864'

test('a locked window opens with the PIN of its person, and with no other', async () => {
  expect(await unlock(t.office, locked(), { pin: wrongPin })).toEqual({
    ok: false,
    code: 'pin.wrong',
    left: 4,
  })
  expect(await unlock(t.office, locked(), { pin: null })).toMatchObject({ code: 'input.invalid' })
  value(await unlock(t.office, locked(), { pin: testPin }))
  expect(t.published).toEqual([['session']])
})

test('guessing at a locked window and at the sign-in is one and the same', async () => {
  const jorge = await idOf(t, 'Jorge')
  for (let i = 0; i < 3; i++) await unlock(t.office, locked(), { pin: wrongPin })
  expect(await typePin(t, vacant(t.reception()), jorge, wrongPin)).toMatchObject({ left: 1 })
  expect(await unlock(t.office, locked(), { pin: wrongPin })).toMatchObject({ code: 'pin.locked_out' })
  expect(await unlock(t.office, locked(), { pin: testPin })).toMatchObject({ code: 'pin.locked_out' })
})

test('a window is locked and opened in the record, with whose it is and what locked it', async () => {
  for (const cause of ['person', 'idle', 'screen'] as const)
    value(await recordLock(t.office, t.counter(1), cause))
  value(await unlock(t.office, locked(), { pin: testPin }))
  const { person, stationId } = t.counter(1)
  const who = { personId: person?.id, stationId }
  expect((await peopleEvents(t)).slice(-4)).toEqual([
    ...['person', 'idle', 'screen'].map((cause) => ({ kind: 'person.locked', ...who, payload: { cause } })),
    { kind: 'person.unlocked', ...who, payload: {} },
  ])
})

test('where nobody is signed in there is nothing to lock or to open', async () => {
  const nobody = vacant(t.counter(1))
  for (const refused of [
    await recordLock(t.office, nobody, 'idle'),
    await unlock(t.office, nobody, { pin: testPin }),
    await changePin(t.office, nobody, { pin: testPin, newPin }),
  ])
    expect(refused).toEqual({ ok: false, code: 'person.required' })
})

test('one’s own PIN is changed by who knows it', async () => {
  const change = (pin: string, to: string) => changePin(t.office, t.counter(1), { pin, newPin: to })
  expect(await change(wrongPin, newPin)).toMatchObject({ code: 'pin.wrong' })
  expect(await change(testPin, '654321')).toEqual({ ok: false, code: 'pin.weak' })
  value(await change(testPin, newPin))
  const jorge = await idOf(t, 'Jorge')
  expect(await typePin(t, vacant(t.reception()), jorge)).toMatchObject({ code: 'pin.wrong' })
  value(await typePin(t, vacant(t.reception()), jorge, newPin))
})

test('a PIN changed while another one was being looked at is the one that counts', async () => {
  const jorge = await idOf(t, 'Jorge')
  const { derive } = testSecrets
  let changed = false
  const office = {
    ...t.office,
    secrets: {
      ...testSecrets,
      derive: async (...given: Parameters<NonNullable<typeof derive>>) => {
        if (!changed) {
          changed = true
          value(await changePin(t.office, t.counter(1), { pin: testPin, newPin }))
        }
        return derive?.(...given) ?? Buffer.alloc(0)
      },
    },
  }
  const late = await signIn(office, vacant(t.reception()), { personId: jorge, pin: testPin })
  expect(late).toMatchObject({ ok: false, code: 'pin.wrong' })
})

test('the demo asks for nothing: neither to sign in nor to open a locked window', async () => {
  const store = await openTestStore({ clock: () => tenOClock })
  const dependencies = { store, clock: () => tenOClock, newId: () => v7(), publish: () => undefined, secrets: testSecrets } // prettier-ignore
  const station = { stationId: v7(), stationName: 'Puesto', zoneName: 'Sala', demo: true }
  value(await setUpOffice(dependencies, station, demoOffice('es', 'Europe/Madrid')))
  const office = await loadOffice(dependencies, station.stationId)
  if (office === null) throw new Error('no demo')
  const [person] = await signInRows(office)
  const actor = { stationId: station.stationId, role: 'reception', counterId: null, person: null } as const
  const signedIn = value(await signIn(office, actor, { personId: person?.id ?? '', pin: null }))
  value(await unlock(office, { ...actor, person: signedIn, locked: true }, { pin: null }))
  expect(await signIn(office, actor, { personId: v7(), pin: null })).toMatchObject({
    code: 'person.not_found',
  })
})
