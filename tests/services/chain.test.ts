import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { eventHash } from '#db/queries/events.ts'
import { aDay } from '#support/a-day.ts'
import { chainFaults } from '#support/office-faults.ts'
import { allRows, withoutReferences } from '#support/rows.ts'
import { openTestOffice, value, type TestOffice } from '#support/test-office.ts'

let t: TestOffice
beforeEach(async () => {
  t = await openTestOffice()
  value(await aDay(t))
})

test('a day’s chain is whole, and its head is its last event', async () => {
  expect(await chainFaults(t.store.db)).toEqual([])
  const { event = [], event_head = [] } = await allRows(t.store.db)
  expect(event_head).toMatchObject([{ seq: event.length }])
})

const columns = ['id', 'station_id', 'at', 'kind', 'ticket_id', 'counter_id', 'person_id', 'undoes', 'payload', 'previous_hash', 'hash'] as const // prettier-ignore

test.each(columns)('whoever changes the %s of one event breaks the chain', async (column) => {
  const changed = column === 'at' ? sql`at + 1` : sql`coalesce(${sql.ref(column)}, '') || 'x'`
  await withoutReferences(t.store.db, (db) =>
    sql`update event set ${sql.ref(column)} = ${changed} where seq = 7`.execute(db),
  )
  expect((await chainFaults(t.store.db)).length).toBeGreaterThan(0)
})

test('an event taken out breaks the chain, in the middle and at the end', async () => {
  await withoutReferences(t.store.db, (db) =>
    sql`delete from event where seq = (select max(seq) from event)`.execute(db),
  )
  expect(await chainFaults(t.store.db)).toEqual(['the head is not the last event'])
  await withoutReferences(t.store.db, (db) => sql`delete from event where seq = 3`.execute(db))
  expect((await chainFaults(t.store.db)).length).toBeGreaterThan(1)
})

test('two events exchanged break the chain', async () => {
  await sql`update event set seq = -seq where seq in (4, 5)`.execute(t.store.db)
  await sql`update event set seq = case seq when -4 then 5 else 4 end where seq < 0`.execute(t.store.db)
  expect((await chainFaults(t.store.db)).length).toBeGreaterThan(0)
})

test('names and reasons are in one table only; erasing them all leaves the chain whole', async () => {
  const { personal, ...others } = await allRows(t.store.db)
  const secrets = ['Nombre 0', 'Jorge', 'Mercedes', 'Le falta un documento', 'Se encuentra mal', 'Emitido por error', 'Vuelve con una copia', 'Ya tiene la copia', 'Falta la firma'] // prettier-ignore
  for (const secret of secrets) {
    expect(JSON.stringify(personal)).toContain(secret)
    expect(JSON.stringify(others)).not.toContain(secret)
  }
  await t.store.db.updateTable('personal').set({ value: null, salt: null }).execute()
  expect(await chainFaults(t.store.db)).toEqual([])
})

test('the way an event is hashed never changes: chains of years ago still verify', () => {
  const event = { id: 'e', stationId: 's', at: 1, kind: 'ticket.issued', ticketId: 't', counterId: null, personId: 'p', undoes: null, payload: {} } as const // prettier-ignore
  expect(eventHash('0'.repeat(64), 1, event, '{"number":1}')).toBe(
    '88fcce87477ea22dceae6aebd4f782f7aec1d4eda99f8944ce6aba2c4fa8b029',
  )
})
