/** One look at another clock: the answer lies in the middle of the round trip, or at most half of it away. */
export interface ClockSample {
  /** The other clock less this one, ms. */
  readonly offsetMs: number
  readonly roundTripMs: number
  /** What this clock showed less the time that really passes (which nobody sets), ms. */
  readonly setTo: number
}

/** The quickest of so many answers says most. */
const kept = 8

/** A clock that nobody set drifts less between a few looks, ms. */
const driftMs = 50

/**
 * Adds a look to the last few. Those from before this clock was set, or stood still while the computer slept, say
 * nothing any more.
 */
export function withSample(samples: readonly ClockSample[], sample: ClockSample): readonly ClockSample[] {
  const before = samples.filter(({ setTo }) => Math.abs(setTo - sample.setTo) < driftMs)
  return [...before, sample].slice(-kept)
}

/** What is added to this clock to have the other one, ms; 0 before the first look. */
export function clockOffset(samples: readonly ClockSample[]): number {
  const best = samples.reduce<ClockSample | null>(
    (quickest, each) => (quickest !== null && quickest.roundTripMs <= each.roundTripMs ? quickest : each),
    null,
  )
  return Math.round(best?.offsetMs ?? 0)
}
