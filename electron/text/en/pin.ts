import type { Translation } from '../shape.ts'
import type { pin as original } from '../es/pin.ts'

export const pin: Translation<typeof original> = {
  yours: 'Your PIN',
  current: 'Your present PIN',
  chosen: 'New PIN',
  first: 'PIN',
  again: 'Repeat the PIN',
  rule: 'Six digits or more, not repeated and not in a row.',
  choose: 'Choose a PIN of six digits or more.',
  missing: (count) => (count === 1 ? 'One digit is missing.' : `${count} digits are missing.`),
  weak: 'Too easy to guess. Avoid repeated digits or digits in a row.',
  good: 'A good PIN.',
  strong: 'A very good PIN.',
  different: 'The two PINs are not the same. Write the second one again.',
  same: 'They are the same.',
  empty: 'Write your PIN.',
  enter: 'Sign in',
  lockedOut: 'Too many failed attempts',
  lockedOutLeft: 'You can try again in',
  lockedOutAt: (hour) => `You can write it again at ${hour}.`,
  lockedOutSoon: 'Wait until the clock has run down.',
  lockedOutHelp: 'If you do not remember the PIN, ask management for a start code.',
  lockedOutOver: 'You can write your PIN again now.',
  known: 'Sign in with my PIN',
  lost: 'I have lost my PIN',
  lostTitle: 'You have lost your PIN',
  lostHint: 'Ask management for a start code. With it you choose another PIN right here.',
  haveStartCode: 'I have a start code',
  lostByManager: 'If nobody in management can sign in, use the recovery code that was printed.',
  haveRecoveryCode: 'I have the recovery code',
  noneTitle: 'You have no PIN yet',
  noneHint: 'Ask management for a start code. With it you choose your PIN right here.',
  startTitle: 'Choose your PIN',
  startHint:
    'Management has given you a start code. Write it, and then the PIN that you will use from now on.',
  startDo: 'Save the PIN and sign in',
  recoveryTitle: 'Recovery code',
  recoveryHint:
    'It is on the sheet that was printed and kept. It is good once: you will be given the next one.',
  codes: {
    start: { label: 'Start code', incomplete: 'A start code has 8 letters and digits. Check it.' },
    recovery: {
      label: 'Code on the sheet',
      incomplete: 'A recovery code has 16 letters and digits. Check it.',
    },
  },
  keyLostOthers:
    'Management has to sign in first with the printed recovery code, and will then give you a start code.',
  change: 'Change my PIN…',
  changeTitle: 'Change my PIN',
  changeDo: 'Change the PIN',
  changed: 'PIN changed. Use it from the next time on.',
  warnings: {
    pepper_in_file:
      'This computer has no keyring to lock away the key of the PINs, so it lies in a file. Ask whoever looks after it to switch on the system’s keyring.',
    credentials_in_file:
      'This computer has no keyring to lock away what it signs in to the server with, so it lies in a file. Ask whoever looks after it to switch on the system’s keyring.',
  },
}
