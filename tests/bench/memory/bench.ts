import { setTimeout as pause } from 'node:timers/promises'
import type { Comparison } from '../support/comparison.ts'
import { measureRounds } from '../support/measure.ts'
import type { BenchOptions } from '../support/options.ts'
import { makeProgramFolder } from '../support/temporary.ts'
import { makeDemoData } from '../windows/demo-data.ts'
import { findPrograms, sizeOf, type ProgramCommand } from '../windows/programs.ts'
import { startProgram } from '../windows/running.ts'
import { processTree, sharersOf, treeMemory } from './process-memory.ts'

/** Settled: within so much of each other, for so long. */
const settledShare = 0.02
const settledMs = 2_000
const patienceMs = 40_000

interface Memory {
  readonly megabytes: number
  readonly processes: number
  /** Processes of other programs on the same runtime meanwhile. */
  readonly sharers: number
}

/** The memory of the program with its first window, against a bare window, both settled after they were ready. */
export async function benchMemory(options: BenchOptions): Promise<Comparison[]> {
  const programs = findPrograms()
  options.say(programs.describe)
  const data = await makeDemoData(programs)
  const bareData = makeProgramFolder('bare')
  const round = async () => ({
    product: await measureOnce(programs.product(data, ['reception'])),
    reference: await measureOnce(programs.bare(bareData, [sizeOf('reception')])),
  })
  const { results, noise } = await measureRounds(options, {
    name: 'memory',
    warmUp: 1,
    rounds: 7,
    work: round,
  })
  return [
    {
      name: 'memory, first window',
      unit: 'MB',
      against: 'a bare Electron window with a static page (PSS of all processes)',
      judged: 'p50',
      goal: 1.5,
      rounds: results.map(({ product, reference }) => ({
        product: [product.megabytes],
        reference: [reference.megabytes],
      })),
      noise,
      facts: {
        processes: results[0]?.product.processes ?? 0,
        'bare processes': results[0]?.reference.processes ?? 0,
        'at most other processes of this Electron': Math.max(
          ...results.flatMap(({ product, reference }) => [product.sharers, reference.sharers]),
        ),
      },
    },
  ]
}

async function measureOnce(command: ProgramCommand): Promise<Memory> {
  const running = startProgram(command)
  try {
    await running.ready(1)
    const megabytes = await settled(running.pid)
    return { megabytes, processes: processTree(running.pid).length, sharers: sharersOf(running.pid) }
  } finally {
    await running.stop()
  }
}

/** Waits until the memory has stayed the same for a while. @throws when it never does */
async function settled(pid: number): Promise<number> {
  const until = Date.now() + patienceMs
  let level = treeMemory(pid)
  let since = Date.now()
  while (Date.now() - since < settledMs) {
    if (Date.now() > until) throw new Error('the memory did not settle')
    await pause(200)
    const now = treeMemory(pid)
    if (Math.abs(now - level) <= level * settledShare) continue
    level = now
    since = Date.now()
  }
  return treeMemory(pid)
}
