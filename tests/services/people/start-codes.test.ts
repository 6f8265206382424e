import { beforeEach, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { peopleAccess } from '#services/people/access.ts'
import { activate } from '#services/people/activate.ts'
import { giveStartCode } from '#services/people/codes.ts'
import { anotherStation, idOf, peopleEvents, typePin, vacant, wrongPin } from '#support/people.ts'
import { testPin } from '#support/pins.ts'
import { allRows } from '#support/rows.ts'
import { minute, newPerson, openTestOffice, value, type TestOffice } from '#support/test-office.ts'

const day = 24 * 60 * minute
const newPin = '531864'
let t: TestOffice
let ana: string
beforeEach(async () => {
  const people = [newPerson('Mercedes'), newPerson('Jorge'), newPerson('Ana', { pin: null })]
  t = await openTestOffice({ office: { people } })
  ana = await idOf(t, 'Ana')
})

const desk = () => vacant(t.reception())
const give = async (personId = ana) => value(await giveStartCode(t.office, t.reception(), { personId }))
const start = (startCode: string, changes: { personId?: string; newPin?: string } = {}) =>
  activate(t.office, desk(), { personId: ana, startCode, newPin, ...changes })
const access = async (name: string) => (await peopleAccess(t.office)).find((person) => person.name === name)

test('with a start code a person chooses a PIN, is signed in, and signs in with it from then on', async () => {
  expect(await typePin(t, desk(), ana)).toEqual({ ok: false, code: 'pin.missing' })
  const { code, until } = await give()
  expect(until).toBe(t.now + day)
  expect(await access('Ana')).toMatchObject({ access: 'start', startCodeUntil: until })
  expect(value(await start(code))).toMatchObject({ id: ana, name: 'Ana' })
  expect(await access('Ana')).toMatchObject({ access: 'pin', startCodeUntil: null })
  value(await typePin(t, desk(), ana, newPin))
})

test('it is read as people type it', async () => {
  const { code } = await give()
  value(await start(` ${code.toLowerCase().replace('-', ' ')}`))
})

test('it is good once', async () => {
  const { code } = await give()
  value(await start(code))
  expect(await start(code, { newPin: '904172' })).toEqual({ ok: false, code: 'pin.expired' })
  value(await typePin(t, desk(), ana, newPin))
})

test('of two who use it at once one chooses the PIN', async () => {
  const { code } = await give()
  const results = await Promise.all([start(code), start(code, { newPin: '904172' })])
  expect(results.map(({ ok }) => ok).toSorted()).toEqual([false, true])
  const signedIn = await Promise.all([newPin, '904172'].map((pin) => typePin(t, desk(), ana, pin)))
  expect(signedIn.map(({ ok }) => ok)).toEqual(results.map(({ ok }) => ok))
})

test('it is good for a day', async () => {
  const [jorge, { code }] = [await idOf(t, 'Jorge'), await give()]
  const { code: late } = await give(jorge)
  t.now += day - 1
  value(await start(code))
  t.now += 1
  expect(await start(late, { personId: jorge })).toEqual({ ok: false, code: 'pin.expired' })
  expect(await access('Jorge')).toMatchObject({ access: 'pin', startCodeUntil: null })
})

test('a new one takes the place of the one before', async () => {
  const { code: first } = await give()
  const { code: second } = await give()
  expect(await start(first)).toEqual({ ok: false, code: 'pin.code_wrong' })
  value(await start(second))
})

test('it is one person’s', async () => {
  const { code } = await give()
  await give(await idOf(t, 'Jorge'))
  expect(await start(code, { personId: await idOf(t, 'Jorge') })).toEqual({
    ok: false,
    code: 'pin.code_wrong',
  })
})

test('who has a PIN keeps it until the code is used', async () => {
  const jorge = await idOf(t, 'Jorge')
  const { code } = await give(jorge)
  value(await typePin(t, desk(), jorge))
  value(await start(code, { personId: jorge }))
  expect(await typePin(t, desk(), jorge)).toMatchObject({ code: 'pin.wrong' })
  value(await typePin(t, desk(), jorge, newPin))
})

test('a PIN that is easy to guess is refused, and the code is still good', async () => {
  const { code } = await give()
  expect(await start(code, { newPin: '123456' })).toEqual({ ok: false, code: 'pin.weak' })
  value(await start(code))
})

test('at a counter where somebody else is the code is still good, and no PIN is set', async () => {
  const counter = vacant(t.counter(1))
  value(await typePin(t, counter, await idOf(t, 'Mercedes')))
  const { code } = await give()
  const refused = await activate(t.office, counter, { personId: ana, startCode: code, newPin })
  expect(refused).toMatchObject({ code: 'counter.in_use' })
  expect(await typePin(t, desk(), ana, newPin)).toEqual({ ok: false, code: 'pin.missing' })
  value(await start(code))
})

test('guessing it is locked out like guessing a PIN', async () => {
  const { code } = await give()
  for (let i = 0; i < 4; i++) expect(await start('0000-0000')).toEqual({ ok: false, code: 'pin.code_wrong' })
  expect(await start('0000-0000')).toMatchObject({ code: 'pin.locked_out' })
  expect(await start(code)).toMatchObject({ code: 'pin.locked_out' })
})

test('what has not the shape of a code is refused without costing a try', async () => {
  const { code } = await give()
  for (let i = 0; i < 9; i++) expect(await start(code.slice(0, -1))).toMatchObject({ code: 'pin.code_wrong' })
  value(await start(code))
})

test('whoever is locked out may try again everywhere once a manager has given a code', async () => {
  const jorge = await idOf(t, 'Jorge')
  const stations = [desk(), { ...desk(), stationId: await anotherStation(t) }]
  for (const station of stations) for (let i = 0; i < 5; i++) await typePin(t, station, jorge, wrongPin)
  expect((await access('Jorge'))?.lockedOutUntil).toBe(t.now + 30_000)
  await give(jorge)
  expect((await access('Jorge'))?.lockedOutUntil).toBeNull()
  for (const station of stations) value(await typePin(t, station, jorge, testPin))
})

test('nobody who does not work here is given one', async () => {
  expect(await giveStartCode(t.office, t.reception(), { personId: v7() })).toEqual({
    ok: false,
    code: 'person.not_found',
  })
})

test('who gave one to whom, and who chose a PIN, is recorded; neither code nor PIN can be read anywhere', async () => {
  const { code, until } = await give()
  const before = JSON.stringify(await allRows(t.store.db))
  value(await start(code))
  const everything = before + JSON.stringify(await allRows(t.store.db))
  for (const secret of [code, code.replace('-', ''), newPin]) expect(everything).not.toContain(secret)
  const [mercedes, stationId] = [t.reception().person?.id, desk().stationId]
  expect((await peopleEvents(t)).slice(-3)).toEqual([
    { kind: 'person.start_code_given', personId: mercedes, stationId, payload: { for: ana, until } },
    { kind: 'person.signed_in', personId: ana, stationId, payload: {} },
    { kind: 'person.pin_set', personId: ana, stationId, payload: { for: ana } },
  ])
})
