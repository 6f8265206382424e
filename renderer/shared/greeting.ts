import type { Texts } from '#text/index.ts'
import type { Times } from './times.ts'

/** How soon somebody was greeted; a ticket given face to face is a greeting at once. */
export function greetedWords(afterMs: number | null, all: Texts, times: Times): string {
  if (afterMs === null) return all.desk.notGreeted
  return afterMs < 1000 ? all.desk.greetedAtOnce : all.desk.greetedAfter(times.duration(afterMs))
}
