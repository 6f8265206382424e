import { beforeEach, expect, test } from 'vitest'
import { v7 } from 'uuid'
import type { NewOffice } from '#contract/schemas.ts'
import { defaultRules } from '#domain/rules.ts'
import { personalDigest } from '#db/queries/personal.ts'
import type { Store } from '#db/store.ts'
import { loadOffice, type Dependencies } from '#services/office-context.ts'
import { signInRows } from '#services/people/access.ts'
import { setUpOffice } from '#services/setup.ts'
import { officeOverview } from '#services/views/overview.ts'
import { chainFaults } from '#support/office-faults.ts'
import { testPin, testSecrets } from '#support/pins.ts'
import { allRows } from '#support/rows.ts'
import { newOffice, newPerson, tenOClock, value } from '#support/test-office.ts'
import { openTestStore } from '#support/test-store.ts'

let store: Store
let dependencies: Dependencies
const stationId = v7()
beforeEach(async () => {
  store = await openTestStore({ clock: () => tenOClock })
  dependencies = {
    store,
    clock: () => tenOClock,
    newId: () => v7(),
    publish: () => undefined,
    secrets: testSecrets,
  }
})

function setUp(changes: Partial<NewOffice> = {}, demo = false) {
  const station = { stationId, stationName: 'Puesto', zoneName: 'Sala', demo }
  return setUpOffice(dependencies, station, newOffice(changes))
}

const events = () =>
  store.db.selectFrom('event').select(['kind', 'payload', 'person_id']).orderBy('seq').execute()

test('before set-up there is no office', async () => {
  expect(await loadOffice(dependencies, stationId)).toBeNull()
})

test('an office comes out as it was put in, in the order in which it was said', async () => {
  value(await setUp())
  const office = await loadOffice(dependencies, stationId)
  if (office === null) throw new Error('no office')
  const overview = await officeOverview(office)
  expect(overview).toMatchObject({
    office: { name: 'Oficina de prueba', timeZone: 'Europe/Madrid', demo: false },
    businessDay: '2026-11-21',
    services: [{ prefix: 'A', targetMs: 900_000 }, { prefix: 'B' }],
    priorities: [
      { name: 'General', isDefault: true },
      { name: 'Persona mayor', headStartMs: 1_200_000 },
      { strict: true },
    ],
  })
  expect(overview.counters.map(({ number, serviceIds }) => [number, serviceIds.length])).toEqual([[1, 2], [2, 2], [3, 2], [4, 2]]) // prettier-ignore
  expect((await signInRows(office)).map(({ name }) => name)).toEqual([
    'Mercedes',
    'Jorge',
    'Lucía',
    'Andrés',
    'Paula',
  ])
  expect(office.rules).toEqual({ timeZone: 'Europe/Madrid', ...defaultRules })
})

const clerk = newPerson('Ana', { roles: ['counter'], pin: null })
const refused: readonly (readonly [string, Partial<NewOffice>, object])[] = [
  ['a letter used twice', { services: newOffice().services.map((service) => ({ ...service, prefix: 'A' })) }, { code: 'office.prefix_used', prefix: 'A' }],
  ['a counter number used twice', { counters: [{ number: 3, services: [0] }, { number: 3, services: [1] }] }, { code: 'office.number_used', number: 3 }],
  ['a counter for a service that is not there', { counters: [{ number: 1, services: [0, 2] }] }, { code: 'input.invalid', field: 'counters' }],
  ['an office that nobody manages', { people: [clerk] }, { code: 'office.without_manager' }],
  ['a manager without a PIN', { people: [clerk, newPerson('Eva', { pin: null }), newPerson('Luz')] }, { code: 'input.invalid', field: 'people.1.pin' }],
  ['a manager’s PIN that everybody tries', { people: [newPerson('Eva', { pin: '123456' })] }, { code: 'pin.weak' }],
  ['anybody’s PIN that everybody tries', { people: [newPerson('Eva'), { ...clerk, pin: '111111' }] }, { code: 'pin.weak' }],
] // prettier-ignore

test.each(refused)('%s is refused, and nothing is made', async (_, changes, refusal) => {
  expect(await setUp(changes)).toEqual({ ok: false, ...refusal })
  expect(Object.values(await allRows(store.db)).flat()).toEqual([])
  value(await setUp())
})

