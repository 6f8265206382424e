import { beforeEach, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { callNext } from '#services/tickets/call.ts'
import { issueTicket } from '#services/tickets/issue.ts'
import { finishTicket, notHere, startService } from '#services/tickets/steps.ts'
import { undoStep } from '#services/tickets/undo.ts'
import { deskOf } from '#support/desk.ts'
import { officeFaults } from '#support/office-faults.ts'
import { allRows } from '#support/rows.ts'
import { openTestOffice, value, type TestOffice } from '#support/test-office.ts'

let t: TestOffice
beforeEach(async () => {
  t = await openTestOffice()
})

const issueInput = (requestId: string) => ({
  requestId,
  serviceId: t.service('A'),
  priorityId: null,
  personName: 'Teresa Olmedo',
  channel: 'reception' as const,
})

test('the same request twice is one ticket, one answer and one notice', async () => {
  const input = issueInput(v7())
  const first = await issueTicket(t.office, t.reception(), input)
  const rows = await allRows(t.store.db)
  t.now += 5000
  const second = await issueTicket(t.office, t.reception(), input)
  expect(second).toEqual(first)
  expect(await allRows(t.store.db)).toEqual(rows)
  expect(t.published).toEqual([['tickets']])
})

test('the same request many times at once is one ticket', async () => {
  const input = issueInput(v7())
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => issueTicket(t.office, t.reception(), input)),
  )
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect((await allRows(t.store.db))['ticket']).toHaveLength(1)
  expect(t.published).toEqual([['tickets']])
})

test('a call asked twice does not take a second client', async () => {
  for (let i = 0; i < 3; i++) await t.issue()
  const requestId = v7()
  const answers = await Promise.all([1, 2, 3].map(() => callNext(t.office, t.counter(1), { requestId })))
  expect(answers.map(value).map(({ ticketId }) => ticketId)).toEqual(
    Array.from({ length: 3 }, () => value(answers[0]!).ticketId),
  )
  const waiting = (await allRows(t.store.db))['ticket']?.filter(
    (row) => (row as { state: string }).state === 'waiting',
  )
  expect(waiting).toHaveLength(2)
})

test('a retry hears the old answer even when the ticket has moved on', async () => {
  const ticketId = await t.issue()
  const actor = t.counter(1)
  const start = { requestId: v7(), ticketId }
  value(await callNext(t.office, actor, { requestId: v7() }))
  value(await startService(t.office, actor, start))
  value(await finishTicket(t.office, actor, { requestId: v7(), ticketId }))
  expect(await startService(t.office, actor, start)).toEqual({ ok: true, value: null })
  expect((await allRows(t.store.db))['ticket']).toMatchObject([{ state: 'finished' }])
})

test('"not here" twice by the same click counts once', async () => {
  const ticketId = await t.issue()
  value(await callNext(t.office, t.counter(1), { requestId: v7() }))
  const input = { requestId: v7(), ticketId }
  const answers = await Promise.all([
    notHere(t.office, t.counter(1), input),
    notHere(t.office, t.counter(1), input),
  ])
  expect(answers.map(value)).toEqual([{ noShow: false }, { noShow: false }])
  expect((await allRows(t.store.db))['ticket']).toMatchObject([{ not_here_count: 1 }])
})

test('an undo asked twice takes one step back, not two', async () => {
  const ticketId = await t.issue()
  const desk = deskOf(t, { ...t.reception(), role: 'counter', counterId: t.counter(1).counterId })
  value(await desk.call())
  const eventId = (await desk.view()).undo?.eventId ?? ''
  const input = { requestId: v7(), ticketId, eventId }
  const answers = await Promise.all([
    undoStep(t.office, desk.actor, input),
    undoStep(t.office, desk.actor, input),
  ])
  expect(answers.map(value)).toEqual([{ label: 'A-001' }, { label: 'A-001' }])
  expect((await allRows(t.store.db))['ticket']).toMatchObject([{ state: 'waiting' }])
})

test('a refusal is not remembered: the same request may succeed later', async () => {
  const requestId = v7()
  expect(await callNext(t.office, t.counter(1), { requestId })).toMatchObject({ code: 'queue.empty' })
  const ticketId = await t.issue()
  expect(value(await callNext(t.office, t.counter(1), { requestId }))).toEqual({ ticketId })
})

test('one request id for two different commands: the second is refused, and nothing of it is done', async () => {
  const requestId = v7()
  const ticketId = value(await issueTicket(t.office, t.reception(), issueInput(requestId))).ticketId
  const rows = await allRows(t.store.db)
  expect(await callNext(t.office, t.counter(1), { requestId })).toEqual({ ok: false, code: 'request.reused' })
  expect(await allRows(t.store.db)).toEqual(rows)
  expect(rows).toMatchObject({ ticket: [{ id: ticketId, state: 'waiting' }] })
  expect(await officeFaults(t.store.db)).toEqual([])
})
