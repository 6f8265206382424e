import { computed, shallowRef, watch } from 'vue'
import { defineStore } from 'pinia'
import type { FoundTicket, HeldRow, WaitingRow } from '#contract/views.ts'
import { useBridge } from '#shared/api.ts'
import { useLive } from '#shared/live.ts'
import { useNow } from '#shared/ticker.ts'

/** Rows that are drawn; the rest is one line and the search. More would not be read, and would freeze the desk. */
const drawn = 200
const lookAgainMs = 10_000

/** Who waits, who is set aside, what is searched for, and which ticket is looked at. */
export const useQueue = defineStore('queue', () => {
  const bridge = useBridge()
  const live = useLive(['tickets', 'office', 'session'], () => bridge.queue.waiting({}))
  const rows = computed<readonly WaitingRow[]>(() => live.data.value?.rows ?? [])
  const inOrder = computed(() => rows.value.filter((row) => row.position !== null))
  const cooling = computed(() => rows.value.filter((row) => row.position === null))
  // Nothing is written when a cool-down ends by itself, so nobody announces it.
  const now = useNow()
  const nextBack = computed(() => Math.min(...cooling.value.map((row) => row.coolUntil ?? Infinity)))
  watch(
    () => now.value > nextBack.value,
    (ended) => ended && live.reload(),
  )
  // So does a ticket for somebody who is away: it opens to everybody, and reception is told.
  watch(
    () => Math.floor(now.value / lookAgainMs),
    () => rows.value.some(({ target }) => target?.opened === false) && live.reload(),
  )
  const shownInOrder = computed(() => inOrder.value.slice(0, drawn))
  const shownCooling = computed(() => cooling.value.slice(0, drawn))
  const total = computed(() => live.data.value?.total ?? 0)
  const hidden = computed(() => total.value - shownInOrder.value.length - shownCooling.value.length)
  /** Whoever nobody has greeted yet, oldest first; who cools down has been called and thereby greeted. */
  const ungreeted = computed(() =>
    inOrder.value.filter((row) => row.greetedAfterMs === null).toSorted((a, b) => a.arrivalAt - b.arrivalAt),
  )
  const ungreetedCount = computed(() => Math.max(live.data.value?.ungreeted ?? 0, ungreeted.value.length))
  /** Minutes pass between two answers, and rows beyond the first ones are only in the answer's count. */
  const overTarget = computed(() => {
    const seen = rows.value.filter((row) => now.value - row.waitingSince > row.targetMs).length
    return Math.max(live.data.value?.overTarget ?? 0, seen)
  })

  const holding = useLive(['tickets', 'session'], () => bridge.queue.held({}))
  const held = computed<readonly HeldRow[]>(() => holding.data.value ?? [])
  const refusal = computed(() => live.refusal.value ?? holding.refusal.value)
  /** Whether those who are set aside are drawn, or only counted. */
  const heldShown = shallowRef(true)

  const typed = shallowRef('')
  const search = computed(() => typed.value.trim())
  const finding = useLive(
    ['tickets', 'session'],
    () => (search.value === '' ? null : bridge.queue.find({ text: search.value })),
    search,
  )
  // What was looked for is what is wanted: the first result is selected, once per search.
  let answered = ''
  watch(finding.data, (tickets) => {
    if (tickets === null || answered === search.value) return
    answered = search.value
    if (!tickets.some((ticket) => ticket.ticketId === selectedId.value)) select(tickets[0]?.ticketId ?? null)
  })
  const found = computed<readonly FoundTicket[] | null>(() => finding.data.value)

  const selectedId = shallowRef<string | null>(null)
  /** Kept from the search: a ticket that does not wait is in no other list. */
  const lastFound = shallowRef<FoundTicket | null>(null)
  const selectedRow = computed(() => rows.value.find((row) => row.ticketId === selectedId.value) ?? null)
  const selectedHeld = computed(() => held.value.find((row) => row.ticketId === selectedId.value) ?? null)
  const selectedFound = computed(() => {
    if (selectedId.value === null || selectedRow.value !== null || selectedHeld.value !== null) return null
    const current = found.value?.find((ticket) => ticket.ticketId === selectedId.value)
    return current ?? (lastFound.value?.ticketId === selectedId.value ? lastFound.value : null)
  })
  /** What the arrow keys walk through. */
  const walkable = computed(() =>
    search.value === ''
      ? [...shownInOrder.value, ...shownCooling.value, ...(heldShown.value ? held.value : [])].map(
          (row) => row.ticketId,
        )
      : (found.value ?? []).map((ticket) => ticket.ticketId),
  )

  function select(ticketId: string | null): void {
    selectedId.value = ticketId
    lastFound.value = found.value?.find((ticket) => ticket.ticketId === ticketId) ?? null
  }

  /** Moves the selection; from nothing it starts at the end it comes from. */
  function move(step: 1 | -1): void {
    const list = walkable.value
    const at = list.findIndex((id) => id === selectedId.value)
    const next =
      at < 0 ? (step === 1 ? 0 : list.length - 1) : Math.min(Math.max(at + step, 0), list.length - 1)
    select(list[next] ?? null)
  }

  /** Draws those who are set aside and looks at the first of them. */
  function goToHeld(): void {
    heldShown.value = true
    if (selectedHeld.value === null) select(held.value[0]?.ticketId ?? null)
  }

  return {
    view: live.data,
    refusal,
    first: live.first,
    reload: () => {
      live.reload()
      holding.reload()
    },
    rows,
    inOrder,
    shownInOrder,
    shownCooling,
    total,
    hidden,
    overTarget,
    ungreeted,
    ungreetedCount,
    held,
    heldShown,
    goToHeld,
    typed,
    search,
    found,
    findRefusal: finding.refusal,
    refind: finding.reload,
    selectedId,
    selectedRow,
    selectedHeld,
    selectedFound,
    select,
    move,
  }
})
