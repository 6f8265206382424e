import type { Place } from '../shape.ts'

/** A place as it stands in a sentence. */
export function place({ counter, person }: Place): string {
  if (counter !== null)
    return person === null
      ? `la ventanilla ${String(counter)}`
      : `la ventanilla ${String(counter)} (${person})`
  return person ?? 'otro puesto'
}
