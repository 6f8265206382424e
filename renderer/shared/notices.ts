import { shallowRef } from 'vue'
import { defineStore } from 'pinia'
import type { Refused } from '#domain/result.ts'

/** Something that can be taken back from where it is told. */
export interface NoticeUndo {
  readonly label: string
  readonly run: () => void
  /** ms since the epoch; the offer disappears then. */
  readonly until: number
}

/** One message to the person at the desk. Sentences are made when shown, so that they follow the language. */
export type Notice =
  | { readonly kind: 'done'; readonly text: () => string; readonly undo?: NoticeUndo }
  | { readonly kind: 'refused'; readonly refusal: Refused }
  | { readonly kind: 'stopped'; readonly text: () => string }

/** The message of this window: one at a time, the newest, until the next command or until it is closed. */
export const useNotices = defineStore('notices', () => {
  const current = shallowRef<Notice | null>(null)

  /** Tells that something was done. */
  function done(text: () => string, undo?: NoticeUndo): void {
    current.value = undo === undefined ? { kind: 'done', text } : { kind: 'done', text, undo }
  }

  /** Shows the sentence of a refusal. */
  function refused(refusal: Refused): void {
    current.value = { kind: 'refused', refusal }
  }

  /** Tells why nothing was even asked: the station cannot write now. */
  function stopped(text: () => string): void {
    current.value = { kind: 'stopped', text }
  }

  function clear(): void {
    current.value = null
  }

  return { current, done, refused, stopped, clear }
})
