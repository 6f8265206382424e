import type { WindowEntry } from './registry.ts'

const turns = new WeakMap<WindowEntry, Promise<unknown>>()

/**
 * Who is at a window changes one after the other: proving who one is takes a moment, and in that moment somebody may
 * press again, or close the window.
 * @returns what the work answers, once everything asked of this window before has ended
 */
export function inTurn<T>(entry: WindowEntry, work: () => Promise<T>): Promise<T> {
  const before = turns.get(entry) ?? Promise.resolve()
  const mine = before.then(work, work)
  turns.set(
    entry,
    mine.catch(() => undefined),
  )
  return mine
}
