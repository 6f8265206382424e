import { v7 } from 'uuid'
import type { Schema, WriteHandle } from '#db/schema.ts'
import type { TestOffice } from './test-office.ts'

type Row<Table extends keyof Schema> = Schema[Table]

/** How many of what to put in; days before this one hold only finished visits. */
export interface Crowd {
  readonly waiting: number
  readonly finished: number
}

/** Fills an office with history in one transaction; the numbers are far above those that services give. */
export async function crowd(t: TestOffice, { waiting, finished }: Crowd): Promise<void> {
  const priority = t.priority('General')
  const services = [t.service('A'), t.service('B')]
  const counterId = t.counter(1).counterId
  const personId = t.counter(1).person?.id ?? null
  await t.store.db.transaction().execute(async (trx) => {
    for (let i = 0; i < waiting + finished; i++) {
      const done = i >= waiting
      const at = t.now - i * 1000
      const id = v7()
      const service = services[i % 2] ?? ''
      await insert(trx, 'ticket', {
        id, business_day: done ? '2026-11-01' : '2026-11-21', prefix: 'Z', number: 10_000 + i, channel: 'reception',
        service_id: service, priority_id: priority, is_strict: 0, is_accurate: 1, arrival_at: at,
        state: done ? 'finished' : 'waiting', counter_id: null, person_id: null, base_at: at, queue_at: at,
        cool_until: null, not_here_count: 0, call_count: done ? 1 : 0, target_counter_id: null, target_person_id: null,
        held_by_id: null, appointment_at: null,
      }) // prettier-ignore
      await insert(trx, 'leg', { id: v7(), ticket_id: id, position: 1, state: done ? 'finished' : 'waiting', started_at: at, ended_at: null, counter_id: done ? counterId : null, person_id: personId, service_id: service, is_void: 0 }) // prettier-ignore
      await insert(trx, 'event', { id: v7(), station_id: t.office.stationId, seq: 1_000_000 + i, at, kind: 'ticket.issued', ticket_id: id, counter_id: null, person_id: personId, undoes: null, payload: '{}', previous_hash: '', hash: '' }) // prettier-ignore
      if (!done || counterId === null) continue
      await insert(trx, 'display_call', { id: v7(), ticket_id: id, counter_id: counterId, business_day: '2026-11-01', called_at: at, announced_at: at, withdrawn_at: null, times: 1 }) // prettier-ignore
    }
  })
}

async function insert<Table extends 'ticket' | 'leg' | 'event' | 'display_call'>(
  trx: WriteHandle,
  table: Table,
  row: Row<Table>,
): Promise<void> {
  await trx
    .insertInto(table)
    .values(row as never)
    .execute()
}
