import { computed, watch } from 'vue'
import { defineStore } from 'pinia'
import { useBridge } from './api.ts'
import { useLive } from './live.ts'
import { useTimeZone } from './times.ts'

/** The office as desks need it: name, services with how many wait, priorities, counters. */
export const useOffice = defineStore('office', () => {
  const bridge = useBridge()
  const zone = useTimeZone()
  const live = useLive(['office', 'session', 'tickets'], () => bridge.office.overview({}))
  watch(live.data, (overview) => {
    if (overview !== null) zone.set(overview.office.timeZone)
  })
  const name = computed(() => live.data.value?.office.name ?? '')
  return { overview: live.data, refusal: live.refusal, first: live.first, reload: live.reload, name }
})
