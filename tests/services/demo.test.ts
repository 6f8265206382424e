import { readdirSync, readFileSync } from 'node:fs'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { newOffice as officeShape } from '#contract/schemas.ts'
import { businessDayAt } from '#domain/business-day.ts'
import type { Actor } from '#domain/people.ts'
import { demoOffice } from '#demo/demo-office.ts'
import { atTime } from '#demo/past.ts'
import { morningStart, simulateMorning } from '#demo/simulated-morning.ts'
import { rollOverDay } from '#services/day.ts'
import { loadOffice } from '#services/office-context.ts'
import { signInRows } from '#services/people/access.ts'
import { setUpOffice } from '#services/setup.ts'
import { deskView } from '#services/views/desk.ts'
import { heldView } from '#services/views/held.ts'
import { officeOverview } from '#services/views/overview.ts'
import { waitingView } from '#services/views/waiting.ts'
import { displayView } from '#services/views/display.ts'
import { texts } from '#text/index.ts'
import { engine, onlyOnSqlite } from '#support/engine.ts'
import { officeFaults } from '#support/office-faults.ts'
import { testSecrets } from '#support/pins.ts'
import { minute, tenOClock, value } from '#support/test-office.ts'
import { openTestStore } from '#support/test-store.ts'

/** The seed that the program plays (electron/app/found-office.ts). */
const seed = 4

/** The demo office after its simulated morning, made as the program makes it. */
async function morning(endAt: number, withSeed = seed, language: 'es' | 'en' = 'es') {
  const store = await openTestStore({ clock: () => endAt })
  const dependencies = {
    store,
    clock: () => endAt,
    newId: () => v7(),
    publish: () => undefined,
    secrets: testSecrets,
  }
  const stationId = v7()
  const setUp = { stationId, stationName: 'Puesto', zoneName: 'Sala', demo: true }
  const startAt = morningStart(businessDayAt(endAt, 'Europe/Madrid', 240), endAt)
  const input = demoOffice(language, 'Europe/Madrid')
  value(
    await setUpOffice(
      atTime(dependencies, () => startAt),
      setUp,
      input,
    ),
  )
  const office = await loadOffice(dependencies, stationId)
  if (office === null) throw new Error('no demo office')
  await simulateMorning(office, endAt, withSeed, texts[language].demo.notes)
  return { office, store }
}

/** Everything that happened, without ids: what two people who start the demo see. */
async function story({ store }: Awaited<ReturnType<typeof morning>>) {
  const tickets = await store.db.selectFrom('ticket').select(['prefix', 'number', 'state', 'arrival_at', 'queue_at', 'not_here_count']).orderBy('id').execute() // prettier-ignore
  const events = await store.db.selectFrom('event').select(['kind', 'at']).orderBy('seq').execute()
  const names = await store.db.selectFrom('personal').select('value').orderBy('subject_id').execute()
  return { tickets, events, names }
}

/** Whoever makes a whole morning to look at one thing of it does so where that is quick. */
const chance = onlyOnSqlite('what the demo plays is the demo’s, not the engine’s')

test('the same seed gives the same morning, another one another', async (context) => {
  chance(context)
  const first = await story(await morning(tenOClock))
  expect(await story(await morning(tenOClock))).toEqual(first)
  expect(await story(await morning(tenOClock, seed + 1))).not.toEqual(first)
})

test('it is a usual morning: some wait, some are served, some did not come, one has not been greeted', async () => {
  const { office, store } = await morning(tenOClock)
  const states = (await store.db.selectFrom('ticket').select('state').execute()).map(({ state }) => state)
  for (const state of ['waiting', 'serving', 'finished'] as const) expect(states, state).toContain(state)
  const missed = await store.db.selectFrom('event').select('id').where('kind', 'in', ['ticket.not_here', 'ticket.no_show']).execute() // prettier-ignore
  expect(missed.length).toBeGreaterThan(0)
  const waiting = await waitingView(office)
  expect(waiting.total).toBeGreaterThan(3)
  expect(waiting.ungreeted).toBe(1)
  expect((await displayView(office)).last.length).toBeGreaterThan(2)
})

