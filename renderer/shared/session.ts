import { computed, shallowRef, watch } from 'vue'
import { defineStore } from 'pinia'
import type { Language, Preferences } from '#contract/views.ts'
import { useBridge } from './api.ts'
import { useLive } from './live.ts'

const fallback: Preferences = { language: 'es', theme: 'system' }

/** The desk is about to be handed over: nothing has changed yet. */
export interface Switching {
  /** Whose way back in is shown at once, somebody who has lost their PIN; null shows the names. */
  readonly lostBy: string | null
}

/** Who works at this window, in which place, and how it looks. */
export const useSession = defineStore('session', () => {
  const bridge = useBridge()
  const live = useLive(['session', 'preferences'], () => bridge.session.current({}))
  const preferences = computed<Preferences>(() => live.data.value?.preferences ?? fallback)
  const language = computed<Language>(() => preferences.value.language)
  const person = computed(() => live.data.value?.person ?? null)
  const counter = computed(() => live.data.value?.counter ?? null)
  const locked = computed(() => live.data.value?.locked ?? false)
  const warnings = computed(() => live.data.value?.warnings ?? [])
  const switching = shallowRef<Switching | null>(null)
  /** A sign-in is under way, or has something to tell that must be read first: its face stays. */
  const arriving = shallowRef(false)
  let awaited: string | null = null

  /** A face stands over the desk: nothing of it is to be seen. */
  const covered = computed(() => person.value !== null && (locked.value || switching.value !== null))
  /** Somebody works here now: signed in, and in sight of the desk. */
  const working = computed(() => person.value !== null && !covered.value && !arriving.value)

  /** Changes language or theme for this station. */
  async function prefer(change: Partial<Preferences>): Promise<void> {
    await bridge.preferences.set({ ...preferences.value, ...change })
  }

  /** Shows the names to hand the desk over; `cancelSwitch` goes back, `arrived` ends it. */
  function beginSwitch(lostBy: string | null = null): void {
    if (person.value !== null) switching.value = { lostBy }
  }

  function cancelSwitch(): void {
    switching.value = null
  }

  /** From here on the face of the sign-in stays, whatever is heard of the session. */
  function arrive(): void {
    arriving.value = true
    awaited = null
  }

  /** The sign-in was refused: everything is as it was. */
  function stay(): void {
    arriving.value = false
  }

  /** The sign-in is through; the desk shows as soon as the session says who is there, never that of the person before. */
  function arrived(personId: string): void {
    awaited = personId
    settleArrival()
    live.reload()
  }

  function settleArrival(): void {
    if (awaited === null || locked.value || person.value?.id !== awaited) return
    awaited = null
    arriving.value = false
    switching.value = null
  }

  watch(
    live.data,
    () => {
      settleArrival()
      // Signed out from elsewhere: the names are shown anyway.
      if (person.value === null) switching.value = null
    },
    { flush: 'sync' },
  )

  return {
    current: live.data,
    refusal: live.refusal,
    first: live.first,
    reload: live.reload,
    preferences,
    language,
    person,
    counter,
    locked,
    warnings,
    switching,
    arriving,
    covered,
    working,
    prefer,
    beginSwitch,
    cancelSwitch,
    arrive,
    stay,
    arrived,
  }
})
