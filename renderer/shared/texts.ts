import { computed, type ComputedRef } from 'vue'
import type { Refused } from '#domain/result.ts'
import { texts, type Texts } from '#text/index.ts'
import { useSession } from './session.ts'

/** Every sentence in the language of this window; changes with the preference. */
export function useTexts(): ComputedRef<Texts> {
  const session = useSession()
  return computed(() => texts[session.language])
}

/**
 * The sentence of a refusal: what happened and what to do.
 * @param time writes ms since the epoch as the office's hour, `useTimes().clock`
 */
export function refusalSentence(all: Texts, refusal: Refused, time: (at: number) => string): string {
  const sentence = all.refusals[refusal.code] as (fields: Refused, time: (at: number) => string) => string
  return sentence(refusal, time)
}
