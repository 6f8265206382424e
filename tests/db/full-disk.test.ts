import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { issueTicket } from '#services/tickets/issue.ts'
import { startChild, withOwnMounts } from '#support/child.ts'
import { useFolder } from '#support/folder.ts'
import { officeFaults } from '#support/office-faults.ts'
import { allRows } from '#support/rows.ts'
import { openTestOffice, value } from '#support/test-office.ts'

const folder = useFolder()

test('a disk that really fills up refuses the ticket, keeps every earlier one, and goes on when there is room', async () => {
  const { lines, code, errors } = await startChild('fill-disk.ts', [folder()], withOwnMounts).ended()
  expect({ code, errors }).toEqual({ code: 0, errors: '' })
  const [confirmed = '', kept] = /confirmed (\d+) kept (\d+) faults \[\]/.exec(lines[2] ?? '')?.slice(1) ?? []
  expect(Number(confirmed)).toBeGreaterThan(3)
  expect(kept).toBe(confirmed)
  const next = `A-${String(Number(confirmed) + 1).padStart(3, '0')}`
  expect(lines).toEqual([
    // Too small even for an empty store: its making fails, and the file is still ours once there is room.
    'small store.full',
    'refused store.full',
    `confirmed ${confirmed} kept ${confirmed} faults []`,
    'again store.full',
    `freed ${next} faults []`,
    'reopened []',
  ])
})

test('a refused write leaves not one row behind, in any table', async () => {
  const t = await openTestOffice({ file: `${folder()}/antesala.sqlite` })
  for (let i = 0; i < 5; i++) await t.issue('A', { name: 'Teresa Olmedo' })
  const pages =
    (await sql<{ page_count: number }>`pragma page_count`.execute(t.store.db)).rows[0]?.page_count ?? 0
  await sql.raw(`pragma max_page_count = ${String(pages)}`).execute(t.store.db)
  const issue = () => issueTicket(t.office, t.reception(), { requestId: t.requestId(), serviceId: t.service('A'), priorityId: null, personName: 'x'.repeat(4000), channel: 'reception' }) // prettier-ignore

  let before = await allRows(t.store.db)
  let issued = await issue()
  while (issued.ok) {
    before = await allRows(t.store.db)
    issued = await issue()
  }
  expect(issued).toEqual({ ok: false, code: 'store.full', file: t.store.file })
  expect(await allRows(t.store.db)).toEqual(before)
  const published = t.published.length
  expect(await issue()).toMatchObject({ code: 'store.full' })
  expect(t.published).toHaveLength(published)

  await sql`pragma max_page_count = 1000000`.execute(t.store.db)
  const last = Math.max(...(before['ticket'] as { number: number }[]).map(({ number }) => number))
  expect(value(await issue()).label).toBe(`A-${String(last + 1).padStart(3, '0')}`)
  expect(await officeFaults(t.store.db)).toEqual([])
  await t.store.close()
})
