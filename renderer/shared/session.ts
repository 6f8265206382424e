import { computed } from 'vue'
import { defineStore } from 'pinia'
import type { Language, Preferences } from '#contract/views.ts'
import { useBridge } from './api.ts'
import { useLive } from './live.ts'

const fallback: Preferences = { language: 'es', theme: 'system' }

/** Who works at this window, in which place, and how it looks. */
export const useSession = defineStore('session', () => {
  const bridge = useBridge()
  const live = useLive(['session', 'preferences'], () => bridge.session.current({}))
  const preferences = computed<Preferences>(() => live.data.value?.preferences ?? fallback)
  const language = computed<Language>(() => preferences.value.language)
  const person = computed(() => live.data.value?.person ?? null)
  const counter = computed(() => live.data.value?.counter ?? null)

  /** Changes language or theme for this station. */
  async function prefer(change: Partial<Preferences>): Promise<void> {
    await bridge.preferences.set({ ...preferences.value, ...change })
  }

  return {
    current: live.data,
    refusal: live.refusal,
    first: live.first,
    reload: live.reload,
    preferences,
    language,
    person,
    counter,
    prefer,
  }
})
