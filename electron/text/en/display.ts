import type { Translation } from '../shape.ts'
import type { display as original } from '../es/display.ts'

/** The waiting room's screen: few words, read from eight metres. */
export const display: Translation<typeof original> = {
  title: 'Hall display',
  ticket: 'Ticket',
  goTo: 'please go to counter',
  announcement: (ticket, counter) => `Ticket ${ticket}, please go to counter ${counter}.`,
  last: 'Last calls',
  counter: 'counter',
  lastRow: (ticket, counter) => `${ticket}, counter ${counter}`,
  waiting: (count) => (count === 1 ? 'person waiting' : 'people waiting'),
  nobodyWaiting: 'Nobody waiting',
  byService: 'Waiting by service',
  others: (count) => (count === 1 ? 'and 1 more service' : `and ${count} more services`),
  welcome: { morning: 'Good morning', afternoon: 'Good afternoon', night: 'Good evening' },
  waitHere: 'Please wait here until your number appears',
  loading: 'Opening the hall display…',
  outOfTouch: (time) => `Out of touch with the office since ${time}`,
  mayHaveMoved: 'Tickets may have moved on: please ask at reception.',
  askAtDesk: 'Please ask at reception',
  outdated: 'This computer has an earlier version than the office.',
  retrying: 'It is tried again every few seconds.',
}
