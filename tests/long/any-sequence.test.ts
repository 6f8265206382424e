import fc from 'fast-check'
import { expect, test } from 'vitest'
import { raceCounters } from '#support/race.ts'
import { officeFaults } from '#support/office-faults.ts'
import { openedOffice, serviceCommands } from '#support/service-commands.ts'

test('a thousand sequences of up to two hundred commands keep every promise of the store', async () => {
  await fc.assert(
    fc.asyncProperty(serviceCommands(200), async (commands) => {
      const real = await openedOffice({})
      await fc.asyncModelRun(() => ({ model: { commands: 0 }, real }), commands)
      await real.t.store.close()
    }),
    { numRuns: 1000 },
  )
})

test.each([2, 3, 5, 8, 13, 24])(
  '%i counters share three thousand clients: none twice, none lost',
  async (counters) => {
    const { t, doubles, lost, surprises } = await raceCounters(counters, 3000)
    expect({ doubles, lost, surprises }).toEqual({ doubles: [], lost: [], surprises: [] })
    expect(await officeFaults(t.store.db)).toEqual([])
  },
)
