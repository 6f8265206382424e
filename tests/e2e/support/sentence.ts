import type { Refusal } from '#domain/refusal.ts'
import { texts } from '#text/index.ts'

/** The sentence of a refusal as a person reads it on a Spanish screen. */
export function sentence(refusal: Refusal): string {
  const write = texts.es.refusals[refusal.code] as (fields: Refusal, time: (at: number) => string) => string
  return write(refusal, String)
}
