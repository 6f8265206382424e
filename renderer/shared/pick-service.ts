import type { ServiceView } from '#contract/views.ts'

/** What has been typed so far and the service it means, or null while more than one is possible. */
export interface Picked {
  readonly keys: string
  readonly service: ServiceView | null
}

/**
 * Which service the typed keys mean: its letter or letters, or its place in the list as a digit.
 * @returns null when they mean none
 */
export function pickByKeys(services: readonly ServiceView[], keys: string): Picked | null {
  const place = /^[1-9]$/.test(keys) ? services[Number(keys) - 1] : undefined
  if (place !== undefined) return { keys: '', service: place }
  const wanted = keys.toUpperCase()
  const candidates = services.filter((service) => service.prefix.startsWith(wanted))
  const [only] = candidates
  if (only === undefined) return null
  if (candidates.length === 1) return { keys: '', service: only }
  // "T" beside "TR": the whole prefix wins, the longer one is reached by its digit.
  const exact = candidates.find((service) => service.prefix === wanted)
  return exact === undefined ? { keys, service: null } : { keys: '', service: exact }
}
