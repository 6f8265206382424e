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

/** Writes into a field of a dialog as typing does. */
export async function write(selector: string, words: string): Promise<void> {
  const field = inDialog(selector) as HTMLInputElement
  field.value = words
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await settled()
}

/** Confirms the form of a dialog, as Enter does in any of its fields. */
export async function submit(form: string): Promise<void> {
  inDialog(form).dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  await settled()
}
