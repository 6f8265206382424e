import type { Translation } from '../shape.ts'
import type { lines as original } from '../es/lines.ts'

export const lines: Translation<typeof original> = {
  open: 'Services and quantity',
  title: (label) => `Services of ${label}`,
  hint: 'Every change is stored at once.',
  list: 'Services of this ticket',
  more: (count) => (count === 1 ? 'and 1 more service' : `and ${count} more services`),
  times: (quantity) => `× ${quantity}`,
  states: { pending: 'pending', active: 'in progress', done: 'done' },
  service: 'Service',
  quantityOf: (service) => `Quantity of ${service}`,
  fewer: 'One less',
  moreOf: 'One more',
  start: 'Begin',
  takeUp: 'Take up',
  add: 'Add another service',
  addHint: 'Press its letter or its number.',
  one: 'one more',
  again: 'take up again',
  full: 'maximum reached',
}
