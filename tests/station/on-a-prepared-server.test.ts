import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stationRoles } from '#domain/people.ts'
import { dismissStation } from '#services/stations/dismiss.ts'
import { issueTicket } from '#services/tickets/issue.ts'
import { officeOverview } from '#services/views/overview.ts'
import { stationsView } from '#services/views/stations.ts'
import {
  managing,
  prepareOfficeServer,
  type JoinedStation,
  type PreparedServer,
} from '#support/postgres/prepared-server.ts'
import { openLiveStation, type LiveStation } from '#support/stations/live-station.ts'
import { value } from '#support/test-office.ts'

// Over TLS, each with a login of its own that may do only what its function needs.
let server: PreparedServer
let manager: LiveStation

beforeAll(async () => {
  server = await prepareOfficeServer()
  manager = await live(server.manager)
}, 60_000)
afterAll(async () => {
  await manager.close()
  await server.stop()
})

function live({ connection, credentials }: JoinedStation): Promise<LiveStation> {
  return openLiveStation(connection, credentials.stationId)
}

async function issue({ office }: LiveStation): Promise<void> {
  const [service] = (await officeOverview(office)).services
  const input = { requestId: v7(), serviceId: service?.id ?? '', priorityId: null, personName: null, channel: 'reception' } as const // prettier-ignore
  value(await issueTicket(office, managing(server.manager), input))
}

test.each(stationRoles)('a station for %s hears, is heard of, and knows what it is', async (role) => {
  const station = await live(await server.joinAs([role], `Puesto ${role}`))
  expect(station.state()).toMatchObject({
    name: `Puesto ${role}`,
    roles: [role],
    lostSince: null,
    outdated: false,
  })
  const since = performance.now()
  await issue(manager)
  expect((await station.heard('tickets', since)).at - since).toBeLessThan(2_000)
  const { rows } = await stationsView(manager.office, { cannotPair: null, isLinked: () => false })
  expect(rows.find(({ name }) => name === `Puesto ${role}`)).toMatchObject({
    connected: true,
    here: false,
    roles: [role],
    version: '0.0.0',
    pairingUntil: null,
  })
  // Its own list is there as well, whatever it may see of pairings.
  const own = await stationsView(station.office, { cannotPair: 'no_authority', isLinked: () => false })
  expect(own.rows.filter(({ here }) => here)).toHaveLength(1)
  expect(station.reported).toEqual([])
  await station.close()
})

test('a station that has not come yet stands in the list with the time until which it may', async () => {
  await server.pair(['display'], 'Sala grande')
  const { rows } = await stationsView(manager.office, { cannotPair: null, isLinked: () => false })
  const waited = rows.find(({ name }) => name === 'Sala grande')
  expect(waited).toMatchObject({ connected: false, seenAt: null, version: null })
  expect((waited?.pairingUntil ?? 0) - Date.now()).toBeGreaterThan(50 * 60_000)
})

test('a station that is dismissed while it works is told so at once, and everybody else that it is gone', async () => {
  const station = await live(await server.joinAs(['reception'], 'Se va'))
  const [since, input] = [performance.now(), { requestId: v7(), stationId: station.office.stationId }]
  value(await dismissStation(manager.office, managing(server.manager), input))
  await station.stands({ connected: 0 }, 3_000)
  expect(station.office.store.reach?.why?.code).toBe('store.dismissed')
  await expect(officeOverview(station.office)).rejects.toThrow('store.dismissed')
  await manager.heard('stations', since)
  const { rows } = await stationsView(manager.office, { cannotPair: null, isLinked: () => false })
  expect(rows.map(({ name }) => name)).not.toContain('Se va')
  await station.close()
})
