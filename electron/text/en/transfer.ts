import type { Translation } from '../shape.ts'
import type { transfer as original } from '../es/transfer.ts'

export const transfer: Translation<typeof original> = {
  open: 'Send on',
  title: (label) => `Send ${label} on`,
  keeps: (label, clock) => `Keeps the number ${label}, the name, the note and the time of arrival, ${clock}.`,
  find: 'Find a service, counter or person',
  kinds: { service: 'Service', counter: 'Counter', person: 'Person' },
  waiting: (count) => `${count} waiting`,
  nobodyWaits: 'nobody waits',
  openCounters: (count) => (count === 1 ? '1 counter serves it' : `${count} counters serve it`),
  noCounter: 'no counter now',
  closed: 'closed',
  paused: (person) => `paused · ${person}`,
  atCounter: (number) => `at counter ${number}`,
  notAtCounter: 'not at any counter',
  noMatch: (text) => `Nothing matches “${text}”`,
  noMatchHint: 'Type fewer letters, or only the number of the counter.',
  none: 'There is nowhere else to send this ticket',
  noneHint: 'You can return it to the queue or put it on hold.',
  noneOfKind: '—',
  note: 'Note for whoever serves them (optional)',
  notePlaceholder: 'What is good to know',
  warnService: (service) => `No open counter serves ${service} now: it waits until one opens.`,
  warnCounter: (number, minutes) =>
    `Counter ${number} is not serving at the moment. If it stays away for ${minutes} min, any counter of the service may call the ticket.`,
  warnPerson: (name, minutes) =>
    `${name} is not at any counter. If they stay away for ${minutes} min, any counter of the service may call the ticket.`,
  hint: 'Type to find, arrows to choose. Enter sends them on.',
  choose: 'Choose where to',
  toService: (service) => `Send to ${service}`,
  toCounter: (number) => `Send to counter ${number}`,
  toPerson: (name) => `Send to ${name}`,
  forCounter: (number) => `for counter ${number}`,
  forPerson: (name) => `for ${name}`,
  opened: 'away: anybody may call it',
}
