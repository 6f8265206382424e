import { CounterScreen } from '../screens/counter-screen.ts'
import { test, expect, type Reception } from '../support/reception.ts'
import { prepareOffice } from '../support/prepared-office.ts'
import { race, report } from '../support/race.ts'

const tickets = 300
const names = ['Ana', 'Berta', 'Carlos', 'Diego', 'Elsa', 'Fabio', 'Gema', 'Hugo']

/** An office with one queue, as many counters as asked for, and 300 people waiting. */
function crowdedOffice(counters: number): Promise<string> {
  return prepareOffice({
    office: {
      counters: names.slice(0, counters).map((_, index) => ({ number: index + 1, services: [0] })),
      people: names.map((name) => ({ name, roles: ['counter', 'reception'] })),
    },
    async fill(office) {
      for (let issued = 0; issued < tickets; issued++) {
        office.now += 1000
        await office.issue('A')
      }
    },
    now: Date.now() - tickets * 1000,
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

for (const counters of [2, 4, 8])
  test(`${String(counters)} counters click at the same instant, ${String(tickets)} tickets: nobody is called twice, nobody is lost`, async ({
    start,
  }) => {
    test.setTimeout(180_000)
    const dataDir = await crowdedOffice(counters)
    const roles = names.slice(0, counters).map((_, index) => `counter:${String(index + 1)}`)
    const running = await start({ dataDir, args: ['--roles', roles.join(',')] })
    const screens = await openCounters(running, counters)
    const rounds = await race(
      screens.map((screen) => screen.page),
      tickets,
    )
    await running.close()
    expect(report(rounds, dataDir)).toEqual({ doubles: [], doublyStored: 0, lost: 0, refused: 0 })
  })
