import { computed, shallowRef, watch } from 'vue'
import { defineStore } from 'pinia'
import type { DisplayView } from '#contract/views.ts'
import { useBridge } from '#shared/api.ts'
import { useLive } from '#shared/live.ts'
import { useStation } from '#shared/station.ts'
import { clockOffsetMs, officeNow, useNow } from '#shared/ticker.ts'
import { useTimeZone } from '#shared/times.ts'

/** A quiet store says nothing: the hall asks by itself this often, to notice that it is gone, ms. */
const askEvery = 10_000
/** How long an answer may take before the hall says that it is out of touch, ms. */
const patience = 15_000
/** How long a new call stays emphasised, ms. */
const freshFor = 15_000

/** What the waiting room shows: the newest picture of the queue, and whether it can still be trusted. */
export const useHall = defineStore('hall', () => {
  const bridge = useBridge()
  const station = useStation()
  /** The office's clock, for what people read. */
  const now = useNow()
  /** This computer's own: patience must not jump when it learns that it goes wrong. */
  const ownNow = computed(() => now.value - clockOffsetMs.value)
  const zone = useTimeZone()
  const live = useLive(['tickets', 'office'], () => bridge.display.current({}))
  const startedAt = Date.now()
  const goodAt = shallowRef<number | null>(null)
  /** When the oldest question without an answer was asked. */
  const askedAt = shallowRef<number | null>(startedAt)
  const newCalls = shallowRef<ReadonlyMap<string, number>>(new Map())
  let lastPoll = startedAt

  watch(live.data, (view, before) => {
    if (view === null) return
    goodAt.value = Date.now()
    askedAt.value = null
    zone.set(view.timeZone)
    newCalls.value = arrivals(view, before ?? null, newCalls.value)
  })
  watch(live.refusal, () => (askedAt.value = null))
  watch(ownNow, (moment) => {
    if (moment - lastPoll < askEvery) return
    lastPoll = moment
    askedAt.value ??= moment
    live.reload()
  })

  const outOfTouch = computed(
    () => live.refusal.value !== null || (askedAt.value !== null && ownNow.value - askedAt.value > patience),
  )
  /** Since when the picture may be old, ms since the epoch; null while it is current. The station notices first. */
  const staleSince = computed(
    () => station.lostSince ?? (outOfTouch.value ? (goodAt.value ?? startedAt) + clockOffsetMs.value : null),
  )

  /** Whether a call was made just now. */
  function isFresh(callId: string): boolean {
    const at = newCalls.value.get(callId)
    return at !== undefined && now.value - at < freshFor
  }

  return { view: live.data, staleSince, outdated: computed(() => station.outdated), now, isFresh }
})

/** When each call, or its repetition, was first seen here; the picture found at start-up counts from the call itself. */
function arrivals(
  view: DisplayView,
  before: DisplayView | null,
  known: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const moment = officeNow()
  const timesBefore = new Map(calls(before).map((call) => [call.callId, call.times]))
  return new Map(
    calls(view).map((call) => {
      if (before === null) return [call.callId, call.calledAt]
      const repeated = timesBefore.get(call.callId) !== call.times
      return [call.callId, repeated ? moment : (known.get(call.callId) ?? moment)]
    }),
  )
}

function calls(view: DisplayView | null): readonly DisplayView['last'][number][] {
  if (view === null) return []
  return view.current === null ? view.last : [...view.last, view.current]
}
