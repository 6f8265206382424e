import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Comparison } from '../support/comparison.ts'
import { effort } from '../support/measure.ts'
import type { BenchOptions } from '../support/options.ts'
import { usualTolerance } from '../support/rounds.ts'
import { makeTemporaryFolder } from '../support/temporary.ts'
import type { CallNextOrder } from './order.ts'
import { commitMs, compileSlowCommits } from './slow-commits.ts'
import type { CallNextResult } from './worker.ts'

const against = 'the same statements, prepared once, on bare better-sqlite3'

/**
 * `callNext` on a file with more than 300 waiting, against its own statements without the product around them; once
 * on this disk, once with every flush taking as long as an office's disk takes.
 */
export async function benchCallNext(options: BenchOptions): Promise<Comparison[]> {
  const fast = await measure('call next', 3.5, options, {})
  const library = compileSlowCommits(makeTemporaryFolder('slow-commits'))
  if (library === null) {
    options.say('  no C compiler: commits cannot be slowed here, that comparison is left out')
    return [fast]
  }
  const slow = await measure(`call next, ${commitMs} ms commits`, 1.2, options, { LD_PRELOAD: library })
  return [fast, slow]
}

async function measure(
  name: string,
  goal: number,
  options: BenchOptions,
  env: Record<string, string>,
): Promise<Comparison> {
  options.say(`${name} …`)
  const order: CallNextOrder = {
    ...effort(options, 16),
    calls: options.quick ? 20 : 40,
    warmUpRounds: 8,
    tolerance: usualTolerance,
  }
  const result = await runWorker(order, env, options.profileFolder)
  const { statementsPerCall, waiting, sqlite } = result
  return {
    name,
    unit: 'ms',
    against,
    judged: 'p50',
    goal,
    rounds: result.rounds,
    noise: result.noise,
    facts: { statements: statementsPerCall, waiting, SQLite: sqlite },
  }
}

/** A process of its own: nothing else in its profile, and its disk can be slowed. */
function runWorker(
  order: CallNextOrder,
  env: Record<string, string>,
  profileFolder: string | null,
): Promise<CallNextResult> {
  const profiling = profileFolder === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`]
  const args = [...profiling, join(import.meta.dirname, 'worker.ts'), JSON.stringify(order)]
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    let printed = ''
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(printed) as CallNextResult)
      else reject(new Error(`the measuring process of call-next ended with ${code ?? 'a signal'}`))
    })
  })
}
