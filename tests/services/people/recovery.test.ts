import { beforeEach, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { loadOffice, type OfficeContext } from '#services/office-context.ts'
import { peopleAccess } from '#services/people/access.ts'
import { activate } from '#services/people/activate.ts'
import { giveStartCode, renewRecoveryCode } from '#services/people/codes.ts'
import { recover } from '#services/people/recover.ts'
import { signIn } from '#services/people/sign-in.ts'
import { setUpOffice } from '#services/setup.ts'
import { chainFaults } from '#support/office-faults.ts'
import { idOf, otherSecrets, peopleEvents, typePin, vacant, wrongPin } from '#support/people.ts'
import { testPin, testSecrets } from '#support/pins.ts'
import { allRows } from '#support/rows.ts'
import {
  newOffice,
  newPerson,
  openTestOffice,
  tenOClock,
  value,
  type TestOffice,
} from '#support/test-office.ts'
import { openTestStore } from '#support/test-store.ts'

const newPin = '531864'
let t: TestOffice
let mercedes: string
let printed: string
beforeEach(async () => {
  t = await openTestOffice()
  mercedes = await idOf(t, 'Mercedes')
  printed = value(await renewRecoveryCode(t.office, t.reception(), { pin: testPin })).recoveryCode
})

const desk = () => vacant(t.reception())
const comeBack = (recoveryCode: string, changes: object = {}, office: OfficeContext = t.office) =>
  recover(office, desk(), { personId: mercedes, recoveryCode, newPin, ...changes })

/** The same office on a computer whose pepper is gone. */
const peppered = (): OfficeContext => ({ ...t.office, secrets: otherSecrets })

test('the code of the set-up lets the first manager in with a new PIN', async () => {
  const store = await openTestStore({ clock: () => tenOClock })
  const dependencies = { store, clock: () => tenOClock, newId: () => v7(), publish: () => undefined, secrets: testSecrets } // prettier-ignore
  const station = { stationId: v7(), stationName: 'Puesto', zoneName: 'Sala', demo: false }
  const founded = value(await setUpOffice(dependencies, station, newOffice({ people: [newPerson('Eva')] })))
  const office = await loadOffice(dependencies, station.stationId)
  if (office === null) throw new Error('no office')
  const [eva] = await peopleAccess(office)
  const actor = { stationId: station.stationId, role: 'reception', counterId: null, person: null } as const
  const input = { personId: eva?.id ?? '', recoveryCode: founded.recoveryCode ?? '', newPin }
  expect(value(await recover(office, actor, input)).person).toMatchObject({ name: 'Eva' })
  value(await signIn(office, actor, { personId: eva?.id ?? '', pin: newPin }))
})

test('a code used is used up, and the next one is told', async () => {
  const { person, recoveryCode } = value(await comeBack(printed))
  expect(person).toMatchObject({ id: mercedes })
  expect(recoveryCode).not.toBe(printed)
  expect(await comeBack(printed)).toEqual({ ok: false, code: 'pin.code_wrong' })
  value(await comeBack(recoveryCode.toLowerCase().replaceAll('-', '')))
})

test('of two who use it at once one comes in', async () => {
  const results = await Promise.all([comeBack(printed), comeBack(printed)])
  expect(results.map(({ ok }) => ok).toSorted()).toEqual([false, true])
})

test('while the pepper is there nobody else notices', async () => {
  value(await comeBack(printed))
  value(await typePin(t, desk(), await idOf(t, 'Jorge')))
  expect(await typePin(t, desk(), mercedes)).toMatchObject({ code: 'pin.wrong' })
})

test('without the pepper no PIN is looked at, and no try is counted', async () => {
  for (let i = 0; i < 9; i++)
    expect(await signIn(peppered(), desk(), { personId: mercedes, pin: testPin })).toEqual({
      ok: false,
      code: 'pin.key_lost',
    })
  value(await typePin(t, desk(), mercedes))
})

test('an office that never had a check of its pepper asks for the printed code too', async () => {
  await t.store.db.updateTable('office').set({ pepper_check: null }).execute()
  expect(await typePin(t, desk(), mercedes)).toEqual({ ok: false, code: 'pin.key_lost' })
  value(await comeBack(printed))
  value(await typePin(t, desk(), mercedes, newPin))
})

test('without the pepper the printed code opens the office again; everybody else needs a start code', async () => {
  const office = peppered()
  const { recoveryCode } = value(await comeBack(printed, {}, office))
  value(await signIn(office, desk(), { personId: mercedes, pin: newPin }))
  expect((await peopleAccess(office)).map(({ name, access }) => [name, access])).toEqual([
    ['Mercedes', 'pin'],
    ['Jorge', 'none'],
    ['Lucía', 'none'],
    ['Andrés', 'none'],
    ['Paula', 'none'],
  ])
  const jorge = await idOf(t, 'Jorge')
  expect(await signIn(office, desk(), { personId: jorge, pin: testPin })).toEqual({
    ok: false,
    code: 'pin.missing',
  })
  const { code } = value(await giveStartCode(office, t.reception(), { personId: jorge }))
  value(await activate(office, desk(), { personId: jorge, startCode: code, newPin: '904172' }))
  value(await signIn(office, desk(), { personId: jorge, pin: '904172' }))
  value(await comeBack(recoveryCode, {}, office))
})

test('the old pepper, found again afterwards, opens nothing', async () => {
  value(await comeBack(printed, {}, peppered()))
  expect(await typePin(t, desk(), mercedes)).toEqual({ ok: false, code: 'pin.key_lost' })
})

test('a start code given before the pepper was lost is still good', async () => {
  const jorge = await idOf(t, 'Jorge')
  const { code } = value(await giveStartCode(t.office, t.reception(), { personId: jorge }))
  value(await comeBack(printed, {}, peppered()))
  value(await activate(peppered(), desk(), { personId: jorge, startCode: code, newPin: '904172' }))
})

test('nobody at a keyboard can keep the printed code out: it is never locked out', async () => {
  for (let i = 0; i < 6; i++) await typePin(t, desk(), mercedes, wrongPin)
  for (let i = 0; i < 9; i++)
    expect(await comeBack('0000-0000-0000-0000')).toEqual({ ok: false, code: 'pin.code_wrong' })
  value(await comeBack(printed))
  value(await typePin(t, desk(), mercedes, newPin))
})

test.each([
  [
    'somebody who was never given a code',
    async () => ({ personId: await idOf(t, 'Jorge') }),
    'pin.code_wrong',
  ],
  ['nobody we know', () => Promise.resolve({ personId: v7() }), 'person.not_found'],
  ['a PIN that is easy to guess', () => Promise.resolve({ newPin: '111111' }), 'pin.weak'],
  ['something else than a code', () => Promise.resolve({ recoveryCode: 'K7QM-2X9D' }), 'pin.code_wrong'],
])('%s is refused, and the code is still good', async (_, changes, code) => {
  expect(await comeBack(printed, await changes())).toEqual({ ok: false, code })
  value(await comeBack(printed))
})

test('at a counter where somebody else is the code is still good', async () => {
  const counter = vacant(t.counter(1))
  value(await typePin(t, counter, await idOf(t, 'Jorge')))
  const input = { personId: mercedes, recoveryCode: printed, newPin }
  expect(await recover(t.office, counter, input)).toMatchObject({ code: 'counter.in_use' })
  value(await comeBack(printed))
})

test('a new code asks for one’s own PIN, and takes the place of the printed one', async () => {
  const renew = (pin: string) => renewRecoveryCode(t.office, t.reception(), { pin })
  expect(await renew(wrongPin)).toMatchObject({ code: 'pin.wrong', left: 4 })
  const { recoveryCode } = value(await renew(testPin))
  expect(await comeBack(printed)).toMatchObject({ code: 'pin.code_wrong' })
  value(await comeBack(recoveryCode))
  expect(await renewRecoveryCode(t.office, desk(), { pin: testPin })).toMatchObject({
    code: 'person.required',
  })
})

test('every try and every code given is recorded; no code can be read anywhere', async () => {
  await comeBack('0000-0000-0000-0000')
  const { recoveryCode } = value(await comeBack(printed, {}, peppered()))
  const stationId = desk().stationId
  expect((await peopleEvents(t)).slice(-5)).toEqual([
    { kind: 'person.refused', personId: null, stationId, payload: { tried: mercedes, with: 'recovery' } },
    { kind: 'person.signed_in', personId: mercedes, stationId, payload: {} },
    { kind: 'person.recovered', personId: mercedes, stationId, payload: { pepperLost: true } },
    { kind: 'person.pin_set', personId: mercedes, stationId, payload: { for: mercedes } },
    { kind: 'person.recovery_code_given', personId: mercedes, stationId, payload: { for: mercedes } },
  ])
  const everything = JSON.stringify(await allRows(t.store.db))
  for (const code of [printed, recoveryCode])
    for (const written of [code, code.replaceAll('-', '')]) expect(everything).not.toContain(written)
  expect(await chainFaults(t.store.db)).toEqual([])
})