test('a second office is refused by the name of the first, which stays as it is', async () => {
  value(await setUp())
  const before = await allRows(store.db)
  expect(await setUp({ name: 'Otra' })).toEqual({
    ok: false,
    code: 'office.exists',
    name: 'Oficina de prueba',
  })
  expect(await allRows(store.db)).toEqual(before)
})

test('of two set-ups at once one makes the office', async () => {
  const results = await Promise.all([setUp({ name: 'Una' }), setUp({ name: 'Otra' })])
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect((await allRows(store.db))['office']).toHaveLength(1)
})

test('a service named twice for a counter is served once', async () => {
  value(await setUp({ counters: [{ number: 1, services: [0, 0, 1] }] }))
  expect((await allRows(store.db))['counter_service']).toHaveLength(2)
})

test('names of people live apart from everything else, each with a salt of its own', async () => {
  value(await setUp())
  const { personal = [], ...others } = await allRows(store.db)
  expect(personal).toHaveLength(5)
  expect(new Set(personal.map((row) => (row as { salt: string }).salt)).size).toBe(5)
  for (const name of ['Mercedes', 'Jorge', 'Lucía']) expect(JSON.stringify(others)).not.toContain(name)
})

test('the chain begins with the office and everybody in it, and holds the digest of each name', async () => {
  value(await setUp({ people: [newPerson('Eva'), clerk] }))
  expect((await events()).map(({ kind }) => kind)).toEqual([
    'office.created',
    'person.added',
    'person.pin_set',
    'person.recovery_code_given',
    'person.added',
  ])
  const added = (await events()).filter(({ kind }) => kind === 'person.added')
  for (const { payload } of added) {
    const { person, personal: [mark] = [] } = JSON.parse(payload) as {
      person: string
      personal?: { subject: string; digest: string }[]
    }
    const row = await store.db
      .selectFrom('personal')
      .selectAll()
      .where('subject_id', '=', person)
      .executeTakeFirstOrThrow()
    expect(mark).toEqual({
      subject: person,
      field: 'name',
      digest: personalDigest(row.salt ?? '', row.value ?? ''),
    })
  }
  expect(await chainFaults(store.db)).toEqual([])
})

test('the first manager gets the recovery code; who chose no PIN has none yet', async () => {
  const { recoveryCode } = value(await setUp({ people: [clerk, newPerson('Eva'), newPerson('Luz')] }))
  expect(recoveryCode).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/)
  const office = await loadOffice(dependencies, stationId)
  if (office === null) throw new Error('no office')
  expect((await signInRows(office)).map(({ name, access }) => [name, access])).toEqual([
    ['Ana', 'none'],
    ['Eva', 'pin'],
    ['Luz', 'pin'],
  ])
  const codes = await store.db
    .selectFrom('credential')
    .select('person_id')
    .where('kind', '=', 'recovery')
    .execute()
  expect(codes).toEqual([{ person_id: (await signInRows(office))[1]?.id }])
})

test('neither a PIN nor the recovery code can be read in the store', async () => {
  const { recoveryCode } = value(await setUp())
  const everything = JSON.stringify(await allRows(store.db))
  for (const secret of [testPin, recoveryCode ?? '', (recoveryCode ?? '').replaceAll('-', '')])
    expect(everything).not.toContain(secret)
})

test('the demo needs no manager’s PIN, asks for none, and does not lock itself', async () => {
  const people = [newPerson('Eva', { pin: null })]
  expect(value(await setUp({ people }, true))).toEqual({ recoveryCode: null })
  const office = await loadOffice(dependencies, stationId)
  expect(office?.rules.autoLockMs).toBe(0)
  if (office !== null) expect(await signInRows(office)).toMatchObject([{ access: 'open' }])
})

test('what people speak is kept, each language once', async () => {
  value(await setUp({ people: [newPerson('Eva', { languages: ['ca', 'en', 'ca'] })] }))
  const rows = await store.db.selectFrom('person_language').select('language').orderBy('language').execute()
  expect(rows.map(({ language }) => language)).toEqual(['ca', 'en'])
})
