import fc from 'fast-check'
import { issue, officeCommands } from './commands/of-the-office.ts'
import { ticketCommands } from './commands/on-tickets.ts'

export { openedOffice } from './commands/real.ts'

/** Whatever can happen in an office, in any order. */
export const serviceCommands = (maxCommands: number) =>
  fc.commands([issue, issue, issue, issue, ...ticketCommands, ...officeCommands], {
    maxCommands,
    size: 'max',
  })
