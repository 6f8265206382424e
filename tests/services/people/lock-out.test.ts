import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { hashCost } from '#services/people/pin-hash.ts'
import { signIn } from '#services/people/sign-in.ts'
import { onlyOnSqlite } from '#support/engine.ts'
import { useFolder } from '#support/folder.ts'
import { anotherStation, countedSecrets, idOf, peopleEvents, typePin, vacant, wrongPin } from '#support/people.ts' // prettier-ignore
import { testPin, testSecrets } from '#support/pins.ts'
import { allRows } from '#support/rows.ts'
import { minute, newPerson, openTestOffice, tenOClock, value, type TestOffice } from '#support/test-office.ts'

const second = 1000
const folder = useFolder()
let t: TestOffice
let costs: number[]
let jorge: string
beforeEach(async () => {
  const counted = countedSecrets()
  ;({ costs } = counted)
  const people = [newPerson('Mercedes'), newPerson('Jorge'), newPerson('Ana', { pin: null })]
  t = await openTestOffice({ secrets: counted.secrets, office: { people } })
  jorge = await idOf(t, 'Jorge')
  costs.length = 0
})

const desk = () => vacant(t.reception())
const fail = (personId = jorge) => typePin(t, desk(), personId, wrongPin)

async function failTimes(times: number): Promise<void> {
  for (let i = 0; i < times; i++) await fail()
}

test('each wrong PIN says how many are left, and the fifth until when nothing is tried', async () => {
  for (const left of [4, 3, 2, 1]) expect(await fail()).toEqual({ ok: false, code: 'pin.wrong', left })
  const until = t.now + 30 * second
  expect(await fail()).toEqual({ ok: false, code: 'pin.locked_out', until })
})

test('while nothing is tried not even the right PIN is looked at', async () => {
  await failTimes(5)
  costs.length = 0
  t.now += 29 * second
  expect(await typePin(t, desk(), jorge)).toMatchObject({ code: 'pin.locked_out' })
  expect(costs).toEqual([])
  t.now += second
  expect(value(await typePin(t, desk(), jorge))).toMatchObject({ name: 'Jorge' })
})

test('after the first wait each failure costs a longer one, up to an hour', async () => {
  await failTimes(4)
  const waits: number[] = []
  for (let i = 0; i < 8; i++) {
    const refused = await fail()
    if (refused.ok || refused.code !== 'pin.locked_out') throw new Error(JSON.stringify(refused))
    waits.push(refused.until - t.now)
    t.now = refused.until
  }
  expect(waits).toEqual([0.5, 1, 2, 5, 15, 30, 60, 60].map((minutes) => minutes * minute))
})

test('asking again during the wait does not make it longer', async () => {
  await failTimes(5)
  const until = t.now + 30 * second
  for (let i = 0; i < 10; i++) expect(await fail()).toEqual({ ok: false, code: 'pin.locked_out', until })
})

test('the right PIN is forgiven everything: counting begins anew', async () => {
  await failTimes(4)
  value(await typePin(t, desk(), jorge))
  expect(await fail()).toMatchObject({ code: 'pin.wrong', left: 4 })
})

test('it is one person at one station: neither others there nor the person elsewhere are kept out', async () => {
  await failTimes(5)
  value(await typePin(t, desk(), await idOf(t, 'Mercedes')))
  const elsewhere = { ...desk(), stationId: await anotherStation(t) }
  value(await typePin(t, elsewhere, jorge))
  expect(await fail()).toMatchObject({ code: 'pin.locked_out' })
})

test('the right PIN where there is no place is no failure', async () => {
  const counter = vacant(t.counter(1))
  value(await typePin(t, counter, await idOf(t, 'Mercedes')))
  for (let i = 0; i < 6; i++)
    expect(await typePin(t, counter, jorge)).toMatchObject({ code: 'counter.in_use', by: 'Mercedes' })
  expect(await fail()).toMatchObject({ code: 'pin.wrong', left: 4 })
})

test('of fifty guesses at once five are looked at', async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => fail()))
  expect(costs).toHaveLength(5)
  expect(answers.every((answer) => !answer.ok)).toBe(true)
  const row = await t.store.db.selectFrom('sign_in_attempt').selectAll().executeTakeFirstOrThrow()
  expect(row).toMatchObject({ failures: 5, locked_until: t.now + 30 * second })
})

test('nor is the right one found among fifty at once, when it is not among the first', async () => {
  const pins = Array.from({ length: 50 }, (_, index) => (index === 20 ? testPin : wrongPin))
  const answers = await Promise.all(pins.map((pin) => typePin(t, desk(), jorge, pin)))
  expect(answers.filter(({ ok }) => ok)).toEqual([])
  expect(costs).toHaveLength(5)
})

test('a program that dies while it looks leaves the try counted', async () => {
  const dying = {
    ...t.office,
    secrets: { ...testSecrets, derive: () => Promise.reject(new Error('killed')) },
  }
  for (let i = 0; i < 5; i++)
    await expect(signIn(dying, desk(), { personId: jorge, pin: testPin })).rejects.toThrow('killed')
  expect(await typePin(t, desk(), jorge)).toMatchObject({ code: 'pin.locked_out' })
})

test('a wait outlives the program, and nobody gains a try by starting it again', async (context) => {
  onlyOnSqlite('is about opening the file again')(context)
  const file = join(folder(), 'antesala.sqlite')
  const before = await openTestOffice({ file })
  const personId = await idOf(before, 'Jorge')
  for (let i = 0; i < 6; i++) await typePin(before, vacant(before.reception()), personId, wrongPin)
  await before.store.close()
  const after = await openTestOffice({ file, now: tenOClock + 29 * second })
  const again = () => typePin(after, vacant(after.reception()), personId)
  expect(await again()).toEqual({ ok: false, code: 'pin.locked_out', until: tenOClock + 30 * second })
  after.now += second
  value(await again())
  await after.store.close()
})

test('whoever is not known, or has no PIN, is looked at just as long', async () => {
  expect(await fail()).toMatchObject({ code: 'pin.wrong' })
  expect(costs.splice(0)).toEqual([hashCost])
  expect(await fail(v7())).toEqual({ ok: false, code: 'person.not_found' })
  expect(costs.splice(0)).toEqual([hashCost])
  expect(await fail(await idOf(t, 'Ana'))).toEqual({ ok: false, code: 'pin.missing' })
  expect(costs).toEqual([hashCost])
})

test('a window that sends no PIN is refused, and nothing is counted', async () => {
  const sent = await signIn(t.office, desk(), { personId: jorge, pin: null })
  expect(sent).toEqual({ ok: false, code: 'input.invalid', field: 'pin' })
  expect(await fail()).toMatchObject({ left: 4 })
})

test('who was tried, where, and how often is recorded; what was typed is not', async () => {
  await failTimes(2)
  const { stationId } = desk()
  const refused = (await peopleEvents(t)).filter(({ kind }) => kind === 'person.refused')
  expect(refused).toEqual(
    [1, 2].map((failures) => ({
      kind: 'person.refused',
      personId: null,
      stationId,
      payload: { tried: jorge, with: 'pin', failures },
    })),
  )
  expect(JSON.stringify(await allRows(t.store.db))).not.toContain(wrongPin)
})
