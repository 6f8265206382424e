import type { Translation } from '../shape.ts'
import type { why as original } from '../es/why.ts'

export const why: Translation<typeof original> = {
  onlyOne: 'nobody else is waiting',
  arrivedFirst: (clock) => `came first, ${clock}`,
  byArrival: (clock) => `came at ${clock}`,
  headStart: (priority, minutes) => `${priority.toLocaleLowerCase('en')}: +${minutes} min`,
  strict: (priority) => `${priority.toLocaleLowerCase('en')}: goes first`,
  returned: (clock) => `came back at ${clock}`,
  cooling: (clock) => `can be called at ${clock}`,
}
