import type { Refusal } from './refusal.ts'

/** What a rule or a use case answers: a value, or a refusal that is itself a value (never an exception). */
export type Result<T> = Accepted<T> | Refused

export interface Accepted<T> {
  readonly ok: true
  readonly value: T
}

export type Refused = { readonly ok: false } & Refusal

/** Wraps the value of something that was done. */
export function accept<T>(value: T): Accepted<T> {
  return { ok: true, value }
}

/** Turns a refusal into an answer. The sentence for it is in `electron/text`, chosen by `code`. */
export function refuse(refusal: Refusal): Refused {
  return { ok: false, ...refusal }
}

/** Makes the compiler prove that a union was handled completely. */
export function assertNever(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`)
}
