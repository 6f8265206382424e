import type { Translation } from '../shape.ts'
import type { counter as original } from '../es/counter.ts'

export const counter: Translation<typeof original> = {
  callNext: 'Call the next one',
  nextUp: 'Next',
  waitingForYou: (count) => (count === 0 ? 'Nobody waits for you' : `${count} waiting for you`),
  emptyTitle: 'Nobody is waiting',
  emptyHint: 'As soon as somebody arrives it shows here.',
  coolingOnly: (count) =>
    count === 1
      ? 'The one person waiting was not here when called'
      : `The ${count} people waiting were not here when called`,
  coolingHint: 'They can be called again in a few minutes, or sooner if reception marks that they are back.',
  alsoCooling: (count) =>
    count === 1
      ? '1 was not here and will be called later'
      : `${count} were not here and will be called later`,
  calledTimes: (count) => (count === 1 ? 'called once' : `called ${count} times`),
  notHereOf: (count, limit) => `not here ${count} of ${limit}`,
  lastNotHere: 'if not here now, it becomes a no-show',
  announced: 'announced in the hall',
  notAnnounced: 'not shown in the hall yet',
  calledAgo: 'Called',
  servingFor: 'Serving',
  after: 'Next',
  afterEmpty: 'Nobody else is waiting for now.',
  today: 'Today',
  served: () => 'served',
  average: 'on average',
  noShows: (count) => (count === 1 ? 'no-show' : 'no-shows'),
  outOfOrder: 'before others',
  noAverage: '—',
  priority: (name) => name,
  keyFind: 'Find a ticket',
  chooseOther: 'Choose another ticket',
  findHint: 'Today’s, in any state.',
  findField: 'Number or name',
  following: 'Those who follow',
  isNext: 'is the next one',
  openNumber: 'Ticket at the counter',
  noCounter: 'This window has no counter',
  noCounterHint: 'Open it again from the windows menu of reception.',
  liveNext: (label) => `Next is ${label}`,
}
