import type { Actor } from '#domain/people.ts'
import type { OfficeContext } from '#services/office-context.ts'
import { closeDay, rollOverDay } from '#services/day.ts'
import { pauseCounter } from '#services/desk.ts'
import { signIn } from '#services/people/sign-in.ts'
import { clearCounters } from '#services/people/sign-out.ts'
import { maybeSealHour } from '#services/seal.ts'
import { callChosen, callNext } from '#services/tickets/call.ts'
import { holdTicket, resumeTicket } from '#services/tickets/hold.ts'
import { issueTicket } from '#services/tickets/issue.ts'
import { reactivateTicket } from '#services/tickets/reactivate.ts'
import { attendTicket, finishTicket, leaveTicket, notHere, returnTicket, startService, voidTicket } from '#services/tickets/steps.ts' // prettier-ignore
import { announceCall } from '#services/views/display.ts'
import { transferTicket } from '#services/tickets/transfer.ts'
import { undoStep } from '#services/tickets/undo.ts'

/** What a station's process can be told to do: the use cases themselves. */
export const acts = {
  issue: issueTicket,
  callNext,
  callChosen,
  attend: attendTicket,
  start: startService,
  notHere,
  return: returnTicket,
  void: voidTicket,
  hold: holdTicket,
  resume: resumeTicket,
  transfer: transferTicket,
  finish: finishTicket,
  leave: leaveTicket,
  reactivate: reactivateTicket,
  undo: undoStep,
  signIn,
  pause: pauseCounter,
  announce: announceCall,
  closeDay,
  rollOver: rollOverDay,
  sealHour: maybeSealHour,
  startAgain: (office: OfficeContext) => clearCounters(office),
}

export type ActName = keyof typeof acts
type InputOf<Name extends ActName> =
  Parameters<(typeof acts)[Name]> extends [unknown, unknown, infer Input] ? Input : null

/** One use case, asked at one window. */
export interface Act {
  readonly name: ActName
  readonly actor: Actor
  readonly input: unknown
}

/** Says what is to be done, checked against the use case that does it. */
export function act<Name extends ActName>(name: Name, actor: Actor, input: InputOf<Name>): Act {
  return { name, actor, input }
}
