import { expect, test } from 'vitest'
import { useServer } from '#support/postgres/own-server.ts'
import { crashAtWork } from '#support/races/crash.ts'
import { foundRaceOffice } from '#support/races/race-office.ts'
import { openStations, useStations } from '#support/races/use-track.ts'

const server = useServer({ durable: true })
const stations = useStations(3)

test('a server that dies in the middle of calls, and comes back: everybody is called once, and nobody is lost', async () => {
  const office = await openStations(await foundRaceOffice(server()), stations())
  const after = await crashAtWork(server(), office, stations(), 40, [12])
  expect(after.faults).toEqual([])
  expect(after.confirmed).toBe(40)
  expect(after.askedAgain).toBeGreaterThan(0)
  await office.close()
}, 60_000)
