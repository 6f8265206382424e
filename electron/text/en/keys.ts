import type { Translation } from '../shape.ts'
import type { keys as original } from '../es/keys.ts'

export const keys: Translation<typeof original> = {
  title: 'Keys of this window',
  hint: 'While you type in a field, letters go to the field.',
  names: {
    Enter: 'Enter',
    Escape: 'Esc',
    ArrowUp: '↑',
    ArrowDown: '↓',
    ' ': 'Space',
    ctrl: 'Ctrl',
    Tab: 'Tab',
    Delete: 'Del',
  },
  help: 'Show this help',
}
