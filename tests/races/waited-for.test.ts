import { sql } from 'kysely'
import { v7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { officeFaults } from '#support/office-faults.ts'
import { useServer } from '#support/postgres/own-server.ts'
import { act } from '#support/races/acts.ts'
import { foundRaceOffice, openRaceOffice, type RaceOffice } from '#support/races/race-office.ts'
import { openStation, type Station } from '#support/races/station.ts'
import { waitForLocks } from '#support/races/wait-for-locks.ts'

// Whoever had to wait for a row looks at the clock again: two stations in one process, one held back by a lock.
const server = useServer()
let office: RaceOffice
let slow: Station
let quick: Station

beforeAll(async () => {
  office = await openRaceOffice(await foundRaceOffice(server()))
  slow = await openStation(office.connection, office.stations[0] ?? '')
  quick = await openStation(office.connection, office.stations[1] ?? '')
})
afterAll(() => Promise.all([slow.close(), quick.close()]).then(() => office.close()))
beforeEach(() => office.empty())

/** Does something while some rows cannot be had, as from a tool of somebody else. */
function whileLocked<T>(rows: string, work: () => Promise<T>): Promise<T> {
  return office.store.db.transaction().execute(async (trx) => {
    await sql.raw(`${rows} for update`).execute(trx)
    return work()
  })
}

const issue = (station: Station, counter: number) => {
  const input = { requestId: v7(), serviceId: office.service('A'), priorityId: null, personName: null, channel: 'reception' } as const // prettier-ignore
  return station.do(act('issue', office.counter(counter), input))
}

test('a day that is closed while its first client cannot be had ends every visit after it began', async () => {
  const [first = ''] = await office.issue(3)
  const { closed } = await whileLocked(`select id from ticket where id = '${first}'`, async () => {
    const pending = slow.do(act('closeDay', office.counter(0), { requestId: v7() }))
    await waitForLocks(office.store.db, 1)
    const called = await quick.do(act('callNext', office.counter(1), { requestId: v7() }))
    const ticketId = called.ok ? (called.value as { ticketId: string }).ticketId : ''
    const back = await quick.do(
      act('return', office.counter(1), { requestId: v7(), ticketId, reason: 'Le falta un documento' }),
    )
    expect(back).toMatchObject({ ok: true })
    return { closed: pending }
  })
  expect(await closed).toMatchObject({ ok: true, value: { notServed: 3 } })
  expect(await officeFaults(office.store.db)).toEqual([])
})

test('whoever waits for a number came when it was given: smaller numbers came first', async () => {
  await issue(quick, 1)
  const { given, freeAt } = await whileLocked('select last from number_counter', async () => {
    const pending = issue(slow, 0)
    await waitForLocks(office.store.db, 1)
    return { given: pending, freeAt: await office.store.readClock(office.store.db) }
  })
  expect(await given).toMatchObject({ ok: true })
  const rows = await office.store.db.selectFrom('ticket').select(['number', 'arrival_at as at']).orderBy('number').execute() // prettier-ignore
  expect(rows.map(({ number }) => number)).toEqual([1, 2])
  expect(rows[1]?.at).toBeGreaterThanOrEqual(freeAt)
})
