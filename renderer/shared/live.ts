import { onScopeDispose, shallowRef, watch, type ShallowRef, type WatchSource } from 'vue'
import type { Topic } from '#contract/topics.ts'
import type { Answer } from '#contract/views.ts'
import type { Refused } from '#domain/result.ts'
import { settle, useBridge } from './api.ts'

/** Data of the store as a window shows it. */
export interface Live<T> {
  /** The newest answer; null until the first one, and after the key changed. */
  readonly data: Readonly<ShallowRef<T | null>>
  /** Why the last load failed; null when it succeeded. Older data stays in `data`. */
  readonly refusal: Readonly<ShallowRef<Refused | null>>
  /** Settles with the first answer, whatever it is. */
  readonly first: Promise<void>
  /** Loads again, as the "try again" of an error face does. */
  readonly reload: () => void
}

/**
 * Keeps one answer of the store current: subscribes, loads, loads again after each change of its topics, drops
 * answers that are older than what is known, ends with its scope. At most one load runs and one waits, however
 * many changes arrive.
 * @param topics what the answer is about
 * @param load asks for it; returns null when there is nothing to ask for (then `data` is null)
 * @param key when it changes, the answer belongs to something else: it is cleared and asked for at once
 */
export function useLive<T>(
  topics: readonly Topic[],
  load: () => Promise<Answer<T>> | null,
  key?: WatchSource<unknown>,
): Live<T> {
  const data = shallowRef<T | null>(null)
  const refusal = shallowRef<Refused | null>(null)
  let generation = 0
  let running = false
  let again = false
  let shown = -1
  let announced = -1
  let settleFirst: () => void = () => undefined
  const first = new Promise<void>((resolve) => (settleFirst = resolve))

  function take(answer: Answer<T>): void {
    if (!answer.ok) {
      // Locked: the desk is out of sight as it was, and unlocking announces a change.
      if (answer.code === 'session.locked') return
      // Signed out: what only the person may see must not stay in the window.
      if (answer.code === 'person.required') data.value = null
      refusal.value = answer
      return
    }
    // Older than what is on the screen, or than a change heard of while it travelled: a newer one is coming.
    if (answer.revision < shown || (again && answer.revision < announced)) return
    shown = answer.revision
    data.value = answer.value
    refusal.value = null
  }

  async function ask(): Promise<void> {
    if (running) {
      again = true
      return
    }
    const mine = generation
    const asked = load()
    if (asked === null) {
      settleFirst()
      return
    }
    running = true
    const answer = await settle(asked)
    if (mine !== generation) return
    running = false
    take(answer)
    settleFirst()
    if (again) {
      again = false
      void ask()
    }
  }

  function restart(): void {
    generation += 1
    running = false
    again = false
    shown = -1
    data.value = null
    refusal.value = null
    void ask()
  }

  const unsubscribe = useBridge().onChanged((changed) => {
    if (!changed.topics.some((topic) => topics.includes(topic))) return
    announced = Math.max(announced, changed.revision)
    void ask()
  })
  onScopeDispose(() => {
    generation += 1
    unsubscribe()
  })
  if (key !== undefined) watch(key, restart, { flush: 'sync' })
  void ask()
  return { data, refusal, first, reload: () => void ask() }
}
