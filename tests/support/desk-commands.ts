import type { InputOf } from '#contract/contract.ts'
import type { PauseReason } from '#domain/counter.ts'
import type { Actor } from '#domain/people.ts'
import type { Result } from '#domain/result.ts'
import { closeDay } from '#services/day.ts'
import { pauseCounter, resumeCounter } from '#services/desk.ts'
import { signIn } from '#services/people/sign-in.ts'
import { signOut } from '#services/people/sign-out.ts'
import { callAgain, callChosen, callNext } from '#services/tickets/call.ts'
import { greetTicket, markBack } from '#services/tickets/greet.ts'
import { holdTicket, releaseTicket, resumeTicket } from '#services/tickets/hold.ts'
import { addServiceLine, correctServiceLine, takeUpServiceLine } from '#services/tickets/lines.ts'
import { reactivateTicket } from '#services/tickets/reactivate.ts'
import { attendTicket, finishTicket, leaveTicket, notHere, returnTicket, startService, voidTicket } from '#services/tickets/steps.ts' // prettier-ignore
import { transferTicket } from '#services/tickets/transfer.ts'
import { undoStep } from '#services/tickets/undo.ts'
import { deskView } from '#services/views/desk.ts'
import { heldView } from '#services/views/held.ts'
import { testPin } from './pins.ts'
import type { TestOffice } from './test-office.ts'

export type Destination = InputOf<'tickets.transfer'>['to']

/** One desk of a test office and everything that can be done at it, each with a request id of its own. */
export function deskOf(t: TestOffice, actor: Actor) {
  const { office } = t
  const on = (ticketId: string) => ({ requestId: t.requestId(), ticketId })
  const once = () => ({ requestId: t.requestId() })
  return {
    actor,
    call: () => callNext(office, actor, once()),
    callChosen: (id: string, reason = 'Se encuentra mal') => callChosen(office, actor, { ...on(id), reason }),
    callAgain: (id: string) => callAgain(office, actor, on(id)),
    attend: (id: string, reason: string | null = null) => attendTicket(office, actor, { ...on(id), reason }),
    start: (id: string) => startService(office, actor, on(id)),
    notHere: (id: string) => notHere(office, actor, on(id)),
    giveBack: (id: string) => returnTicket(office, actor, { ...on(id), reason: 'Le falta un documento' }),
    hold: (id: string, whose: 'own' | 'shared' = 'own', note: string | null = null) =>
      holdTicket(office, actor, { ...on(id), shared: whose === 'shared', note }),
    resume: (id: string) => resumeTicket(office, actor, on(id)),
    release: (id: string) => releaseTicket(office, actor, on(id)),
    transfer: (id: string, to: Destination, note: string | null = null) =>
      transferTicket(office, actor, { ...on(id), to, note }),
    addLine: (id: string, serviceId: string, quantity = 1) =>
      addServiceLine(office, actor, { ...on(id), serviceId, quantity }),
    correctLine: (id: string, lineId: string, serviceId: string, quantity: number) =>
      correctServiceLine(office, actor, { ...on(id), lineId, serviceId, quantity }),
    takeUpLine: (id: string, lineId: string) => takeUpServiceLine(office, actor, { ...on(id), lineId }),
    finish: (id: string) => finishTicket(office, actor, on(id)),
    leave: (id: string) => leaveTicket(office, actor, on(id)),
    reactivate: (id: string) => reactivateTicket(office, actor, on(id)),
    void: (id: string) => voidTicket(office, actor, { ...on(id), reason: 'Emitido por error' }),
    greet: (id: string) => greetTicket(office, actor, on(id)),
    back: (id: string) => markBack(office, actor, on(id)),
    pause: (reason: PauseReason = 'break') => pauseCounter(office, actor, { ...once(), reason }),
    goOn: () => resumeCounter(office, actor, once()),
    closeDay: () => closeDay(office, actor, once()),
    view: () => deskView(office, actor),
    held: () => heldView(office, actor),
    signIn: () =>
      signIn(office, { ...actor, person: null }, { personId: actor.person?.id ?? '', pin: testPin }),
    signOut: () => signOut(office, actor),
    undo: (id: string, eventId: string) => undoStep(office, actor, { ...on(id), eventId }),
    /** Takes back what the desk's own screen offers. */
    async undoOffered(): Promise<Result<{ readonly label: string }>> {
      const { undo } = await deskView(office, actor)
      return undoStep(office, actor, { ...on(undo?.ticketId ?? ''), eventId: undo?.eventId ?? '' })
    },
  }
}

export type Desk = ReturnType<typeof deskOf>
