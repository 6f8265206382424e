import type { Actor } from '#domain/people.ts'
import type { Result } from '#domain/result.ts'
import type { OfficeContext } from '#services/office-context.ts'
import { callAgain, callChosen, callNext } from '#services/tickets/call.ts'
import { greetTicket, markBack } from '#services/tickets/greet.ts'
import { holdTicket, releaseTicket, resumeTicket } from '#services/tickets/hold.ts'
import { issueTicket } from '#services/tickets/issue.ts'
import { addServiceLine, correctServiceLine, takeUpServiceLine } from '#services/tickets/lines.ts'
import { reactivateTicket } from '#services/tickets/reactivate.ts'
import { attendTicket, finishTicket, leaveTicket, notHere, returnTicket, startService, voidTicket } from '#services/tickets/steps.ts' // prettier-ignore
import { transferTicket } from '#services/tickets/transfer.ts'
import { undoStep } from '#services/tickets/undo.ts'
import { openTicketViewById } from '#services/views/desk.ts'
import { historyView } from '#services/views/find.ts'
import { inOffice, shown, type Asked, type HandlersOf } from './asked.ts'

/** What is done to tickets; each call is one use case. */
export const ticketHandlers: HandlersOf<'tickets'> = {
  'tickets.issue': (asked, input) =>
    inOffice(asked, (office) => issueTicket(office, asked.actor, { ...input, channel: channelOf(asked) })),
  'tickets.history': (asked, { ticketId }) => shown(asked, (office) => historyView(office, ticketId)),
  'tickets.greet': as(greetTicket),
  'tickets.back': as(markBack),
  'tickets.callNext': (asked, input) => called(asked, (office) => callNext(office, asked.actor, input)),
  'tickets.callChosen': (asked, input) => called(asked, (office) => callChosen(office, asked.actor, input)),
  'tickets.callAgain': as(callAgain),
  'tickets.attend': as(attendTicket),
  'tickets.start': as(startService),
  'tickets.notHere': as(notHere),
  'tickets.return': as(returnTicket),
  'tickets.hold': as(holdTicket),
  'tickets.resume': as(resumeTicket),
  'tickets.release': as(releaseTicket),
  'tickets.transfer': as(transferTicket),
  'tickets.addLine': as(addServiceLine),
  'tickets.correctLine': as(correctServiceLine),
  'tickets.takeUpLine': as(takeUpServiceLine),
  'tickets.finish': as(finishTicket),
  'tickets.leave': as(leaveTicket),
  'tickets.reactivate': as(reactivateTicket),
  'tickets.void': as(voidTicket),
  'tickets.undo': as(undoStep),
}

/** A use case of the office that is open, done by whoever asks. */
function as<Input, Value>(
  useCase: (office: OfficeContext, actor: Actor, input: Input) => Promise<Result<Value>>,
): (asked: Asked, input: Input) => Promise<Result<Value>> {
  return (asked, input) => inOffice(asked, (office) => useCase(office, asked.actor, input))
}

/** After a call the window is given the ticket as it was stored. */
function called(
  asked: Asked,
  call: (office: OfficeContext) => Promise<Result<{ readonly ticketId: string }>>,
) {
  return inOffice(asked, async (office) => {
    const result = await call(office)
    return result.ok ? openTicketViewById(office, result.value.ticketId) : result
  })
}

function channelOf({ entry }: Asked): 'reception' | 'counter' | 'door' {
  return entry.role === 'counter' || entry.role === 'door' ? entry.role : 'reception'
}
