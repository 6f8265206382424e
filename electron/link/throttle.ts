/** So many a second, and so many more at once. Times are monotonic ms. */
export interface Throttle {
  /** Takes one in any case. @returns how long to take no more, ms; 0 for none */
  readonly take: (now: number) => number
  /** Takes one if there is one. */
  readonly mayTake: (now: number) => boolean
}

export function createThrottle(perSecond: number, atOnce: number): Throttle {
  let left = atOnce
  let filledAt = -Infinity

  function fill(now: number): void {
    left = Math.min(atOnce, left + ((now - filledAt) / 1000) * perSecond)
    filledAt = now
  }

  return {
    take(now) {
      fill(now)
      left -= 1
      return left >= 0 ? 0 : Math.ceil((-left / perSecond) * 1000)
    },
    mayTake(now) {
      fill(now)
      if (left < 1) return false
      left -= 1
      return true
    },
  }
}
