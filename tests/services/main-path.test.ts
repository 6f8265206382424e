import { expect, test } from 'vitest'
import { callNext } from '#services/tickets/call.ts'
import { finishTicket, notHere, startService } from '#services/tickets/steps.ts'
import { undoStep } from '#services/tickets/undo.ts'
import { deskView } from '#services/views/desk.ts'
import { displayView, announceCall } from '#services/views/display.ts'
import { waitingView } from '#services/views/waiting.ts'
import { ticketLegs } from '#db/queries/legs.ts'
import { legFault } from '#domain/legs.ts'
import { minute, openTestOffice, value } from '#support/test-office.ts'

test('a visit from the desk to the end: called, not here, called again after the cool-down, served, finished', async () => {
  const t = await openTestOffice()
  const ticketId = await t.issue('A', { name: 'Teresa Olmedo' })
  const actor = t.counter(1)
  const step = () => ({ requestId: t.requestId(), ticketId })
  t.now += 4 * minute

  value(await callNext(t.office, actor, step()))
  const shown = await displayView(t.office)
  expect(shown.current).toMatchObject({ label: 'A-001', counterNumber: 1 })
  value(await announceCall(t.office, t.display(), { callId: shown.current?.callId ?? '' }))
  expect((await deskView(t.office, actor)).open).toMatchObject({ waitedMs: 4 * minute, announcedAt: t.now })

  t.now += minute
  expect(value(await notHere(t.office, actor, step()))).toEqual({ noShow: false })
  expect(await callNext(t.office, actor, step())).toMatchObject({ code: 'queue.cooling', count: 1 })
  t.now += 5 * minute
  value(await callNext(t.office, actor, step()))
  value(await startService(t.office, actor, step()))
  t.now += 7 * minute
  value(await finishTicket(t.office, actor, step()))

  const legs = await ticketLegs(t.store.db, ticketId)
  expect(legs.map((leg) => leg.state)).toEqual([
    'waiting',
    'called',
    'waiting',
    'called',
    'serving',
    'finished',
  ])
  expect(legFault(legs, 'finished')).toBeNull()
  expect((await deskView(t.office, actor)).today).toEqual({
    outOfOrder: 0,
    served: 1,
    averageServiceMs: 7 * minute,
    noShows: 0,
  })
})

test('an undone call puts the ticket back where it was, and the display forgets it', async () => {
  const t = await openTestOffice()
  const ticketId = await t.issue()
  const actor = t.counter(2)
  const before = await waitingView(t.office)
  value(await callNext(t.office, actor, { requestId: t.requestId() }))
  const { undo } = await deskView(t.office, actor)
  expect(undo).toMatchObject({ kind: 'ticket.called', label: 'A-001' })
  value(await undoStep(t.office, actor, { requestId: t.requestId(), ticketId, eventId: undo?.eventId ?? '' }))
  expect(await waitingView(t.office)).toEqual(before)
  expect((await displayView(t.office)).current).toBeNull()
  expect(legFault(await ticketLegs(t.store.db, ticketId), 'waiting')).toBeNull()
})
