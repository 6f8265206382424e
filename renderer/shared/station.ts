import { computed, watch } from 'vue'
import { defineStore } from 'pinia'
import type { Refused } from '#domain/result.ts'
import { useBridge } from './api.ts'
import { useLive } from './live.ts'
import { useNotices } from './notices.ts'
import { useTexts } from './texts.ts'
import { setClockOffset } from './ticker.ts'

/** This station and its way to the office's data, the same for everything in the window. */
export const useStation = defineStore('station', () => {
  const bridge = useBridge()
  const notices = useNotices()
  const t = useTexts()
  const live = useLive(['stations'], () => bridge.station.current({}))
  const view = live.data
  /** `host:port` of the office's server; null where the data is a file. */
  const server = computed(() => view.value?.server ?? null)
  /** Since when the server does not answer, ms since the epoch; null while it does. */
  const lostSince = computed(() => view.value?.lostSince ?? null)
  const lost = computed(() => lostSince.value !== null)
  const outdated = computed(() => view.value?.outdated === true)
  /** Why nothing can be written here now, as a sentence; null when it can. */
  const stopped = computed(() => {
    if (lost.value) return t.value.stations.lostPressed
    return outdated.value ? t.value.refusals['store.outdated']({}, String) : null
  })

  watch(
    () => view.value?.clockOffsetMs,
    (ms) => ms !== undefined && setClockOffset(ms),
    { flush: 'sync' },
  )
  // What was refused for want of the server is no news once it is back.
  watch(stopped, (now) => {
    const { current } = notices
    if (now === null && (current?.kind === 'stopped' || isLoss(current))) notices.clear()
  })

  /** Whether nothing can be written now; then it is told to whoever pressed. */
  function stop(): boolean {
    if (stopped.value !== null) notices.stopped(() => stopped.value ?? '')
    return stopped.value !== null
  }

  return { view, first: live.first, server, lostSince, lost, outdated, stopped, stop }
})

function isLoss(notice: ReturnType<typeof useNotices>['current']): boolean {
  return notice?.kind === 'refused' && isLossOfServer(notice.refusal)
}

/** What the band over the window says already, for as long as it stands there. */
export function isLossOfServer(refusal: Refused | null): boolean {
  return refusal?.code === 'store.unreachable'
}
