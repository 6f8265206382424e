import { nextTick, watch } from 'vue'

/**
 * Sets `<html data-ready="true">` once the first data is painted. Tests and benches wait for it.
 * @param loaded whether the screen has what it shows: data, or the face of an error
 */
export function useReady(loaded: () => boolean): void {
  const stop = watch(
    loaded,
    async (now) => {
      if (!now) return
      await nextTick()
      await painted()
      document.documentElement.dataset['ready'] = 'true'
      stop()
    },
    { immediate: true, flush: 'post' },
  )
}

/** A window that is not shown yet paints no frames; then a short wait has to do. */
function painted(): Promise<unknown> {
  const frame = new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  const enough = new Promise((resolve) => setTimeout(resolve, 100))
  return Promise.race([frame, enough])
}
