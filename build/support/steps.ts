import { messageOf } from './failure.ts'

/** One timed step of a task, for the summary at its end. */
export interface StepResult {
  name: string
  ok: boolean
  seconds: number
}

/** Prints a line about what is happening. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Runs a step with a line before and after it. */
export async function step<T>(name: string, work: () => Promise<T> | T): Promise<T> {
  const started = Date.now()
  say(`▸ ${name} …`)
  const result = await work()
  say(`  ${name}: done (${secondsSince(started).toFixed(1)} s)`)
  return result
}

/** Runs a step that answers an exit code or throws, and notes how it went instead of stopping. */
export async function measuredStep(name: string, work: () => Promise<number>): Promise<StepResult> {
  const started = Date.now()
  say(`\n▸ ${name}`)
  let ok = false
  try {
    ok = (await work()) === 0
  } catch (error) {
    say(`✗ ${messageOf(error)}`)
  }
  const seconds = secondsSince(started)
  say(`${ok ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`)
  return { name, ok, seconds }
}

/** Prints every step with its time and answers the exit code of the whole. */
export function summary(results: readonly StepResult[]): number {
  const width = Math.max(...results.map((result) => result.name.length))
  say('')
  for (const { name, ok, seconds } of results) {
    say(`${ok ? '✓' : '✗'} ${name.padEnd(width)}  ${seconds.toFixed(1).padStart(6)} s`)
  }
  const failed = results.filter((result) => !result.ok)
  const total = results.reduce((sum, result) => sum + result.seconds, 0)
  say(
    `${failed.length === 0 ? 'Everything passed' : `${failed.length} of ${results.length} steps failed`} in ${total.toFixed(1)} s.`,
  )
  return failed.length === 0 ? 0 : 1
}

function secondsSince(started: number): number {
  return (Date.now() - started) / 1000
}
