import type { LinkLimits } from './limits.ts'
import type { Place } from './dial.ts'

/** Tries to reach one station for as long as it is wanted. */
export interface Dialer {
  /** There is no connection: begins at once, goes on with growing pauses. */
  readonly want: () => void
  /** There is one. */
  readonly rest: () => void
  /** Something new is known of where the station is. */
  readonly hurry: () => void
}

export interface DialerOptions {
  /** Best first. */
  readonly places: () => readonly Place[]
  /** @returns whether a connection is there now */
  readonly attempt: (place: Place) => Promise<boolean>
  readonly limits: LinkLimits
}

/** A connection that lived for less is no reason to hurry to the next one, ms. */
const steadyMs = 5_000

export function createDialer({ places, attempt, limits }: DialerOptions): Dialer {
  let wanted = false
  let running = false
  /** How often something new was learned: a round that missed it is run again. */
  let learned = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let pauseMs = limits.firstPauseMs
  let restingSince = -Infinity

  async function round(): Promise<void> {
    running = true
    let before
    do {
      before = learned
      for (const place of places()) if (!wanted || (await attempt(place))) break
    } while (wanted && learned !== before)
    running = false
    if (wanted) later()
  }

  function later(): void {
    // Stations that lost each other at the same moment do not come back at the same moment.
    const jitter = 0.8 + Math.random() * 0.4
    clearTimeout(timer)
    timer = setTimeout(() => void round(), pauseMs * jitter)
    pauseMs = Math.min(limits.longestPauseMs, pauseMs * 2)
  }

  return {
    want() {
      if (wanted) return
      wanted = true
      const steady = performance.now() - restingSince > steadyMs
      if (steady) pauseMs = limits.firstPauseMs
      if (running) return
      if (steady) void round()
      else later()
    },
    rest() {
      wanted = false
      restingSince = performance.now()
      clearTimeout(timer)
    },
    hurry() {
      pauseMs = limits.firstPauseMs
      if (!wanted) return
      clearTimeout(timer)
      learned += 1
      if (!running) void round()
    },
  }
}
