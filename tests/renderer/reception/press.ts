import { settled } from '../support/recorded-bridge.ts'

/** Presses a key wherever the focus is. */
export async function press(key: string, init: KeyboardEventInit = {}): Promise<void> {
  const target = document.activeElement ?? document.body
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }))
  await settled()
}

/** Something in a dialog, which stands outside the window's own tree. */
export function inDialog(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`[role=dialog] ${selector}`)
  if (found === null) throw new Error(`no ${selector} in a dialog`)
  return found
}
