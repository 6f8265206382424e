import { judgedValue, median, percentile, type Judged } from './stats.ts'
import type { Noise } from './rounds.ts'

/** The product and what it is measured against, round by round. */
export interface Comparison {
  readonly name: string
  readonly unit: 'ms' | 'MB'
  /** What the product is compared with. */
  readonly against: string
  readonly judged: Judged
  /** The ratio product : reference may be at most this; null where no goal is set and the figure is for information. */
  readonly goal: number | null
  /** Instead of a ratio: 99 of 100 samples of the product must be below so many of its unit. */
  readonly limit?: number
  readonly rounds: readonly { readonly product: readonly number[]; readonly reference: readonly number[] }[]
  readonly noise: Noise
  /** Facts that belong to the figures: sizes, counts, shares. */
  readonly facts: Readonly<Record<string, string | number>>
}

export type Verdict = 'met' | 'not met' | 'too noisy' | 'no goal'

export interface Figures {
  readonly samples: number
  readonly product: { readonly p50: number; readonly p95: number }
  readonly reference: { readonly p50: number; readonly p95: number }
  /** Of the judged percentile. */
  readonly ratio: number
  /** Lower and upper quartile of the ratio taken in each round by itself (of medians). */
  readonly roundRatios: { readonly lower: number; readonly upper: number }
  readonly verdict: Verdict
}

/** What a comparison says. With most rounds out of tolerance it says nothing. */
export function figuresOf(comparison: Comparison): Figures {
  const { rounds, judged } = comparison
  const product = rounds.flatMap((round) => round.product)
  const reference = rounds.flatMap((round) => round.reference)
  const ratio = judgedValue(product, judged) / judgedValue(reference, judged)
  const perRound = rounds.map((round) => median(round.product) / median(round.reference))
  return {
    samples: product.length,
    product: { p50: median(product), p95: percentile(product, 0.95) },
    reference: { p50: median(reference), p95: percentile(reference, 0.95) },
    ratio,
    roundRatios: { lower: percentile(perRound, 0.25), upper: percentile(perRound, 0.75) },
    verdict: verdictOf(comparison, ratio, percentile(product, 0.99)),
  }
}

function verdictOf({ goal, limit, noise }: Comparison, ratio: number, p99: number): Verdict {
  if (goal === null && limit === undefined) return 'no goal'
  if (noise.outside * 2 > noise.rounds) return 'too noisy'
  return (goal === null || ratio <= goal) && (limit === undefined || p99 < limit) ? 'met' : 'not met'
}
