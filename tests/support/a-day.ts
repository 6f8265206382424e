import { accept, type Result } from '#domain/result.ts'
import { callAgain, callNext } from '#services/tickets/call.ts'
import { greetTicket, markBack } from '#services/tickets/greet.ts'
import { attendTicket, finishTicket, leaveTicket, notHere, returnTicket, startService, voidTicket } from '#services/tickets/steps.ts' // prettier-ignore
import { undoStep } from '#services/tickets/undo.ts'
import { signIn, signInRows, signOut } from '#services/session.ts'
import { deskView } from '#services/views/desk.ts'
import { announceCall, displayView } from '#services/views/display.ts'
import { findView, historyView } from '#services/views/find.ts'
import { officeOverview } from '#services/views/overview.ts'
import { waitingView } from '#services/views/waiting.ts'
import { value, type TestOffice } from './test-office.ts'

/** Does everything once that a desk can do, and looks at every screen: all commands and views of the main path. */
export async function aDay(t: TestOffice): Promise<Result<null>> {
  const { office } = t
  const [desk, counter] = [t.reception(), t.counter(1)]
  const on = (ticketId: string) => ({ requestId: t.requestId(), ticketId })
  const call = async () => value(await callNext(office, counter, { requestId: t.requestId() })).ticketId
  value(await signIn(office, counter, counter.person?.id ?? ''))

  for (let i = 0; i < 6; i++) await t.issue('A', { name: `Nombre ${String(i)}` })
  const first = await call()
  const shown = await displayView(office)
  value(await announceCall(office, t.display(), { callId: shown.current?.callId ?? '' }))
  value(await callAgain(office, counter, on(first)))
  value(await startService(office, counter, on(first)))
  value(await finishTicket(office, counter, on(first)))
  const second = await call()
  value(await notHere(office, counter, on(second)))
  value(await markBack(office, desk, on(second)))
  value(await returnTicket(office, counter, { ...on(await call()), reason: 'Le falta un documento' }))
  value(await leaveTicket(office, counter, on(await call())))
  const { undo } = await deskView(office, counter)
  value(await undoStep(office, counter, { ...on(undo?.ticketId ?? ''), eventId: undo?.eventId ?? '' }))
  value(await voidTicket(office, counter, { ...on(undo?.ticketId ?? ''), reason: 'Prueba' }))
  const walkUp = await t.issue('B')
  value(await greetTicket(office, desk, on(walkUp)))
  value(await attendTicket(office, desk, { ...on(walkUp), reason: 'Se encuentra mal' }))
  value(await finishTicket(office, desk, on(walkUp)))

  await Promise.all([
    deskView(office, counter),
    deskView(office, desk),
    displayView(office),
    waitingView(office),
  ])
  await Promise.all([
    findView(office, 'A-1'),
    findView(office, '1'),
    findView(office, 'Nombre'),
    historyView(office, first),
  ])
  await Promise.all([officeOverview(office), signInRows(office)])
  value(await signOut(office, counter))
  return accept(null)
}
