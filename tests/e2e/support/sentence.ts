import type { Refused } from '#domain/result.ts'
import { texts } from '#text/index.ts'

/** The sentence of a refusal as a person reads it on a Spanish screen. */
export function sentence(refusal: Omit<Refused, 'ok'>): string {
  const write = texts.es.refusals[refusal.code] as (fields: unknown, time: (at: number) => string) => string
  return write(refusal, String)
}
