import { beforeEach, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { issueTicket } from '#services/tickets/issue.ts'
import { takeNumber } from '#db/queries/numbers.ts'
import { write } from '#db/transaction.ts'
import { refuse } from '#domain/result.ts'
import { loadOffice } from '#services/office-context.ts'
import { deskOf } from '#support/desk.ts'
import { officeFaults } from '#support/office-faults.ts'
import { minute, openTestOffice, value, type TestOffice } from '#support/test-office.ts'

let t: TestOffice
beforeEach(async () => {
  t = await openTestOffice()
})

async function label(prefix = 'A'): Promise<string> {
  const input = { requestId: v7(), serviceId: t.service(prefix), priorityId: null, personName: null }
  return value(await issueTicket(t.office, t.reception(), { ...input, channel: 'reception' })).label
}

async function labels(): Promise<string[]> {
  const rows = await t.store.db.selectFrom('ticket').select(['business_day', 'prefix', 'number']).execute()
  return rows.map(({ business_day, prefix, number }) => `${business_day} ${prefix}${String(number)}`).sort()
}

test('a hundred tickets asked at once have the numbers 1 to 100, each once', async () => {
  const given = await Promise.all(Array.from({ length: 100 }, () => label()))
  expect(given.toSorted()).toEqual(
    Array.from({ length: 100 }, (_, i) => `A-${String(i + 1).padStart(3, '0')}`),
  )
  expect(await officeFaults(t.store.db)).toEqual([])
})

test('each prefix counts for itself, also when both are asked at once', async () => {
  const given = await Promise.all(Array.from({ length: 40 }, (_, i) => label(i % 2 === 0 ? 'A' : 'B')))
  expect(
    given
      .filter((each) => each.startsWith('A'))
      .toSorted()
      .at(-1),
  ).toBe('A-020')
  expect(
    given
      .filter((each) => each.startsWith('B'))
      .toSorted()
      .at(-1),
  ).toBe('B-020')
  expect(await officeFaults(t.store.db)).toEqual([])
})

test('a voided ticket keeps its number, and nobody gets it again', async () => {
  const desk = deskOf(t, t.reception())
  const id = await t.issue()
  value(await desk.void(id))
  expect(await label()).toBe('A-002')
  expect(await labels()).toEqual(['2026-11-21 A1', '2026-11-21 A2'])
})

test('an undone issue keeps its number, voided', async () => {
  const desk = deskOf(t, t.reception())
  await t.issue()
  value(await desk.undoOffered())
  expect(await label()).toBe('A-002')
  expect(await officeFaults(t.store.db)).toEqual([])
})

test('a refused issue takes no number', async () => {
  const input = { requestId: v7(), serviceId: t.service('A'), priorityId: v7(), personName: null, channel: 'reception' as const } // prettier-ignore
  expect(await issueTicket(t.office, t.reception(), input)).toMatchObject({ code: 'priority.not_found' })
  expect(await label()).toBe('A-001')
})

test('a number taken in a transaction that is rolled back is given to the next', async () => {
  await label()
  const lost = await write(t.store, async (trx) => {
    expect(await takeNumber(trx, '2026-11-21', 'A', 1)).toBe(2)
    return refuse({ code: 'store.busy' })
  })
  expect(lost).toMatchObject({ code: 'store.busy' })
  const broken = write(t.store, async (trx) => {
    await takeNumber(trx, '2026-11-21', 'A', 1)
    throw new Error('the power went')
  })
  await expect(broken).rejects.toThrow('the power went')
  expect(await label()).toBe('A-002')
})

test('a new business day starts at the first number again, at four and not at midnight', async () => {
  await label()
  t.now = Date.UTC(2026, 10, 22, 2, 59)
  expect(await label()).toBe('A-002')
  t.now += minute
  expect(await label()).toBe('A-001')
  expect(await labels()).toEqual(['2026-11-21 A1', '2026-11-21 A2', '2026-11-22 A1'])
})

test('the first number is the service’s setting', async () => {
  await t.store.db.updateTable('service').set({ first_number: 500 }).where('prefix', '=', 'B').execute()
  expect([await label('B'), await label('B'), await label('A')]).toEqual(['B-500', 'B-501', 'A-001'])
})

test('beyond 999 the number grows a digit', async () => {
  await t.store.db.updateTable('service').set({ first_number: 999 }).where('prefix', '=', 'A').execute()
  expect([await label(), await label()]).toEqual(['A-999', 'A-1000'])
})

test('two services may share a prefix only if they share its numbers: labels stay unique', async () => {
  const row = await t.store.db
    .selectFrom('service')
    .selectAll()
    .where('prefix', '=', 'A')
    .executeTakeFirstOrThrow()
  await t.store.db
    .insertInto('service')
    .values({ ...row, id: 'twin', sort: 9 })
    .execute()
  const twin = () => issueTicket(t.office, t.reception(), { requestId: v7(), serviceId: 'twin', priorityId: null, personName: null, channel: 'kiosk' }) // prettier-ignore
  expect([await label(), value(await twin()).label, await label()]).toEqual(['A-001', 'A-002', 'A-003'])
})

test('after a restart numbers go on where they were', async () => {
  await label()
  const again = await loadOffice(t.office, t.office.stationId)
  expect(again?.dayAt(t.now).name).toBe('2026-11-21')
  expect(await label()).toBe('A-002')
})
