import type { Translation } from '../shape.ts'
import type { signIn as original } from '../es/sign-in.ts'

export const signIn: Translation<typeof original> = {
  title: 'Who is at this desk?',
  hint: 'Choose your name to begin.',
  filter: 'Find your name',
  listName: 'People',
  noMatch: (text) => `Nobody is called “${text}”`,
  noMatchHint: 'Type fewer letters, or ask the manager to add you.',
  nobody: 'The office has no people',
  nobodyHint: 'The manager has to add them.',
  at: (place) => `now at ${place}`,
  roles: {
    door: 'door',
    reception: 'reception',
    counter: 'counter',
    phone: 'telephone',
    security: 'security',
    manager: 'manager',
    admin: 'administration',
  },
}
