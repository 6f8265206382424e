import { sql } from 'kysely'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { issueTicket } from '#services/tickets/issue.ts'
import { officeFaults } from '#support/office-faults.ts'
import { useServer } from '#support/postgres/own-server.ts'
import { openLiveOffice, type LiveOffice } from '#support/stations/live-office.ts'

// Every flush takes 120 ms longer, so that a commit can be met in the middle.
const server = useServer({ commitDelayMs: 120 })

test('a commit whose answer was lost: nobody knows, and the same request again answers what was done, once', async () => {
  const live = await openLiveOffice(server(), 1)
  const { db } = live.office.store
  const tickets = async () => (await db.selectFrom('ticket').select('id').execute()).length
  const station = live.station(0)
  const input = { requestId: v7(), serviceId: live.office.service('A'), priorityId: null, personName: null, channel: 'reception' } as const // prettier-ignore
  const issue = () => issueTicket(station.office, live.office.counter(0), input)
  const asked = issue()
  await untilFlushing(live)
  server().freeze()
  const answer = await asked.finally(() => server().thaw())
  expect(answer).toMatchObject({ ok: false, code: 'store.unreachable' })
  // What the server had begun to write down, it ends: the ticket is there, and only its station does not know.
  await expect.poll(tickets, { timeout: 10_000 }).toBe(1)
  await station.stands({ lostSince: null })
  expect(await issue()).toMatchObject({ ok: true })
  expect(await issue()).toEqual(await issue())
  expect(await tickets()).toBe(1)
  expect(await officeFaults(db)).toEqual([])
  await live.close()
})

/** Resolves while a commit of somebody is being written to the disk. */
async function untilFlushing({ office }: LiveOffice): Promise<void> {
  const end = performance.now() + 5_000
  while (performance.now() < end) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from pg_stat_activity
      where datname = current_database() and query = 'commit' and state = 'active' and wait_event_type = 'IO'`.execute(
      office.store.db,
    )
    if ((rows[0]?.count ?? 0) > 0) return
  }
  throw new Error('no commit was seen')
}
