import { computed, shallowRef, watch, type Ref } from 'vue'
import type { InputOf } from '#contract/contract.ts'
import type { PairingView, StationRow } from '#contract/views.ts'
import type { Refused } from '#domain/result.ts'
import { useActions } from './actions.ts'
import { useBridge } from './api.ts'
import { useLive } from './live.ts'

/** What the sheet shows: all stations, a new one, the code that lets it in, or one that is to go. */
export type Face =
  | { readonly kind: 'list' }
  | { readonly kind: 'add' }
  | { readonly kind: 'code'; readonly pairing: PairingView; readonly before: ReadonlySet<string> }
  | { readonly kind: 'remove'; readonly row: StationRow }

const list: Face = { kind: 'list' }

/**
 * The office's stations for the sheet that shows them, and what a manager does to them.
 * @param open whether the sheet is there: nothing is asked before, and nothing of a code outlives it
 */
export function useStations(open: Ref<boolean>) {
  const bridge = useBridge()
  const actions = useActions()
  const live = useLive(
    ['stations', 'session', 'office'],
    () => (open.value ? bridge.stations.list({}) : null),
    () => open.value,
  )
  const face = shallowRef<Face>(list)
  const refusal = shallowRef<Refused | null>(null)
  /** Whoever was sent away last, to be told in the list. */
  const removed = shallowRef<string | null>(null)
  const rows = computed(() => live.data.value?.rows ?? [])
  const busy = computed(() => actions.pending !== null)

  watch(open, () => show(list))

  function show(next: Face): void {
    face.value = next
    refusal.value = null
    removed.value = null
  }

  async function pair(station: Omit<InputOf<'stations.pair'>, 'requestId'>): Promise<void> {
    const before = new Set(rows.value.map(({ id }) => id))
    const answer = await actions.perform('pair', (requestId) =>
      bridge.stations.pair({ requestId, ...station }),
    )
    if (answer === null || !open.value) return
    if (answer.ok) show({ kind: 'code', pairing: answer.value, before })
    else refusal.value = answer
  }

  async function dismiss({ id, name }: StationRow): Promise<void> {
    const answer = await actions.perform('dismiss', (requestId) =>
      bridge.stations.dismiss({ requestId, stationId: id }),
    )
    if (answer === null || !open.value) return
    if (!answer.ok) {
      refusal.value = answer
      return
    }
    show(list)
    removed.value = name
    live.reload()
  }

  /** Whether the station that a code was given for is there by now. */
  function hasArrived({ pairing, before }: Extract<Face, { readonly kind: 'code' }>): boolean {
    return rows.value.some(
      ({ id, name, connected }) => connected && name === pairing.stationName && !before.has(id),
    )
  }

  return { view: live.data, live, rows, face, refusal, removed, busy, show, pair, dismiss, hasArrived }
}
