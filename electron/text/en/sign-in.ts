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
  demo: 'Demonstration office: no PIN is asked for.',
  back: 'Somebody else',
  backStep: 'Back',
  switch: 'Change person',
  switchTitle: 'Who stays at this desk?',
  switchHint: (name) =>
    `${name} is signed out when somebody else signs in. What they have on hold will be shared.`,
  switchCancel: 'Back without changing',
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
