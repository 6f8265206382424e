import { onMounted, onScopeDispose, shallowReactive } from 'vue'

/** One key of a desk and what it does. */
export interface KeyBinding {
  /** `s`, `Enter`, `ArrowDown`, `/`, `ctrl+z`, `F1`; several may do the same. */
  readonly keys: readonly string[]
  /** What it does, for the help sheet. Not listed there when left out. */
  readonly label?: () => string
  readonly run: () => void
  /** When the key does something; always when left out. */
  readonly when?: () => boolean
  /** Works also while typing and over dialogs. */
  readonly everywhere?: boolean
}

const registered = shallowReactive<KeyBinding[]>([])

/** The keys that are in use in this window now, for the help sheet. */
export function useKeyList(): readonly KeyBinding[] {
  return registered
}

/**
 * Listens for keys while the component lives. Keys are ignored while somebody types in a field, while a dialog or
 * a menu is open, and Enter and Space belong to a button that was reached with the keyboard.
 */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const listen = (event: KeyboardEvent): void => handle(event, bindings)
  onMounted(() => {
    registered.push(...bindings)
    window.addEventListener('keydown', listen)
  })
  onScopeDispose(() => {
    window.removeEventListener('keydown', listen)
    for (const binding of bindings) {
      const index = registered.indexOf(binding)
      if (index >= 0) registered.splice(index, 1)
    }
  })
}

/** Listens for keys while a dialog with keys of its own is open, wherever the focus is in it. */
export function useDialogKeys(listen: (event: KeyboardEvent) => void): void {
  onMounted(() => window.addEventListener('keydown', listen))
  onScopeDispose(() => window.removeEventListener('keydown', listen))
}

function handle(event: KeyboardEvent, bindings: readonly KeyBinding[]): void {
  if (event.defaultPrevented || (event.repeat && !event.key.startsWith('Arrow'))) return
  const pressed = nameOf(event)
  const binding = bindings.find(
    (candidate) => candidate.keys.includes(pressed) && (candidate.when === undefined || candidate.when()),
  )
  if (binding === undefined) return
  if (binding.everywhere !== true && isTakenBySomethingElse(event)) return
  event.preventDefault()
  binding.run()
}

/** `ctrl+z`, `n`, `Enter`. Shift is part of the character ("/" is Shift+7 on Spanish keyboards). */
function nameOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  if (event.altKey) return `alt+${key}`
  return event.ctrlKey || event.metaKey ? `ctrl+${key}` : key
}

function isTakenBySomethingElse(event: KeyboardEvent): boolean {
  if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null) return true
  const target = event.target
  if (!(target instanceof HTMLElement)) return false
  if (target.closest('input, textarea, select, [contenteditable="true"]') !== null) return true
  return (event.key === 'Enter' || event.key === ' ') && target.closest('button, a, summary') !== null
}
