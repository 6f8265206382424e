import { shallowRef, watch, type Ref } from 'vue'
import type { Refused } from '#domain/result.ts'
import { useNow } from './ticker.ts'

/** A wait after too many failures, as a form shows it. */
export interface LockOut {
  /** ms since the epoch; null while tries are taken. */
  readonly until: Readonly<Ref<number | null>>
  readonly now: Readonly<Ref<number>>
}

/**
 * Follows the refusals of a form: a lock-out begins with `pin.locked_out` and ends by the clock.
 * @param over called when it has ended, to give the field back the focus
 */
export function useLockOut(refusal: () => Refused | null, over: () => void): LockOut {
  const now = useNow()
  const until = shallowRef<number | null>(null)
  watch(
    refusal,
    (told) => {
      if (told?.code === 'pin.locked_out') until.value = told.until
    },
    { immediate: true },
  )
  watch(
    () => until.value !== null && now.value >= until.value,
    (ended) => {
      if (!ended) return
      until.value = null
      over()
    },
    { flush: 'post' },
  )
  return { until, now }
}
