import type { DeskView, FoundTicket, NextRow } from '#contract/views.ts'
import type { CallName } from '#domain/permissions.ts'
import type { TicketState } from '#domain/ticket-state.ts'
import { whyNotResume } from '#shared/hold-words.ts'
import type { Texts } from '#text/index.ts'

/** What this counter can do with a ticket that was found; null is nothing. */
export type FindAct = 'callNext' | 'call' | 'resume' | 'reactivate'

/** A ticket as the search shows it. */
export interface FindChoice {
  readonly ticketId: string
  readonly label: string
  readonly personName: string | null
  readonly serviceName: string
  readonly state: TicketState
  readonly counterNumber: number | null
  readonly act: FindAct | null
  /** Why nothing can be done, where somebody would ask. */
  readonly why: string | null
}

type May = (name: CallName) => boolean

/** Whether somebody else than the next one can be called here now. */
export function mayChooseOther(desk: Pick<DeskView, 'open' | 'paused'>, may: May): boolean {
  return desk.open === null && desk.paused === null && may('tickets.callChosen')
}

/** One of those who follow, offered before anything is typed; `why` says why in this place. */
export function choiceOfNext(row: NextRow, view: DeskView, may: May, all: Texts, why: string): FindChoice {
  const { ticketId, label, personName, serviceName, waitingSince } = row
  const found = { ticketId, label, personName, serviceName, state: 'waiting', counterNumber: null } as const
  return { ...choiceOf({ ...found, arrivalAt: waitingSince }, view, may, all), why }
}

/**
 * What can be done with a ticket in its state, at a counter as it stands.
 * @param may what this person may do
 */
export function choiceOf(found: FoundTicket, view: DeskView, may: May, all: Texts): FindChoice {
  const { ticketId, label, personName, serviceName, state, counterNumber } = found
  const choice = { ticketId, label, personName, serviceName, state, counterNumber }
  const nothing = (why: string | null) => ({ ...choice, act: null, why })
  switch (state) {
    case 'no_show':
    case 'left':
      return may('tickets.reactivate') ? { ...choice, act: 'reactivate', why: null } : nothing(null)
    case 'held': {
      const row = view.held.find((held) => held.ticketId === ticketId)
      if (row === undefined || !may('tickets.resume')) return nothing(null)
      const why = whyNotResume(row, view, all)
      return why === null ? { ...choice, act: 'resume', why } : nothing(why)
    }
    case 'waiting': {
      const isNext = view.next[0]?.ticketId === ticketId
      if (!may(isNext ? 'tickets.callNext' : 'tickets.callChosen')) return nothing(null)
      if (view.open !== null) return nothing(all.holds.finishFirst(view.open.label))
      if (view.paused !== null) return nothing(all.holds.workFirst)
      return { ...choice, act: isNext ? 'callNext' : 'call', why: isNext ? all.counter.isNext : null }
    }
    default:
      return nothing(null)
  }
}
