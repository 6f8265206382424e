import { accept, type Result } from '#domain/result.ts'
import { rollOverDay } from '#services/day.ts'
import { signInRows } from '#services/people/access.ts'
import { destinationsView } from '#services/views/destinations.ts'
import { announceCall, displayView } from '#services/views/display.ts'
import { findView, historyView } from '#services/views/find.ts'
import { officeOverview } from '#services/views/overview.ts'
import { waitingView } from '#services/views/waiting.ts'
import { deskOf, serveNext, type Desk } from './desk.ts'
import { value, type TestOffice } from './test-office.ts'

/** Does everything once that a desk can do, and looks at every screen: all commands and views. */
export async function aDay(t: TestOffice): Promise<Result<null>> {
  const [reception, one, two] = [deskOf(t, t.reception()), deskOf(t, t.counter(1)), deskOf(t, t.counter(2))]
  value(await one.signIn())
  value(await two.signIn())
  for (let i = 0; i < 10; i++) await t.issue('A', { name: `Nombre ${String(i)}` })

  await callsAndReturns(t, one, reception)
  await holdsAndTransfers(t, one, two)
  const walkUp = await t.issue('B')
  value(await reception.greet(walkUp))
  value(await reception.attend(walkUp, 'Se encuentra mal'))
  value(await reception.finish(walkUp))

  await lookAtEverything(t, [reception, one, two], walkUp)
  value(await one.signOut())
  value(await reception.closeDay())
  value(await rollOverDay(t.office, { ...t.reception(), person: null }))
  return accept(null)
}

async function callsAndReturns(t: TestOffice, one: Desk, reception: Desk): Promise<void> {
  const first = value(await one.call()).ticketId
  const shown = await displayView(t.office)
  value(await announceCall(t.office, t.display(), { callId: shown.current?.callId ?? '' }))
  value(await one.callAgain(first))
  value(await one.start(first))
  value(await one.finish(first))
  const second = value(await one.call()).ticketId
  value(await one.notHere(second))
  value(await reception.back(second))
  value(await one.giveBack(value(await one.call()).ticketId))
  const third = value(await one.call()).ticketId
  value(await one.leave(third))
  value(await one.undoOffered())
  value(await one.leave(third))
  value(await reception.reactivate(third))
  value(await reception.void(third))
}

async function holdsAndTransfers(t: TestOffice, one: Desk, two: Desk): Promise<void> {
  const held = await serveNext(one)
  value(await one.hold(held, 'own', 'Vuelve con una copia'))
  value(await one.pause())
  value(await one.goOn())
  value(await one.resume(held))
  value(await one.hold(held, 'shared'))
  value(await two.release(held))
  value(await one.callChosen(held, 'Ya tiene la copia'))
  value(await one.start(held))
  value(await one.addLine(held, t.service('B'), 2))
  const line = (await one.view()).open?.lines.at(-1)
  value(await one.correctLine(held, line?.lineId ?? '', t.service('B'), 3))
  value(await one.takeUpLine(held, line?.lineId ?? ''))
  value(await one.transfer(held, { kind: 'counter', counterId: two.actor.counterId ?? '' }, 'Falta la firma'))
  value(await two.call())
  value(await two.start(held))
  value(await two.transfer(held, { kind: 'person', personId: one.actor.person?.id ?? '' }))
  value(await one.call())
  value(await one.start(held))
  value(await one.transfer(held, { kind: 'service', serviceId: t.service('A') }))
}

async function lookAtEverything(t: TestOffice, desks: readonly Desk[], ticketId: string): Promise<void> {
  const { office } = t
  await Promise.all(desks.flatMap((desk) => [desk.view(), desk.held()]))
  await Promise.all([displayView(office), waitingView(office), destinationsView(office)])
  await Promise.all(['A-1', '1', 'Nombre'].map((text) => findView(office, text)))
  await Promise.all([historyView(office, ticketId), officeOverview(office), signInRows(office)])
}
