import { v7 } from 'uuid'
import { postgresPool, type PostgresConnection } from '#db/postgres-pool.ts'
import type { PostgresPool } from 'kysely'

/** Where and by whom a ticket is claimed. */
export interface Claim {
  readonly stationId: string
  readonly counterId: string
  readonly personId: string
  readonly businessDay: string
}

export interface BareClient {
  claim(claim: Claim): Promise<void>
  end(): Promise<void>
}

interface Rows {
  readonly rows: readonly Record<string, unknown>[]
}

type Query = (sql: string, parameters: readonly unknown[]) => Promise<Rows>

const constantHash = 'f'.repeat(64)
const payload = JSON.stringify({ before: { state: 'waiting' } })
const patience = { connectTimeoutMs: 3_000, queryTimeoutMs: 5_000, lockTimeoutMs: 1_000, maxConnections: 4 }

/**
 * What a claim cannot do without, in SQL written by hand: the rows that `callNext` writes, in one transaction that
 * knows no rules, looks at no clock and hashes nothing. The pool is the product's, and prepares statements as it does.
 */
export function bareClient(connection: PostgresConnection): BareClient {
  const pool: PostgresPool = postgresPool(connection, patience)
  return {
    async claim(claim) {
      const client = await pool.connect()
      const query = client.query.bind(client) as unknown as Query
      await query('begin', [])
      await write(query, claim)
      await query('commit', [])
      client.release()
    },
    end: () => pool.end(),
  }
}

async function write(query: Query, { stationId, counterId, personId, businessDay }: Claim): Promise<void> {
  const now = Date.now()
  const head = await query(
    'update event_head set seq = seq + 1, hash = $2, at = $3 where station_id = $1 returning seq',
    [stationId, constantHash, now],
  )
  const next = await query(
    `select id, service_id, arrival_at from ticket
     where state = 'waiting' and service_id in (select service_id from counter_service where counter_id = $1)
       and (cool_until is null or cool_until <= $2)
     order by is_strict desc, queue_at, arrival_at, number, prefix limit 1 for update skip locked`,
    [counterId, now],
  )
  const ticket = next.rows[0] as {
    readonly id: string
    readonly service_id: string
    readonly arrival_at: number
  }
  await query(
    `update ticket set state = 'called', counter_id = $2, person_id = $3, call_count = call_count + 1 where id = $1`,
    [ticket.id, counterId, personId],
  )
  await query('update leg set ended_at = $2 where ticket_id = $1 and ended_at is null and is_void = 0', [ticket.id, now]) // prettier-ignore
  await query(
    `insert into leg (id, ticket_id, position, state, started_at, ended_at, counter_id, person_id, service_id, is_void)
     values ($1, $2, (select coalesce(max(position), 0) + 1 from leg where ticket_id = $2), 'called', $3, null, $4, $5, $6, 0)`,
    [v7(), ticket.id, now, counterId, personId, ticket.service_id],
  )
  const eventId = v7()
  await query(
    `insert into event (id, station_id, seq, at, kind, ticket_id, counter_id, person_id, undoes, payload, previous_hash, hash)
     values ($1, $2, $3, $4, 'ticket.called', $5, $6, $7, null, $8, $9, $9)`,
    [eventId, stationId, head.rows[0]?.['seq'], now, ticket.id, counterId, personId, payload, constantHash],
  )
  await query(
    `insert into display_call (id, ticket_id, counter_id, business_day, called_at, announced_at, withdrawn_at, times)
     values ($1, $2, $3, $4, $5, null, null, 1)`,
    [v7(), ticket.id, counterId, businessDay, now],
  )
  await query(
    `insert into acknowledgement (id, ticket_id, event_id, at, after_ms, person_id, kind, is_void)
     values ($1, $2, $3, $4, $5, $6, 'call', 0) on conflict (ticket_id) where is_void = 0 do nothing`,
    [v7(), ticket.id, eventId, now, now - ticket.arrival_at, personId],
  )
  await query(
    `insert into request (id, station_id, name, at, answer) values ($1, $2, 'tickets.callNext', $3, $4)`,
    [v7(), stationId, now, JSON.stringify({ ticketId: ticket.id })],
  )
}
