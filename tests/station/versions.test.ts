import { sql } from 'kysely'
import { v7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writerVersion } from '#db/migrations/index.ts'
import { openPostgresStore } from '#db/postgres-store.ts'
import { rollOverDay } from '#services/day.ts'
import { clearCounters } from '#services/people/sign-out.ts'
import { maybeSealHour } from '#services/seal.ts'
import { issueTicket } from '#services/tickets/issue.ts'
import { displayView } from '#services/views/display.ts'
import { useServer } from '#support/postgres/own-server.ts'
import { openLiveStation } from '#support/stations/live-station.ts'
import { openLiveOffice, type LiveOffice } from '#support/stations/live-office.ts'

// The office's database as a newer version leaves it: with a migration that this one does not know, and what that made.
const server = useServer()
let live: LiveOffice

beforeEach(async () => {
  live = await openLiveOffice(server(), 1)
})
afterEach(() => live.close())

/** What a newer version does to it. @param writers which version may write afterwards */
async function raiseFurther(writers: number): Promise<void> {
  await server().run(
    `insert into kysely_migration values ('0990-later', '2031-01-01T00:00:00.000Z');
     alter table ticket add column colour text;
     create table carpet (id text primary key);
     update office set min_writer_version = ${String(writers)}`,
    live.office.connection.database,
  )
}

function issue({ office }: Pick<LiveOffice['stations'][number], 'office'>) {
  const input = { requestId: v7(), serviceId: live.office.service('A'), priorityId: null, personName: null, channel: 'reception' } as const // prettier-ignore
  return issueTicket(office, live.office.counter(0), input)
}

test('this version writes what an office of this version asks for', async () => {
  const { rows } = await sql<{ wanted: number }>`select min_writer_version as wanted from office`.execute(
    live.office.store.db,
  )
  expect(rows[0]?.wanted).toBe(writerVersion)
})

test('a newer office that older stations may write in is opened, and worked in', async () => {
  await raiseFurther(writerVersion)
  const again = await openLiveStation(live.office.connection, live.office.stations[1] ?? '')
  expect(again.state().outdated).toBe(false)
  expect(await issue(again)).toMatchObject({ ok: true })
  expect(await issue(live.station(0))).toMatchObject({ ok: true })
  await again.close()
})

test('one that asks for more is opened to be read: nothing is written, and it is said why', async () => {
  await live.issue()
  await raiseFurther(writerVersion + 1)
  const again = await openLiveStation(live.office.connection, live.office.stations[1] ?? '')
  expect(again.state().outdated).toBe(true)
  expect((await displayView(again.office)).waiting).toBe(1)
  const outdated = { ok: false, code: 'store.outdated' }
  const here = { stationId: again.office.stationId, role: 'manager', counterId: null, person: null } as const
  expect(await issue(again)).toEqual(outdated)
  expect(await rollOverDay(again.office, here)).toEqual(outdated)
  expect(await maybeSealHour(again.office, here)).toEqual(outdated)
  expect(await clearCounters(again.office)).toEqual(outdated)
  expect((await displayView(again.office)).waiting).toBe(1)
  expect(again.reported).toEqual([])
  await again.close()
})

test('a station that is running when the office is raised stops writing at once, and knows it within five seconds', async () => {
  const station = live.station(0)
  expect(await issue(station)).toMatchObject({ ok: true })
  await raiseFurther(writerVersion + 1)
  const raised = performance.now()
  expect(await issue(station)).toEqual({ ok: false, code: 'store.outdated' })
  expect((await station.stands({ outdated: true })) - raised).toBeLessThan(5_500)
  // Until the old version is allowed again, or the computer has the new one.
  await sql`update office set min_writer_version = ${writerVersion}`.execute(live.office.store.db)
  await station.stands({ outdated: false })
  expect(await issue(station)).toMatchObject({ ok: true })
})

test('an office that lacks what this version needs is not opened, however new the rest of it is', async () => {
  await raiseFurther(writerVersion)
  const { connection } = live.office
  await server().run(`delete from kysely_migration where name like '0030%'`, connection.database)
  expect(await openPostgresStore(connection)).toMatchObject({ ok: false, code: 'store.newer' })
})
