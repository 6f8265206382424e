import { expect, test } from 'vitest'
import { v7 } from 'uuid'
import { callNext } from '#services/tickets/call.ts'
import { deskOf } from '#support/desk.ts'
import { officeFaults } from '#support/office-faults.ts'
import { raceCounters } from '#support/race.ts'
import { openTestOffice, value } from '#support/test-office.ts'

test.each([2, 4, 8])(
  '%i counters that call at the same instant share 300 clients: none twice, none lost',
  async (counters) => {
    const { t, doubles, lost, surprises } = await raceCounters(counters, 300)
    expect({ doubles, lost, surprises }).toEqual({ doubles: [], lost: [], surprises: [] })
    expect(await officeFaults(t.store.db)).toEqual([])
    const calls = await t.store.db
      .selectFrom('event')
      .select('id')
      .where('kind', '=', 'ticket.called')
      .execute()
    expect(calls).toHaveLength(300)
  },
)

test('the one client there is goes to one of four, and the others hear that nobody waits', async () => {
  const t = await openTestOffice()
  await t.issue()
  const answers = await Promise.all([1, 2, 3, 4].map((number) => deskOf(t, t.counter(number)).call()))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  for (const answer of answers.filter(({ ok }) => !ok))
    expect(answer).toEqual({ ok: false, code: 'queue.empty' })
})

test('a chosen client goes to one desk, and the other hears who has them', async () => {
  const t = await openTestOffice()
  const id = await t.issue()
  const answers = await Promise.all([deskOf(t, t.counter(1)).attend(id), deskOf(t, t.counter(2)).attend(id)])
  const first = answers.findIndex(({ ok }) => ok)
  const by = { counter: first + 1, person: ['Jorge', 'Lucía'][first] }
  expect(answers[first]).toEqual({ ok: true, value: null })
  expect(answers[1 - first]).toEqual({ ok: false, code: 'ticket.taken', ticket: 'A-001', by })
})

test('one counter asked many times at once gets one client', async () => {
  const t = await openTestOffice()
  for (let i = 0; i < 5; i++) await t.issue()
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => callNext(t.office, t.counter(1), { requestId: v7() })),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  for (const answer of answers.filter(({ ok }) => !ok))
    expect(answer).toEqual({ ok: false, code: 'counter.busy', ticket: 'A-001' })
})

test('a call and a departure of the same client at once: exactly one happens', async () => {
  const t = await openTestOffice()
  const id = await t.issue()
  const [called, left] = await Promise.all([
    deskOf(t, t.counter(1)).call(),
    deskOf(t, t.reception()).leave(id),
  ])
  expect([called.ok, left.ok].filter(Boolean)).toHaveLength(1)
  expect(await officeFaults(t.store.db)).toEqual([])
})

test('an undo and the next step at once: exactly one happens', async () => {
  const t = await openTestOffice()
  const desk = deskOf(t, t.counter(1))
  await t.issue()
  const { ticketId } = value(await desk.call())
  const eventId = (await desk.view()).undo?.eventId ?? ''
  const [started, undone] = await Promise.all([desk.start(ticketId), desk.undo(ticketId, eventId)])
  expect([started.ok, undone.ok].filter(Boolean)).toHaveLength(1)
  expect(await officeFaults(t.store.db)).toEqual([])
})
