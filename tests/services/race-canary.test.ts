import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { officeFaults } from '#support/office-faults.ts'
import { raceCounters } from '#support/race.ts'
import type { TestOffice } from '#support/test-office.ts'

// The guards taken away: no transaction, no state in the WHERE, and (below) no index that keeps the open leg single.
// The race test is worth something only because it goes red here.
vi.mock('#db/transaction.ts', () => import('#support/unguarded/transaction.ts'))
vi.mock('#db/queries/move-ticket.ts', () => import('#support/unguarded/move-ticket.ts'))

const withoutIndex = ({ store }: TestOffice) => sql`drop index leg_open`.execute(store.db)

test('without the guards counters do get the same client, and the store’s promises do break', async () => {
  const { t, doubles } = await raceCounters(4, 100, withoutIndex)
  expect(doubles.length).toBeGreaterThan(10)
  expect((await officeFaults(t.store.db)).length).toBeGreaterThan(10)
})

test('with only the index left, the second call fails loudly instead of passing', async () => {
  const { doubles, surprises } = await raceCounters(2, 20)
  expect(doubles).toEqual([])
  expect(surprises.length).toBeGreaterThan(0)
})
