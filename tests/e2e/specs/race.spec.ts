import { newPerson } from '#support/test-office.ts'
import { CounterScreen } from '../screens/counter-screen.ts'
import { test, expect, type Reception, type StartOptions } from '../support/reception.ts'
import { prepareOffice } from '../support/prepared-office.ts'
import { buildCanary } from '../support/canary-program.ts'
import { race, report, type RaceReport } from '../support/race.ts'

const names = ['Ana', 'Berta', 'Carlos', 'Diego', 'Elsa', 'Fabio', 'Gema', 'Hugo']

type Start = (options?: StartOptions) => Promise<Reception>

/** An office with one queue, as many counters as asked for, and people waiting. */
function crowdedOffice(counters: number, tickets: number): Promise<string> {
  return prepareOffice({
    office: {
      counters: names.slice(0, counters).map((_, index) => ({ number: index + 1, services: [0] })),
      people: names.map((name) => newPerson(name)),
    },
    async fill(office) {
      for (let issued = 0; issued < tickets; issued++) {
        office.now += 1
        await office.issue('A')
      }
    },
    // Within a second: minutes would reach over four o'clock at night, when a new business day begins.
    now: Date.now() - tickets,
  })
}

async function openCounters(running: Reception, count: number): Promise<CounterScreen[]> {
  const screens: CounterScreen[] = []
  for (let index = 0; index < count; index++) {
    const screen = new CounterScreen(await running.window('counter', index))
    await screen.signIn(names[index] ?? '')
    screens.push(screen)
  }
  return screens
}

/** Opens the counters on a crowded office and lets them race. */
async function raceOf(
  counters: number,
  start: Start,
  { tickets = 300, ...options }: StartOptions & { readonly tickets?: number } = {},
): Promise<RaceReport> {
  const dataDir = await crowdedOffice(counters, tickets)
  const roles = names.slice(0, counters).map((_, index) => `counter:${String(index + 1)}`)
  const args = ['--roles', roles.join(',')]
  const running = await start({ ...options, dataDir, args })
  const screens = await openCounters(running, counters)
  const pages = screens.map((screen) => screen.page)
  const rounds = await race(pages, tickets)
  await running.close()
  return report(rounds, dataDir)
}

const packaged = process.env['ANTESALA_PACKAGED'] === '1'

// The packaged program holds the same code: one of the three is enough to see that it was packed whole.
for (const counters of packaged ? [4] : [2, 4, 8])
  test(`${String(counters)} counters click at the same instant, 300 tickets: nobody is called twice, nobody is lost`, async ({
    start,
  }) => {
    test.setTimeout(180_000)
    expect(await raceOf(counters, start)).toEqual({ doubles: [], doublyStored: 0, lost: 0, refused: 0 })
  })

test('made slow, the race is red without the guards and green with them', async ({ start }) => {
  test.skip(packaged, 'the canaries are built from the sources')
  test.setTimeout(180_000)
  const unguarded = await raceOf(2, start, {
    tickets: 40,
    program: await buildCanary('unguarded'),
    expectedDefects: [/UNIQUE constraint failed/],
  })
  expect(unguarded.doubles.length + unguarded.doublyStored + unguarded.lost).toBeGreaterThan(0)
  const guarded = await raceOf(2, start, { tickets: 40, program: await buildCanary('slow') })
  expect(guarded).toEqual({ doubles: [], doublyStored: 0, lost: 0, refused: 0 })
})
