import type { Translation } from '../shape.ts'
import type { people as original } from '../es/people.ts'

export const people: Translation<typeof original> = {
  menu: 'People and PINs…',
  title: 'People and PINs',
  hint: 'Who can sign in at the stations, and with what.',
  hintDemo: 'Demonstration office: no PIN is asked for, and no codes are needed.',
  filter: 'Find by name',
  none: (text) => `Nobody is called “${text}”`,
  noneHint: 'Type fewer letters.',
  access: {
    pin: 'has a PIN',
    start: (until) => `start code until ${until}`,
    none: 'no PIN',
    open: 'signs in without a PIN',
    lockedOut: (hour) => `locked out until ${hour}`,
  },
  give: 'Give a start code',
  giveTo: (name) => `Give ${name} a start code`,
  startCode: 'Start code',
  startCodeOf: (name) => `Start code of ${name}`,
  startCodeHint:
    'Give it to them in person. When they choose their name at a station, they choose their PIN with it.',
  startCodeSheet:
    'Choose your name at any station of the office and write this code. Then choose your PIN, which only you should know.',
  startCodeUntil: (until) => `It is good until ${until}.`,
  once: 'It is shown only this once.',
  print: 'Print',
  done: 'Done',
  back: 'Back to the list',
  renew: 'New recovery code',
  renewHint: 'Write your PIN. The printed code that there is now will stop working.',
  renewDo: 'Give a new code',
}
