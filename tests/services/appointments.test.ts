import { beforeEach, expect, test } from 'vitest'
import { issueTicket } from '#services/tickets/issue.ts'
import { waitingView } from '#services/views/waiting.ts'
import { deskOf, truth } from '#support/desk.ts'
import { minute, openTestOffice, value, type TestOffice } from '#support/test-office.ts'

const priorities = [
  { name: 'General', headStartMinutes: 0, strict: false },
  { name: 'Con cita', headStartMinutes: 15, strict: false },
]

let t: TestOffice
let ten = 0
beforeEach(async () => {
  t = await openTestOffice({ office: { priorities } })
  ten = t.now
})

/** Somebody arrives now for an appointment. @param inMinutes until then, negative when late @returns the ticket's id */
async function arrive(inMinutes: number): Promise<string> {
  const input = { requestId: t.requestId(), serviceId: t.service('A'), priorityId: t.priority('Con cita'), personName: null, channel: 'appointment' as const } // prettier-ignore
  const appointmentAt = t.now + inMinutes * minute
  return value(await issueTicket(t.office, t.reception(), { ...input, appointmentAt })).ticketId
}

test.each([
  ['half an hour early', 30, 30, 15],
  ['on time', 0, 0, -15],
  ['ten minutes late, which is within the grace', -10, 0, -15],
  ['eleven minutes late', -11, 0, 0],
])('whoever comes %s counts from where the rule says', async (_, inMinutes, base, queue) => {
  expect(await truth(t, await arrive(inMinutes))).toMatchObject({
    baseAt: ten + base * minute,
    queueAt: ten + queue * minute,
  })
})

test('whoever comes early passes nobody who would have been called before', async () => {
  const early = await arrive(30)
  t.now += 5 * minute
  const walkIn = await t.issue('A')
  const { rows } = await waitingView(t.office)
  expect(rows.map(({ ticketId }) => ticketId)).toEqual([walkIn, early])
  expect(rows[1]?.why).toEqual({ kind: 'appointment', at: ten + 30 * minute })
  expect(value(await deskOf(t, t.counter(1)).call()).ticketId).toBe(walkIn)
})

test('whoever comes late is told so, and waits like everybody', async () => {
  const walkIn = await t.issue('A')
  t.now += minute
  const late = await arrive(-30)
  const { rows } = await waitingView(t.office)
  expect(rows.map(({ ticketId }) => ticketId)).toEqual([walkIn, late])
  expect(rows[1]?.why).toEqual({ kind: 'late_appointment', at: t.now - 30 * minute })
})

test('how late is late is a setting', async () => {
  t = await openTestOffice({ office: { priorities }, rules: { appointmentGraceMs: 0 } })
  expect(await truth(t, await arrive(-1))).toMatchObject({ baseAt: t.now, queueAt: t.now })
})
