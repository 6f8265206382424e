import { beforeEach, expect, test } from 'vitest'
import { stationRoles } from '#domain/people.ts'
import { stationOnFile, stationsView } from '#services/views/stations.ts'
import { onlyOnSqlite } from '#support/engine.ts'
import { openTestOffice } from '#support/test-office.ts'

beforeEach(onlyOnSqlite('stations of a server say themselves how they are: tests/station'))

test('the one computer of an office on a file is everything, and nothing can be lost', async () => {
  const { office } = await openTestOffice()
  const { roles, ...station } = await stationOnFile(office)
  expect([...roles].sort()).toEqual([...stationRoles].sort())
  expect(station).toEqual({
    name: 'Puesto',
    server: null,
    lostSince: null,
    clockOffsetMs: 0,
    outdated: false,
    connected: 1,
    stations: 1,
  })
})

test('in the list of stations it stands alone, and is there', async () => {
  const { office } = await openTestOffice()
  const { rows, zones, cannotPair } = await stationsView(office, {
    cannotPair: 'single',
    isLinked: () => false,
  })
  expect(rows).toMatchObject([{ name: 'Puesto', zone: 'Sala', here: true, connected: true, seenAt: null }])
  expect(zones).toHaveLength(1)
  expect(cannotPair).toBe('single')
})
