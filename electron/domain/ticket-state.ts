/** The states of a ticket, domain.md §2. */
export const ticketStates = [
  'waiting',
  'called',
  'serving',
  'held',
  'finished',
  'left',
  'no_show',
  'not_served',
  'voided',
] as const

export type TicketState = (typeof ticketStates)[number]

/** Open at a counter (domain.md §2): what the unique indexes on counter and person hold to one. Held is not open. */
const openStates: readonly TicketState[] = ['called', 'serving']

/** What can be done to a ticket; each is one transition of domain.md §2. */
export type TransitionName =
  | 'call'
  | 'attend'
  | 'start'
  | 'not_here'
  | 'return'
  | 'hold'
  | 'resume'
  | 'release'
  | 'transfer'
  | 'finish'
  | 'leave'
  | 'reactivate'
  | 'void'
  | 'end_day'

/** From which states each transition may start. Where it ends is decided by `decideTransition`. */
export const transitionStarts = {
  call: ['waiting'],
  attend: ['waiting'],
  start: ['called'],
  not_here: ['called'],
  return: ['called', 'serving'],
  hold: ['serving'],
  resume: ['held'],
  release: ['held'],
  transfer: ['serving'],
  finish: ['serving'],
  leave: ['waiting', 'called', 'held', 'serving'],
  reactivate: ['no_show', 'left'],
  void: ['waiting', 'called', 'serving', 'held'],
  end_day: ['waiting'],
} as const satisfies Record<TransitionName, readonly TicketState[]>

/** Whether a ticket occupies a counter or a person: called or serving. */
export function isOpen(state: TicketState): boolean {
  return openStates.includes(state)
}

/** Whether the transition may start from this state; disables the button and protects the write alike. */
export function mayStart(transition: TransitionName, state: TicketState): boolean {
  return (transitionStarts[transition] as readonly TicketState[]).includes(state)
}
