import { sql } from 'kysely'
import { v7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { issueTicket } from '#services/tickets/issue.ts'
import { displayView } from '#services/views/display.ts'
import { officeFaults } from '#support/office-faults.ts'
import { useServer } from '#support/postgres/own-server.ts'
import { openLiveOffice, type LiveOffice } from '#support/stations/live-office.ts'
import type { LiveStation } from '#support/stations/live-station.ts'

const server = useServer({ durable: true })
let live: LiveOffice

beforeEach(async () => {
  live = await openLiveOffice(server(), 2)
}, 60_000)
afterEach(() => live.close())

const now = () => performance.now()

/** Gives a ticket at a station, at its counter. */
function issue(station: LiveStation, requestId = v7()) {
  const input = { requestId, serviceId: live.office.service('A'), priorityId: null, personName: null, channel: 'reception' } as const // prettier-ignore
  return issueTicket(station.office, live.office.counter(0), input)
}

async function tickets(): Promise<number> {
  return (await live.office.store.db.selectFrom('ticket').select('id').execute()).length
}

const refused = () => {
  const { host, port, database } = live.office.connection
  return { ok: false, code: 'store.unreachable', file: `${host}:${String(port)}/${database}` }
}

test('a frozen server is known within three seconds; from then on everything is refused at once; it comes back by itself', async () => {
  const [one, two] = [live.station(0), live.station(1)]
  const frozen = now()
  server().freeze()
  try {
    // Begun while nobody knows: given up as well, and not half done.
    const [early, lost] = await Promise.all([issue(one), one.stands({ connected: 0 }, 4_000)])
    expect(early).toEqual(refused())
    console.log(`lost: known after ${(lost - frozen).toFixed(0)} ms`)
    expect(lost - frozen).toBeLessThan(3_000)
    expect(one.state().lostSince).toBeGreaterThan(0)
    await two.stands({ connected: 0 }, 4_000)
    const asked = now()
    expect(await issue(one)).toEqual(refused())
    await expect(displayView(one.office)).rejects.toThrow('store.unreachable')
    expect(now() - asked).toBeLessThan(50)
  } finally {
    server().thaw()
  }
  const thawed = now()
  for (const station of [one, two]) {
    const back = await station.stands({ lostSince: null })
    expect(back - thawed).toBeLessThan(3_000)
    const { topics } = await station.heard('office', thawed)
    expect([...topics].sort()).toEqual(['office', 'session', 'stations', 'tickets'])
  }
  const since = now()
  expect(await issue(one)).toMatchObject({ ok: true })
  await two.heard('tickets', since)
  expect(await officeFaults(live.office.store.db)).toEqual([])
})

test('a server that dies is known at once, and found again when it is started; what others did meanwhile is shown', async () => {
  const station = live.station(0)
  const before = await tickets()
  const died = now()
  await server().crash()
  const lost = await station.stands({ connected: 0 })
  console.log(`died: known after ${(lost - died).toFixed(0)} ms`)
  expect(lost - died).toBeLessThan(1_500)
  expect(await issue(station)).toEqual(refused())
  const started = now()
  await server().start()
  await live.issue()
  await station.stands({ lostSince: null })
  await station.heard('tickets', started)
  expect((await displayView(station.office)).waiting).toBe(before + 1)
  // The connections of before have gone without a word; nobody is asked to try twice.
  expect(await Promise.all([issue(station), issue(station), issue(station)])).toMatchObject([
    { ok: true },
    { ok: true },
    { ok: true },
  ])
})

test('connections from before a loss are not used again', async () => {
  const station = live.station(0)
  const pids = async () => {
    const asked = Array.from({ length: 4 }, () => sql<{ pid: number }>`select pg_backend_pid() as pid, pg_sleep(0.05)`.execute(station.office.store.db)) // prettier-ignore
    return (await Promise.all(asked)).map(({ rows }) => rows[0]?.pid)
  }
  const before = await pids()
  server().freeze()
  await station.stands({ connected: 0 }).finally(() => server().thaw())
  await station.stands({ lostSince: null })
  for (const pid of await pids()) expect(before).not.toContain(pid)
})

test('whoever waits for one of the station’s own connections when the server is lost hears so with everybody', async () => {
  const station = live.station(0)
  server().freeze()
  const frozen = now()
  try {
    const asked = Array.from({ length: 20 }, () => issue(station))
    for (const answer of await Promise.all(asked)) expect(answer).toEqual(refused())
    expect(now() - frozen).toBeLessThan(3_500)
  } finally {
    server().thaw()
  }
  await station.stands({ lostSince: null })
  expect(await issue(station)).toMatchObject({ ok: true })
})

test('a station that is closed while the server is frozen does not wait for it', async () => {
  const extra = await openLiveOffice(server(), 1)
  server().freeze()
  try {
    const from = now()
    await extra.station(0).close()
    expect(now() - from).toBeLessThan(2_500)
  } finally {
    server().thaw()
  }
  await extra.office.close()
})
