import { beforeEach, expect, test } from 'vitest'
import type { Actor } from '#domain/people.ts'
import type { Result } from '#domain/result.ts'
import { readLines } from '#db/queries/lines.ts'
import type { OfficeContext } from '#services/office-context.ts'
import { pauseCounter, resumeCounter } from '#services/desk.ts'
import { callAgain, callChosen } from '#services/tickets/call.ts'
import { greetTicket, markBack } from '#services/tickets/greet.ts'
import { holdTicket, releaseTicket, resumeTicket } from '#services/tickets/hold.ts'
import { addServiceLine, correctServiceLine, takeUpServiceLine } from '#services/tickets/lines.ts'
import { reactivateTicket } from '#services/tickets/reactivate.ts'
import { attendTicket, finishTicket, leaveTicket, notHere, returnTicket, startService, voidTicket } from '#services/tickets/steps.ts' // prettier-ignore
import { transferTicket } from '#services/tickets/transfer.ts'
import { undoStep } from '#services/tickets/undo.ts'
import { atWork, lastEvent, ticketIn, type Desk } from '#support/desk.ts'
import { officeFaults } from '#support/office-faults.ts'
import { allRows } from '#support/rows.ts'
import { openTestOffice, value, type TestOffice } from '#support/test-office.ts'

let t: TestOffice
let one: Desk
beforeEach(async () => {
  t = await openTestOffice()
  ;[one] = (await atWork(t, 1)) as [Desk]
})

interface Input {
  readonly requestId: string
  readonly ticketId: string
}
type UseCase<More> = (office: OfficeContext, actor: Actor, input: Input & More) => Promise<Result<unknown>>
type Prepared = (input: Input) => Promise<Result<unknown>>

function once<More extends object>(
  state: Parameters<typeof ticketIn>[2],
  useCase: UseCase<More>,
  more?: (id: string) => Promise<More> | More,
): () => Promise<{ id: string; click: Prepared }> {
  return async () => {
    const id = await ticketIn(t, one, state)
    const rest = (await more?.(id)) ?? ({} as More)
    return { id, click: (input) => useCase(t.office, one.actor, { ...input, ...rest }) }
  }
}

const reason = () => ({ reason: 'Se encuentra mal' })

/** Every command that is done to a ticket or at a desk, with what it needs; issuing and calling are in request-ids. */
const clicks: Record<string, ReturnType<typeof once>> = {
  callChosen: once('waiting', callChosen, reason),
  callAgain: once('called', callAgain),
  attend: once('waiting', attendTicket, reason),
  start: once('called', startService),
  notHere: once('called', notHere),
  return: once('serving', returnTicket, reason),
  hold: once('serving', holdTicket, () => ({ shared: false, note: 'Trae una copia' })),
  resume: once('held', resumeTicket),
  release: once('held', releaseTicket),
  transfer: once('serving', transferTicket, () => ({ to: { kind: 'service' as const, serviceId: t.service('B') }, note: 'Falta la firma' })), // prettier-ignore
  addLine: once('serving', addServiceLine, () => ({ serviceId: t.service('B'), quantity: 2 })),
  correctLine: once('serving', correctServiceLine, async (id) => ({ lineId: (await readLines(t.store.db, id))[0]?.id ?? '', serviceId: t.service('B'), quantity: 2 })), // prettier-ignore
  takeUpLine: once('serving', takeUpServiceLine, async (id) => {
    value(await one.addLine(id, t.service('B')))
    return { lineId: (await readLines(t.store.db, id))[1]?.id ?? '' }
  }),
  finish: once('serving', finishTicket),
  leave: once('waiting', leaveTicket),
  reactivate: once('left', reactivateTicket),
  void: once('waiting', voidTicket, reason),
  greet: once('waiting', greetTicket),
  back: once('waiting', markBack),
  undo: once('finished', undoStep, async (id) => ({ eventId: await lastEvent(t, id) })),
  pause: once('waiting', pauseCounter, () => ({ reason: 'break' as const })),
  goOn: once('waiting', resumeCounter),
}

test.each(Object.keys(clicks))('a %s asked twice by the same click is done and told once', async (name) => {
  const { id, click } = await clicks[name]!()
  const input = { requestId: t.requestId(), ticketId: id }
  const told = t.published.length
  const [first, second] = await Promise.all([click(input), click(input)])
  expect(first.ok).toBe(true)
  expect(second).toEqual(first)
  const rows = await allRows(t.store.db)
  t.now += 5000
  expect(await click(input)).toEqual(first)
  expect(await allRows(t.store.db)).toEqual(rows)
  expect(t.published).toHaveLength(told + 1)
  expect(await officeFaults(t.store.db)).toEqual([])
})

test('what was refused is not remembered: the same click may succeed later', async () => {
  const id = await ticketIn(t, one, 'held')
  const input = { requestId: t.requestId(), ticketId: id }
  value(await one.pause())
  expect(await resumeTicket(t.office, one.actor, input)).toMatchObject({ code: 'counter.paused' })
  value(await one.goOn())
  value(await resumeTicket(t.office, one.actor, input))
})
