/** The value below which `share` (0 to 1) of the samples lie; linear between neighbours. @throws without samples */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  const at = (sorted.length - 1) * share
  const below = sorted[Math.floor(at)]
  const above = sorted[Math.ceil(at)]
  if (below === undefined || above === undefined) throw new Error('no samples')
  return below + (above - below) * (at - Math.floor(at))
}

export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5)
}

/** Which percentile a goal speaks of. */
export type Judged = 'p50' | 'p95'

export function judgedValue(samples: readonly number[], judged: Judged): number {
  return percentile(samples, judged === 'p50' ? 0.5 : 0.95)
}
