import type { Translation } from '../shape.ts'
import type { why as original } from '../es/why.ts'

export const why: Translation<typeof original> = {
  onlyOne: 'nobody else is waiting',
  arrivedFirst: (clock) => `came first, ${clock}`,
  byArrival: (clock) => `came at ${clock}`,
  headStart: (priority, minutes) => `${priority.toLocaleLowerCase('en')}: +${minutes} min`,
  strict: (priority) => `${priority.toLocaleLowerCase('en')}: goes first`,
  generalTurn: (after) =>
    after === 1
      ? 'turn without priority: 1 with priority has passed'
      : `turn without priority: ${after} with priority have passed`,
  overMaximum: (minutes) => `over the maximum wait, ${minutes} min`,
  preferenceSkill: 'what this counter does best',
  preferenceQuick: 'quick service at this counter',
  forCounter: 'sent to this counter',
  forPerson: 'sent to you',
  openedCounter: (number) => `counter ${number} is away: anybody may call it`,
  openedPerson: (name) => `${name} is away: anybody may call it`,
  appointment: (clock) => `appointment at ${clock}`,
  lateAppointment: (clock) => `late for the appointment at ${clock}`,
  returned: (clock) => `came back at ${clock}`,
  cooling: (clock) => `can be called at ${clock}`,
}
