import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { onlyOnSqlite } from '#support/engine.ts'
import { deskOf } from '#support/desk.ts'
import { officeFaults } from '#support/office-faults.ts'
import { raceCounters } from '#support/race.ts'
import { openTestOffice, type TestOffice } from '#support/test-office.ts'

// The guards taken away: no transaction, no state in the WHERE, and (below) no index that keeps the open leg single.
// The race test is worth something only because it goes red here.
vi.mock('#db/transaction.ts', () => import('#support/unguarded/transaction.ts'))
vi.mock('#db/queries/move-ticket.ts', () => import('#support/unguarded/move-ticket.ts'))

const withoutIndex = ({ store }: TestOffice) => sql`drop index leg_open`.execute(store.db)

test('without the guards counters do get the same client, and the store’s promises do break', async (context) => {
  onlyOnSqlite('on PostgreSQL a lock that lasts for one statement already keeps most of them apart')(context)
  const { t, doubles } = await raceCounters(4, 100, withoutIndex)
  expect(doubles.length).toBeGreaterThan(10)
  expect((await officeFaults(t.store.db)).length).toBeGreaterThan(10)
})

test('on either engine the race is lost without the guards: somebody gets a second client, or an error', async () => {
  const { doubles, surprises } = await raceCounters(4, 20, withoutIndex)
  expect(doubles.length + surprises.length).toBeGreaterThan(10)
})

test('with only the indexes left, a counter still gets no second client: the write fails loudly', async () => {
  const t = await openTestOffice()
  for (let i = 0; i < 5; i++) await t.issue()
  const answers = await Promise.allSettled([1, 2, 3, 4].map(() => deskOf(t, t.counter(1)).call()))
  const served = answers.filter((answer) => answer.status === 'fulfilled' && answer.value.ok)
  expect(served).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0)
})
