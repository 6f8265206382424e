import { beforeEach, expect, test } from 'vitest'
import { v7 } from 'uuid'
import type { NewOffice } from '#contract/schemas.ts'
import type { Dependencies } from '#services/office-context.ts'
import { openStore, type Store } from '#db/store.ts'
import { loadOffice } from '#services/office-context.ts'
import { signInRows } from '#services/session.ts'
import { setUpOffice } from '#services/setup.ts'
import { officeOverview } from '#services/views/overview.ts'
import { allRows } from '#support/rows.ts'
import { newOffice, tenOClock, value } from '#support/test-office.ts'

let store: Store
let dependencies: Dependencies
const stationId = v7()
beforeEach(async () => {
  store = value(await openStore(':memory:'))
  dependencies = { store, clock: () => tenOClock, newId: () => v7(), publish: () => undefined }
})

function setUp(changes: Partial<NewOffice> = {}) {
  const station = { stationId, stationName: 'Puesto', zoneName: 'Sala', demo: false }
  return setUpOffice(dependencies, station, newOffice(changes))
}

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
  expect(office.rules).toEqual({ timeZone: 'Europe/Madrid', dayStartMinute: 240, notHereLimit: 3, coolDownMs: 300_000, undoWindowMs: 120_000 }) // prettier-ignore
})

const refused: readonly (readonly [string, Partial<NewOffice>, object])[] = [
  ['a letter used twice', { services: newOffice().services.map((service) => ({ ...service, prefix: 'A' })) }, { code: 'office.prefix_used', prefix: 'A' }],
  ['a counter number used twice', { counters: [{ number: 3, services: [0] }, { number: 3, services: [1] }] }, { code: 'office.number_used', number: 3 }],
  ['a counter for a service that is not there', { counters: [{ number: 1, services: [0, 2] }] }, { code: 'input.invalid', field: 'counters' }],
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