test('it shows what a desk can do besides: holds, a transfer with a note, two things at once, a pause', async () => {
  const { office, store } = await morning(tenOClock)
  const people = await signInRows(office)
  const overview = await officeOverview(office)
  const at = (index: number): Actor => ({ stationId: office.stationId, role: 'counter', counterId: overview.counters[index]?.id ?? null, person: people[index + 1] ?? null }) // prettier-ignore
  const { copy, signature } = texts.es.demo.notes
  expect(await heldView(office, at(2))).toMatchObject([
    { heldBy: people[3]?.name, mayResume: true, note: copy, counterNumber: 3 },
    { heldBy: null, mayResume: true, note: copy, counterNumber: 1 },
  ])
  expect((await waitingView(office)).rows.filter(({ note }) => note === signature)).toHaveLength(1)
  const desks = await Promise.all([0, 1, 2, 3].map((index) => deskView(office, at(index))))
  expect(desks.map(({ open }) => open?.lines.length ?? 0).filter((lines) => lines === 2)).toHaveLength(1)
  expect(desks.map(({ paused }) => paused)).toEqual([null, null, null, null])
  const paused = await store.db.selectFrom('event').select('kind').where('kind', 'in', ['counter.paused', 'counter.resumed']).orderBy('seq').execute() // prettier-ignore
  expect(paused.map(({ kind }) => kind)).toEqual(['counter.paused', 'counter.resumed'])
})

test('nothing in it lies in the future', async (context) => {
  chance(context)
  const { store } = await morning(tenOClock)
  const last = await store.db
    .selectFrom('event')
    .select((select) => select.fn.max('at').as('at'))
    .executeTakeFirst()
  expect(last?.at).toBeLessThanOrEqual(tenOClock)
})

const dayStart = Date.UTC(2026, 10, 21, 3)

const hours = [
  ['at ten', tenOClock],
  ['a quarter of an hour after the day began', dayStart + 15 * minute],
  ['as the day begins', dayStart],
  ['just before midnight', Date.UTC(2026, 10, 21, 22, 59)],
] as const

// Chance is the demo's, not the engine's: other seeds and hours are tried where that is quick.
const [hoursHere, seeds] = engine === 'sqlite' ? [hours, [seed, 1, 2]] : [hours.slice(0, 1), [seed]]

test.each(hoursHere)(
  'whenever the demo is started (%s) every promise of the store holds',
  async (_, endAt) => {
    for (const other of seeds) {
      const { office, store } = await morning(endAt, other)
      expect(await officeFaults(store.db)).toEqual([])
      const days = await store.db.selectFrom('ticket').select('business_day').distinct().execute()
      expect(days.map((row) => row.business_day)).toEqual([office.dayAt(endAt).name])
      await store.close()
    }
  },
)

test('the demo started again the next day keeps every promise, and serves people again', async () => {
  const { office, store } = await morning(tenOClock)
  const tomorrow = tenOClock + 24 * 60 * minute
  const program = { stationId: office.stationId, role: 'manager', counterId: null, person: null } as const
  const startAt = morningStart(office.dayAt(tomorrow), tomorrow)
  value(
    await rollOverDay(
      atTime(office, () => startAt),
      program,
    ),
  )
  await simulateMorning(office, tomorrow, seed, texts.es.demo.notes)
  const served = await store.db.selectFrom('ticket').select('id').where('business_day', '=', '2026-11-22').where('state', '=', 'finished').execute() // prettier-ignore
  expect(served.length).toBeGreaterThan(30)
  const held = await store.db
    .selectFrom('ticket')
    .select('business_day')
    .where('state', '=', 'held')
    .execute()
  expect(held.map((row) => row.business_day)).toEqual(['2026-11-22', '2026-11-22'])
  expect(await officeFaults(store.db)).toEqual([])
})

test('in both languages the demo office is something that a person could have typed', () => {
  for (const language of ['es', 'en'] as const) {
    const input = demoOffice(language, 'America/Bogota')
    expect(officeShape.safeParse({ requestId: v7(), ...input }).error).toBeUndefined()
    for (const { name } of [...input.services, ...input.priorities]) expect(name).not.toBe('')
  }
})

test('it lives through the use cases: no line of the demo touches the database', () => {
  const folder = new URL('../../electron/demo/', import.meta.url)
  for (const name of readdirSync(folder)) {
    const source = readFileSync(new URL(name, folder), 'utf8')
    expect(source, name).not.toMatch(/from '#db\/|insertInto|updateTable|deleteFrom|executeQuery|\bsql`/)
  }
})
