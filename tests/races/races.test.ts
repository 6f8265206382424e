import { afterAll, beforeAll, expect, test } from 'vitest'
import { useServer } from '#support/postgres/own-server.ts'
import { raceKinds } from '#support/races/kinds/index.ts'
import { foundRaceOffice } from '#support/races/race-office.ts'
import { runRounds } from '#support/races/run-rounds.ts'
import { sum, told, type Tally } from '#support/races/tally.ts'
import { openTrack, useStations, type OpenTrack } from '#support/races/use-track.ts'

// Stations in processes of their own, each with a store and a pool of its own, on one server. tests/long/races.test.ts
// asks the same thousands of times; canary.test.ts shows that each race is lost without its guard.
const rounds = 6
const server = useServer()
const stations = useStations(8)
const tallies: Tally[] = []
let track: OpenTrack

beforeAll(async () => {
  track = await openTrack(await foundRaceOffice(server()), stations())
}, 60_000)
afterAll(() => track.close())
afterAll(() => console.log(`races: ${told(sum(tallies))}`))

test.each(raceKinds)(
  '$name: as if one after the other',
  async (kind) => {
    const tally = await runRounds(track, kind, { rounds, seed: 1 })
    tallies.push(tally)
    expect(tally.anomalies).toEqual([])
  },
  60_000,
)

test('they did meet: several were inside their transactions at the same instant', () => {
  const { rounds: all, overlapping, atOnce } = sum(tallies)
  expect(overlapping / all).toBeGreaterThan(0.7)
  expect(atOnce / all).toBeGreaterThan(2)
})
