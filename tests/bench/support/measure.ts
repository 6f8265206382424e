import { createControl } from './control.ts'
import type { BenchOptions } from './options.ts'
import { runRounds, usualTolerance, type Noise, type RoundPlan } from './rounds.ts'
import { makeTemporaryFolder } from './temporary.ts'

/** What a bench repeats. */
export interface Measured<T> {
  readonly name: string
  /** Rounds before the first one that counts: caches fill, code gets compiled. */
  readonly warmUp: number
  readonly rounds: number
  /** One round: everything that is compared, interleaved. */
  readonly work: () => Promise<T>
}

/** How many rounds a run takes, how many repetitions of disturbed ones, and how much waiting for a calm moment. */
export function effort(options: BenchOptions, rounds: number): Effort {
  return options.quick
    ? { rounds: 3, maxRepeats: 2, patienceMs: 0 }
    : { rounds, maxRepeats: rounds * 2, patienceMs: 120_000 }
}

export type Effort = Pick<RoundPlan<unknown>, 'rounds' | 'maxRepeats' | 'patienceMs'>

/** Warms up, then runs the rounds with the control around each, telling how calm they were. */
export async function measureRounds<T>(
  options: BenchOptions,
  { name, warmUp, rounds, work }: Measured<T>,
): Promise<{ results: T[]; noise: Noise }> {
  options.say(`${name} …`)
  const control = createControl(makeTemporaryFolder('control'))
  for (let count = 0; count < warmUp; count++) await work()
  const measured = await runRounds({
    ...effort(options, rounds),
    control,
    tolerance: usualTolerance,
    work,
    onRound: (done, note) => options.say(`  round ${done}: ${note}`),
  })
  control.close()
  return measured
}
