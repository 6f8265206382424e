import type { Leg } from '#domain/legs.ts'
import type { RecordedStep } from '#domain/ticket-history.ts'
import type { TicketState } from '#domain/ticket-state.ts'
import type { ReadHandle } from '../schema.ts'
import { grouped } from './grouped.ts'

const batchSize = 500

/** A ticket with everything that must agree with it. */
export interface TicketFile {
  readonly id: string
  readonly prefix: string
  readonly number: number
  readonly state: TicketState
  readonly arrivalAt: number
  /** In order, void ones too. */
  readonly legs: readonly Leg[]
  readonly steps: readonly RecordedStep[]
}

/** Every ticket with its legs and events, a batch at a time. */
export async function* ticketFiles(db: ReadHandle): AsyncGenerator<TicketFile[]> {
  let after = ''
  for (;;) {
    const tickets = await db
      .selectFrom('ticket')
      .select(['id', 'prefix', 'number', 'state', 'arrival_at as arrivalAt'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(batchSize)
      .execute()
    if (tickets.length > 0) yield await filled(db, tickets)
    if (tickets.length < batchSize) return
    after = tickets.at(-1)?.id ?? after
  }
}

async function filled(
  db: ReadHandle,
  tickets: readonly Omit<TicketFile, 'legs' | 'steps'>[],
): Promise<TicketFile[]> {
  const ids = tickets.map(({ id }) => id)
  const legs = await db
    .selectFrom('leg')
    .select(['ticket_id', 'state', 'started_at as startedAt', 'ended_at as endedAt', 'is_void'])
    .where('ticket_id', 'in', ids)
    .orderBy('ticket_id')
    .orderBy('position')
    .execute()
  const steps = await db
    .selectFrom('event')
    .select(['id', 'ticket_id', 'kind', 'at', 'undoes'])
    .where('ticket_id', 'in', ids)
    .execute()
  const legsOf = grouped(legs, ({ ticket_id }) => ticket_id)
  const stepsOf = grouped(steps, ({ ticket_id }) => ticket_id)
  return tickets.map((ticket) => ({
    ...ticket,
    legs: (legsOf.get(ticket.id) ?? []).map(({ is_void, ...leg }) => ({ ...leg, isVoid: is_void === 1 })),
    steps: stepsOf.get(ticket.id) ?? [],
  }))
}

/** The numbers of these tickets, to be compared with what their first event says. */
export async function numbersOf(db: ReadHandle, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('ticket')
    .select(['id', 'business_day as businessDay', 'prefix', 'number'])
    .where('id', 'in', ids)
    .execute()
}

/** What every counter row says it has given, and how many such tickets there are, of which numbers. */
export async function givenNumbers(db: ReadHandle) {
  return db
    .selectFrom('number_counter')
    .leftJoin('ticket', (join) =>
      join
        .onRef('ticket.business_day', '=', 'number_counter.business_day')
        .onRef('ticket.prefix', '=', 'number_counter.prefix'),
    )
    .select((select) => [
      'number_counter.business_day as businessDay',
      'number_counter.prefix',
      'number_counter.last',
      select.fn.count<number>('ticket.id').as('count'),
      select.fn.min('ticket.number').as('first'),
      select.fn.max('ticket.number').as('greatest'),
    ])
    .groupBy(['number_counter.business_day', 'number_counter.prefix', 'number_counter.last'])
    .orderBy('number_counter.business_day')
    .orderBy('number_counter.prefix')
    .execute()
}

/** Days and prefixes whose tickets no counter row counts. */
export async function uncountedNumbers(db: ReadHandle) {
  return db
    .selectFrom('ticket')
    .leftJoin('number_counter', (join) =>
      join
        .onRef('number_counter.business_day', '=', 'ticket.business_day')
        .onRef('number_counter.prefix', '=', 'ticket.prefix'),
    )
    .select(['ticket.business_day as businessDay', 'ticket.prefix'])
    .distinct()
    .where('number_counter.last', 'is', null)
    .execute()
}
