import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadOffice } from '#services/office-context.ts'
import { issueTicket } from '#services/tickets/issue.ts'
import { officeFaults } from '#support/office-faults.ts'
import { minute, openTestOffice, value, type TestOffice } from '#support/test-office.ts'

const services = ['A', 'B', 'C'].map((prefix) => ({ name: prefix, prefix, expectedMinutes: 5, targetMinutes: 10 })) // prettier-ignore

let t: TestOffice
beforeEach(async () => {
  t = await openTestOffice({ office: { services } })
})
afterEach(async () => {
  expect(await officeFaults(t.store.db)).toEqual([])
})

async function label(prefix: string, office = t.office): Promise<string> {
  const input = { requestId: t.requestId(), serviceId: t.service(prefix), priorityId: null, personName: null, channel: 'reception' as const } // prettier-ignore
  return value(await issueTicket(office, t.reception(), input)).label
}

test('scenario 30 (MADO): each kind starts at its own number every local day, counts on within it, and goes on after a restart', async () => {
  for (const [prefix, first] of [['A', 1], ['B', 500], ['C', 800]] as const) await t.store.db.updateTable('service').set({ first_number: first }).where('prefix', '=', prefix).execute() // prettier-ignore
  const round = async (office = t.office) => [await label('A', office), await label('B', office), await label('C', office)] // prettier-ignore
  expect(await round()).toEqual(['A-001', 'B-500', 'C-800'])
  expect(await round()).toEqual(['A-002', 'B-501', 'C-801'])
  const restarted = await loadOffice(t.office, t.office.stationId)
  expect(await round(restarted ?? undefined)).toEqual(['A-003', 'B-502', 'C-802'])
  t.now += 24 * 60 * minute
  expect(await round()).toEqual(['A-001', 'B-500', 'C-800'])
})

test('scenario 32 (MADO, The Q): a double tap is one ticket', async () => {
  const input = { requestId: t.requestId(), serviceId: t.service('A'), priorityId: null, personName: null, channel: 'kiosk' as const } // prettier-ignore
  const answers = await Promise.all([1, 2].map(() => issueTicket(t.office, t.reception(), input)))
  expect(answers.map(value).map((issued) => issued.label)).toEqual(['A-001', 'A-001'])
  expect(await label('A')).toBe('A-002')
})
