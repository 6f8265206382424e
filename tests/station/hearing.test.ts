import { sql } from 'kysely'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chainEnds } from '#db/queries/live.ts'
import { lookAtClock } from '#db/server-watch.ts'
import { followChains } from '#services/live/follow.ts'
import { callNext } from '#services/tickets/call.ts'
import { signIn } from '#services/people/sign-in.ts'
import { deskView } from '#services/views/desk.ts'
import { announceCall, displayView } from '#services/views/display.ts'
import { testPin } from '#support/pins.ts'
import { useServer } from '#support/postgres/own-server.ts'
import { waitForLocks } from '#support/races/wait-for-locks.ts'
import { openLiveOffice, type LiveOffice } from '#support/stations/live-office.ts'
import { value } from '#support/test-office.ts'

const server = useServer()
let live: LiveOffice

beforeAll(async () => {
  live = await openLiveOffice(server(), 3)
})
afterAll(() => live.close())

const now = () => performance.now()

test('what is done at one station is told at all others, as much as it is about, and not twice where it was done', async () => {
  const [one, ...others] = live.stations
  const since = now()
  const { person, ...window } = live.office.counter(0)
  value(await signIn(one!.office, { ...window, person: null }, { personId: person?.id ?? '', pin: testPin }))
  for (const other of others) {
    const { topics } = await other.heard('session', since)
    expect([...topics].sort()).toEqual(['office', 'session', 'tickets'])
  }
  expect(one!.told.filter(({ at }) => at > since)).toHaveLength(1)
})

test('a call made at a counter is shown in the hall, and that it was announced is seen at the counter', async () => {
  const [counter, hall] = [live.station(0), live.station(1)]
  await live.issue()
  const called = now()
  value(await callNext(counter.office, live.office.counter(0), { requestId: v7() }))
  expect((await hall.heard('tickets', called)).at - called).toBeLessThan(1_000)
  const { current } = await displayView(hall.office)
  expect(current?.counterNumber).toBe(1)
  const announced = now()
  const display = {
    stationId: hall.office.stationId,
    role: 'display',
    counterId: null,
    person: null,
  } as const
  value(await announceCall(hall.office, display, { callId: current?.callId ?? '' }))
  expect((await counter.heard('tickets', announced)).at - announced).toBeLessThan(1_000)
  expect((await deskView(counter.office, live.office.counter(0))).open?.announcedAt).toBeGreaterThan(0)
})

test('whoever is cut off from being woken misses nothing, and nobody is told that the server is lost', async () => {
  const station = live.station(0)
  await stopHearing()
  const since = now()
  await live.issue()
  await station.heard('tickets', since)
  expect(station.told.filter(({ lost }) => lost)).toEqual([])
})

test('nobody wakes anybody: what others wrote is read within five seconds all the same', async () => {
  const { store } = live.office
  await sql`alter table event_head disable trigger wake_others`.execute(store.db)
  const since = now()
  await live.issue()
  for (const station of live.stations) {
    const { at } = await station.heard('tickets', since)
    expect(at - since).toBeLessThan(5_500)
  }
  await sql`alter table event_head enable trigger wake_others`.execute(store.db)
})

test('an event that was begun first and committed last is found, though later ones were read before it', async () => {
  const { store } = live.office
  await live.issue()
  const follower = followChains(store.db)
  await follower.look()
  const late = live.station(1)
  const lateActor = { ...live.office.counter(1), stationId: late.office.stationId }
  // The late one has its chain and its time, and waits for a counter that somebody has locked.
  const pending = await store.db.transaction().execute(async (trx) => {
    await sql`select id from counter where id = ${live.office.counter(1).counterId} for update`.execute(trx)
    const calling = callNext(late.office, lateActor, { requestId: v7() })
    await waitForLocks(store.db, 1)
    await live.issue()
    expect((await follower.look()).topics).toEqual(['tickets'])
    return { calling }
  })
  value(await pending.calling)
  expect((await follower.look()).topics).toEqual(['tickets'])
  expect((await follower.look()).topics).toEqual([])
  // And by waking alone.
  await live.issue()
  expect(await follower.after([live.office.reception.stationId])).toEqual(['tickets'])
  expect(await follower.after(live.office.stations)).toEqual([])
})

test('an office that was restored from a backup is read anew', async () => {
  const { store, reception } = live.office
  const follower = followChains(store.db)
  await follower.look()
  const end = (await chainEnds(store.db)).ends.find(({ stationId }) => stationId === reception.stationId)
  await store.db
    .updateTable('event_head')
    .set({ seq: 1 })
    .where('station_id', '=', reception.stationId)
    .execute()
  expect((await follower.look()).topics).toEqual(['tickets', 'office', 'session', 'stations'])
  await store.db
    .updateTable('event_head')
    .set({ seq: end?.seq ?? 0 })
    .where('station_id', '=', reception.stationId)
    .execute()
})

test('ten things at once are told in a few words, and all of them', async () => {
  const station = live.station(2)
  const since = now()
  await Promise.all(Array.from({ length: 10 }, () => live.issue()))
  await station.heard('tickets', since)
  await expect.poll(async () => (await displayView(station.office)).waiting).toBeGreaterThanOrEqual(10)
  expect(station.reported).toEqual([])
})

/** Ends the connections that listen, as a switch does that forgets who is there. */
async function stopHearing(): Promise<void> {
  const { database } = live.office.connection
  await server().run(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database}'
     and (query ilike 'listen%' or query = '${lookAtClock}')`,
  )
}
