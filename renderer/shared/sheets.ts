import { computed, shallowRef, watch, type ShallowRef, type WritableComputedRef } from 'vue'
import { defineStore } from 'pinia'
import { useNotices } from './notices.ts'

/** What an action is done to: enough for the call and for the sentences about it. */
export interface TicketInHand {
  readonly ticketId: string
  readonly label: string
}

/** A command that waits for its reason. */
export interface ReasonAsked {
  readonly kind: 'reason'
  readonly why: 'attend' | 'call' | 'return' | 'void'
  readonly ticket: TicketInHand
}

/** What is asked over the desk. */
export type Sheet =
  | ReasonAsked
  | { readonly kind: 'hold'; readonly ticket: TicketInHand }
  | { readonly kind: 'transfer'; readonly ticket: TicketInHand }
  | { readonly kind: 'lines'; readonly ticket: TicketInHand }
  | { readonly kind: 'pause' }
  | { readonly kind: 'find' }

type SheetOf<Kind extends Sheet['kind']> = Extract<Sheet, { readonly kind: Kind }>

/** The sheet over this desk: one at a time. */
export const useSheets = defineStore('sheets', () => {
  const notices = useNotices()
  const current = shallowRef<Sheet | null>(null)

  function open(sheet: Sheet): void {
    // What was told before is not about this.
    notices.clear()
    current.value = sheet
  }

  function close(): void {
    current.value = null
  }

  return { current, open, close }
})

/**
 * One kind of sheet for the component that draws it.
 * @returns `open` for the dialog, and `sheet`: what it is about, kept while the dialog closes so that its words do
 * not vanish before it does
 */
export function useSheet<Kind extends Sheet['kind']>(
  kind: Kind,
): {
  readonly open: WritableComputedRef<boolean>
  readonly sheet: Readonly<{ value: SheetOf<Kind> | null }>
} {
  const sheets = useSheets()
  const sheet: ShallowRef<SheetOf<Kind> | null> = shallowRef(null)
  const isOpen = (now: Sheet | null): now is SheetOf<Kind> => now?.kind === kind
  watch(
    () => sheets.current,
    (now) => {
      if (isOpen(now)) sheet.value = now
    },
    { immediate: true, flush: 'sync' },
  )
  const open = computed({
    get: () => isOpen(sheets.current),
    set: (now) => {
      if (!now && isOpen(sheets.current)) sheets.close()
    },
  })
  return { open, sheet }
}
