import type { Tolerance } from '../support/rounds.ts'

/** What the measuring process is asked to do. */
export interface CallNextOrder {
  readonly rounds: number
  /** Calls in a round, on each side. */
  readonly calls: number
  readonly warmUpRounds: number
  readonly tolerance: Tolerance
  readonly maxRepeats: number
}
