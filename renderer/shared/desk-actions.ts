import type { CallName } from '#domain/permissions.ts'
import type { Texts } from '#text/index.ts'
import { useDesk } from './desk.ts'
import { useSheets, type TicketInHand } from './sheets.ts'
import { useTexts } from './texts.ts'

/** `first`: what nearly always comes next, large; `beside`: as large; `usual`: a button; `seldom`: in a menu. */
export type Rank = 'first' | 'beside' | 'usual' | 'seldom'

/** One thing that can be done at a desk: its button, its key and its line in the help sheet. */
export interface DeskAction {
  /** Names the button for tests. */
  readonly id: string
  /** The call it makes: whoever may not make it is not offered it. */
  readonly call: CallName
  readonly key: string
  readonly label: () => string
  /** How the help sheet says it, where the button's word alone could be another's. */
  readonly help?: () => string
  readonly run: () => void
  /** Whether it can be done now; always when left out. */
  readonly when?: () => boolean
  /** Whether it is only shown, because something else comes first; the screen says what. */
  readonly blocked?: () => boolean
  /** `usual` when left out. */
  readonly rank?: () => Rank
}

/** The same action with its place on one screen, and when it can be done there. */
export function ranked(action: DeskAction, rank: Rank | (() => Rank), when?: () => boolean): DeskAction {
  const change = { rank: typeof rank === 'string' ? () => rank : rank }
  return when === undefined ? { ...action, ...change } : { ...action, ...change, when }
}

type Say = (all: Texts) => string
/** Commands that need nothing but the ticket. */
type Plain =
  | 'start'
  | 'finish'
  | 'attend'
  | 'resume'
  | 'release'
  | 'reactivate'
  | 'notHere'
  | 'callAgain'
  | 'back'
  | 'leave'

/**
 * Everything that a desk can do to a ticket, each with its one key; a screen chooses and ranks.
 * @param ticket the one in hand, or the one that is looked at
 */
export function useTicketActions(ticket: () => TicketInHand) {
  const desk = useDesk()
  const sheets = useSheets()
  const t = useTexts()
  const act = (id: string, call: CallName, key: string, say: Say, run: () => void): DeskAction => {
    return { id, call, key, label: () => say(t.value), run }
  }
  const plain = (method: Plain, key: string, say: Say): DeskAction => {
    const id = method.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    return act(id, `tickets.${method}`, key, say, () => void desk[method](ticket()))
  }
  const reason = (why: 'return' | 'void', key: string, say: Say): DeskAction =>
    act(why, `tickets.${why}`, key, say, () => desk.askReason(why, ticket()))
  const sheet = (kind: 'hold' | 'transfer' | 'lines', call: CallName, key: string, say: Say): DeskAction =>
    act(kind, call, key, say, () => sheets.open({ kind, ticket: ticket() }))

  return {
    start: plain('start', 'Enter', (all) => all.desk.start),
    finish: plain('finish', 'Enter', (all) => all.desk.finish),
    attend: plain('attend', 'Enter', (all) => all.desk.attend),
    resume: plain('resume', 'Enter', (all) => all.holds.resume),
    release: { ...plain('release', 'e', (all) => all.holds.release), help: () => t.value.holds.keyRow },
    reactivate: plain('reactivate', 'v', (all) => all.desk.reactivate),
    notHere: plain('notHere', 'x', (all) => all.desk.notHere),
    callAgain: plain('callAgain', 'r', (all) => all.desk.callAgain),
    back: plain('back', 'v', (all) => all.reception.back),
    leave: plain('leave', 'f', (all) => all.desk.leave),
    giveBack: reason('return', 'd', (all) => all.desk.giveBack),
    void: reason('void', 'Delete', (all) => all.desk.voidIt),
    hold: sheet('hold', 'tickets.hold', 'h', (all) => all.holds.hold),
    transfer: sheet('transfer', 'tickets.transfer', 't', (all) => all.transfer.open),
    lines: sheet('lines', 'tickets.addLine', 'l', (all) => all.lines.open),
  }
}
