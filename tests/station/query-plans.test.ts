import { CompiledQuery, sql, type KyselyPlugin, type RootOperationNode } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writerVersion } from '#db/migrations/index.ts'
import { chainEnds, writtenSince } from '#db/queries/live.ts'
import { beat } from '#db/queries/presence.ts'
import type { ReadHandle } from '#db/schema.ts'
import { useServer } from '#support/postgres/own-server.ts'
import { foundRaceOffice, openRaceOffice, type RaceOffice } from '#support/races/race-office.ts'

// What every station asks again and again, in an office of a year: it must not grow with what is stored.
const server = useServer()
const eventsPerStation = 4_000
let office: RaceOffice

beforeAll(async () => {
  office = await openRaceOffice(await foundRaceOffice(server()))
  const { db } = office.store
  await sql`insert into event (id, station_id, seq, at, kind, ticket_id, counter_id, person_id, undoes, payload, previous_hash, hash)
    select station.id || '-' || n, station.id, n + 1000, n, 'ticket.issued', null, null, null, null, '{}', '', ''
    from station, generate_series(1, ${sql.lit(eventsPerStation)}) as n`.execute(db)
  await sql`update event_head set seq = 1000 + ${sql.lit(eventsPerStation)}`.execute(db)
  await sql`analyze`.execute(db)
}, 60_000)
afterAll(() => office.close())

/** How the server runs the one query of a piece of work. */
async function planOf(work: (db: ReadHandle) => Promise<unknown>): Promise<string> {
  const nodes: RootOperationNode[] = []
  const watcher: KyselyPlugin = {
    transformQuery: ({ node }) => {
      nodes.push(node)
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  }
  const { db } = office.store
  await work(db.withPlugin(watcher))
  expect(nodes).toHaveLength(1)
  const [node] = nodes
  const asked = db.getExecutor().compileQuery(node!, { queryId: 'plan' })
  const explained = CompiledQuery.raw(`explain (costs off) ${asked.sql}`, [...asked.parameters])
  const { rows } = await db.executeQuery<{ 'QUERY PLAN': string }>(explained)
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}

test('what a station wrote since is found by its chain’s index, and nothing before it is read', async () => {
  const [stationId = ''] = office.stations
  const plan = await planOf((db) => writtenSince(db, { stationId, seq: eventsPerStation + 998 }))
  expect(plan).toMatch(/Index Scan (using|on) event_chain/)
  expect(plan).toMatch(/Index Cond: \(\(station_id = .*\) AND \(seq > /)
  expect(plan).not.toMatch(/Seq Scan/)
})

test('how far all chains go, and who is there, is asked without a look at events', async () => {
  const presence = { stationId: office.stations[0] ?? '', startedAt: 0, clockOffsetMs: 0, version: '', writerVersion, linkAddresses: '[]', linkPort: null } // prettier-ignore
  for (const plan of [await planOf(chainEnds), await planOf((db) => beat(db, presence))])
    expect(plan).not.toMatch(/on event\b/)
})
