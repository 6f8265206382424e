import type { Dependencies } from '#services/office-context.ts'

/**
 * The same office at another time, and unheard: what is done in it was done then.
 * @param clock ms since the epoch
 */
export function atTime<T extends Dependencies>(office: T, clock: () => number): T {
  const store = { ...office.store, readClock: () => Promise.resolve(clock()) }
  return { ...office, store, clock, publish: () => undefined }
}
