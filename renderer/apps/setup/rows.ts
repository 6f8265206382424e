import { nextTick, type ShallowRef } from 'vue'

/**
 * Keeps the keyboard where the work is when rows come and go.
 * @param list element that holds the rows, each marked `data-row`
 */
export function useRowFocus(list: Readonly<ShallowRef<HTMLElement | null>>) {
  /** Focuses the first field of a row; past the end, of the last one. */
  async function focusRow(index: number): Promise<void> {
    await nextTick()
    const rows = list.value?.querySelectorAll<HTMLElement>('[data-row]') ?? []
    const row = rows[Math.min(index, rows.length - 1)]
    row?.querySelector<HTMLElement>('[data-row-start]')?.focus()
    row?.scrollIntoView({ block: 'nearest' })
  }
  return { focusRow }
}
