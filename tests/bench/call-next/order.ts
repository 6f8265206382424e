import type { Effort } from '../support/measure.ts'
import type { Tolerance } from '../support/rounds.ts'

/** What the measuring process is asked to do. */
export interface CallNextOrder extends Effort {
  /** Calls in a round, on each side. */
  readonly calls: number
  readonly warmUpRounds: number
  readonly tolerance: Tolerance
}
