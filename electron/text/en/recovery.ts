import type { Translation } from '../shape.ts'
import type { recovery as original } from '../es/recovery.ts'

export const recovery: Translation<typeof original> = {
  title: 'Recovery code',
  heading: 'Keep this code before you begin',
  next: 'Keep the next code',
  of: (name) => `of ${name}`,
  what: 'If you lose your PIN, this code is the only way to sign in as management again. It is good once.',
  where: 'Print it and keep it under lock and key, away from this desk: never in the drawer of this station.',
  sheet: 'Keep this sheet under lock and key, away from the desk: never in the drawer of a station.',
  once: 'It will not be shown again.',
  print: 'Print',
  kept: 'I have put it in a safe place',
  keptMissing: 'Confirm that you have kept it to go on.',
  open: 'Open the office',
  goOn: 'Go on',
}
