import type { Translation } from '../shape.ts'
import type { lock as original } from '../es/lock.ts'

export const lock: Translation<typeof original> = {
  action: 'Lock',
  title: 'Desk locked',
  hint: 'Everything is as you left it. Write your PIN to go on.',
  hintOpen: 'Everything is as you left it.',
  unlock: 'Unlock',
  other: 'Sign in as somebody else',
  signOut: 'Sign out',
}
