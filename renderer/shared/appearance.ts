import { onScopeDispose, shallowRef, watchEffect } from 'vue'
import type { Theme } from '#contract/views.ts'
import { useSession } from './session.ts'

/** Writes theme and language to the document and follows the preference; "system" follows the computer. */
export function useAppearance(): void {
  const session = useSession()
  const dark = useMedia('(prefers-color-scheme: dark)')
  const contrast = useMedia('(prefers-contrast: more)')
  watchEffect(() => {
    const choice = session.preferences.theme
    const system: Theme = contrast.value ? 'contrast' : dark.value ? 'dark' : 'light'
    const root = document.documentElement
    root.dataset['theme'] = choice === 'system' ? system : choice
    root.lang = session.language
  })
}

function useMedia(query: string): Readonly<{ value: boolean }> {
  const list = window.matchMedia(query)
  const matches = shallowRef(list.matches)
  const listen = (event: MediaQueryListEvent): void => void (matches.value = event.matches)
  list.addEventListener('change', listen)
  onScopeDispose(() => list.removeEventListener('change', listen))
  return matches
}
