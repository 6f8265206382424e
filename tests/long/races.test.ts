import { afterAll, beforeAll, expect, test } from 'vitest'
import { useServer } from '#support/postgres/own-server.ts'
import { crashAtWork } from '#support/races/crash.ts'
import { raceKinds } from '#support/races/kinds/index.ts'
import { foundRaceOffice } from '#support/races/race-office.ts'
import { runRounds } from '#support/races/run-rounds.ts'
import { sum, told, type Tally } from '#support/races/tally.ts'
import { openStations, openTrack, useStations, type OpenTrack } from '#support/races/use-track.ts'

const atLeast = 3000
const rounds = Math.ceil(atLeast / raceKinds.length)
// Another seed each day; a fault names the one that it came with.
const seed = Math.floor(Date.now() / 86_400_000) * 10_000
const server = useServer()
const durable = useServer({ durable: true })
const stations = useStations(8)
const tallies: Tally[] = []
let track: OpenTrack

beforeAll(async () => {
  track = await openTrack(await foundRaceOffice(server()), stations())
}, 60_000)
afterAll(() => track.close())

test.each(raceKinds)(`$name: ${String(rounds)} times as if one after the other`, async (kind) => {
  const tally = await runRounds(track, kind, { rounds, seed })
  console.log(`${kind.name}: ${told(tally)}`)
  tallies.push(tally)
  expect(tally.anomalies).toEqual([])
})

test(`${String(atLeast)} rounds, and nothing that should not be`, () => {
  const all = sum(tallies)
  console.log(`all races: ${told(all)}`)
  expect(all.rounds).toBeGreaterThanOrEqual(atLeast)
  expect(all.anomalies).toEqual([])
  expect(all.overlapping / all.rounds).toBeGreaterThan(0.7)
})

test('a server that dies eight times in the middle of calls: everybody is called once, and nobody is lost', async () => {
  const office = await openStations(await foundRaceOffice(durable()), stations())
  const after = await crashAtWork(durable(), office, stations(), 300, [25, 40, 3, 17, 31, 1, 29, 50])
  console.log(`${String(after.crashes)} crashes, asked again ${String(after.askedAgain)} times`)
  expect(after.faults).toEqual([])
  expect(after.confirmed).toBe(300)
  await office.close()
})
