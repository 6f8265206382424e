import pg from 'pg'
import { v7 } from 'uuid'
import type { PostgresConnection } from '#db/postgres-pool.ts'
import { openPostgresStore } from '#db/postgres-store.ts'
import { setUpOffice } from '#services/setup.ts'
import type { PostgresServer } from '#support/postgres/server.ts'
import { testSecrets } from '#support/pins.ts'
import { joinStation } from '#support/races/join-station.ts'
import { newOffice, value } from '#support/test-office.ts'
import type { Desk } from './order.ts'

/** Tickets that wait when the last one of a round is claimed. */
const atLeastWaiting = 320

/** An office in a database of its own, and who claims tickets there. */
export interface ClaimOffice {
  readonly connection: PostgresConnection
  readonly desks: readonly Desk[]
  /** What was claimed is over, and as many come again: every round begins with the same queue. */
  refill(): Promise<void>
  /** How many rows of each table there are; different ones would mean that different work was done. */
  rows(): Promise<string>
  /** The server's processes that serve this database. */
  serverPids(): Promise<readonly number[]>
  end(): Promise<void>
}

/**
 * @param clients each a station
 * @param calls that each of them makes in a round, each at another counter and by another person
 */
export async function openClaimOffice(
  server: PostgresServer,
  clients: number,
  calls: number,
): Promise<ClaimOffice> {
  const connection = await server.createDatabase()
  const stations = Array.from({ length: clients }, () => v7())
  await found(connection, stations)
  const tool = new pg.Client({ ...connection })
  // Whoever waits for an answer hears of it by that answer.
  tool.on('error', () => undefined)
  await tool.connect()
  for (const table of ['ticket', 'leg', 'event', 'event_head', 'display_call', 'acknowledgement', 'request'])
    await tool.query(`alter table "${table}" set (autovacuum_enabled = false)`)
  const places = await furnish(tool, clients * calls)
  const refill = () => fill(tool, clients * calls + atLeastWaiting)
  await refill()
  return {
    connection,
    desks: stations.map((stationId, index) => ({
      stationId,
      places: places.slice(index * calls, (index + 1) * calls),
    })),
    refill,
    rows: () => countRows(tool),
    async serverPids() {
      const { rows } = await tool.query<{ pid: number }>(
        'select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      )
      return rows.map(({ pid }) => pid)
    },
    end: () => tool.end(),
  }
}

async function found(connection: PostgresConnection, stations: readonly string[]): Promise<void> {
  const store = value(await openPostgresStore(connection))
  const dependencies = { store, clock: () => Date.now(), newId: () => v7(), publish: () => undefined, secrets: testSecrets } // prettier-ignore
  const setUp = { stationId: v7(), stationName: 'Recepción', zoneName: 'Sala', demo: false }
  value(await setUpOffice(dependencies, setUp, newOffice({ counters: [{ number: 1, services: [0, 1] }] })))
  for (const [index, id] of stations.entries()) await joinStation(store, id, `Puesto ${String(index + 1)}`)
  await store.close()
}

/** Counters that serve everything, and a person for each. */
async function furnish(tool: pg.Client, count: number): Promise<Desk['places']> {
  const places = Array.from({ length: count }, () => ({ counterId: v7(), personId: v7() }))
  const [counters, people] = [
    places.map(({ counterId }) => counterId),
    places.map(({ personId }) => personId),
  ]
  await tool.query(
    'insert into person (id, sort, is_active, away_at) select new, 100, 1, null from unnest($1::text[]) as new',
    [people],
  )
  await tool.query(
    `insert into counter (id, zone_id, number, is_active, away_at)
     select id, (select min(id) from zone), 100 + row, 1, null from unnest($1::text[]) with ordinality as new (id, row)`,
    [counters],
  )
  await tool.query(
    `insert into counter_service (counter_id, service_id)
     select new, service.id from unnest($1::text[]) as new, service`,
    [counters],
  )
  return places
}

/** Past the product: what is claimed becomes a finished visit, and the queue is as long as it was. */
async function fill(tool: pg.Client, waiting: number): Promise<void> {
  await tool.query(
    `update ticket set state = 'finished', counter_id = null, person_id = null where state = 'called'`,
  )
  await tool.query(
    `with new as (
       insert into ticket (id, business_day, prefix, number, channel, service_id, priority_id, is_strict, is_accurate,
         arrival_at, state, base_at, queue_at, not_here_count, call_count)
       select gen_random_uuid()::text, '2026-11-21', 'Z', start.number + row, 'kiosk',
         (array(select id from service order by sort))[1 + row % 2], (select id from priority order by sort limit 1), 0, 1,
         start.at + row, 'waiting', start.at + row, start.at + row, 0, 0
       from (select coalesce(max(number), 0) as number, $2::bigint as at from ticket) as start,
         generate_series(1, $1::integer - (select count(*)::integer from ticket where state = 'waiting')) as row
       returning id, arrival_at, service_id)
     insert into leg (id, ticket_id, position, state, started_at, service_id, is_void)
     select gen_random_uuid()::text, id, 1, 'waiting', arrival_at, service_id, 0 from new`,
    [waiting, Date.now() - 3_600_000],
  )
  await tool.query('vacuum (analyze) ticket, leg, event, event_head, display_call, acknowledgement, request')
  await tool.query('checkpoint')
}

async function countRows(tool: pg.Client): Promise<string> {
  const { rows } = await tool.query<{ counts: string }>(
    `select concat_ws(' ', (select count(*) from ticket where state = 'called'), (select count(*) from leg),
       (select count(*) from event where kind = 'ticket.called'), (select count(*) from display_call),
       (select count(*) from acknowledgement), (select count(*) from request)) as counts`,
  )
  return rows[0]?.counts ?? ''
}
