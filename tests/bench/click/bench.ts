import { setTimeout as pause } from 'node:timers/promises'
import type { Comparison } from '../support/comparison.ts'
import { measureRounds } from '../support/measure.ts'
import type { BenchOptions } from '../support/options.ts'
import { makeProgramFolder } from '../support/temporary.ts'
import { makeDemoData } from '../windows/demo-data.ts'
import { findPrograms, sizeOf, type Programs } from '../windows/programs.ts'
import { openDesk, type Desk } from './product.ts'
import { clickAndWatch, openWatched, type WatchedProgram } from './windows.ts'

const cases = [
  ['reception', 'counter:3', 'display'],
  ['reception', 'counter:3', 'counter:1', 'counter:2', 'counter:4', 'counter:5', 'counter:6', 'display'],
]

/**
 * From a click at a counter to the frame in which the last window shows what it changed, against a bare program
 * with as many windows. Both run side by side; a client is served in one, then as many clicks are made in the other.
 */
export async function benchClick(options: BenchOptions): Promise<Comparison[]> {
  const programs = findPrograms()
  options.say(programs.describe)
  const comparisons: Comparison[] = []
  for (const roles of cases) comparisons.push(await measure(programs, roles, options))
  return comparisons
}

async function measure(
  programs: Programs,
  roles: readonly string[],
  options: BenchOptions,
): Promise<Comparison> {
  const data = await makeDemoData(programs)
  const desk = await openDesk(programs.product(data, roles), roles)
  const bare = await openBare(programs, roles)
  const name = `click to paint, ${roles.length} windows`
  try {
    const work = () => oneRound(desk, bare)
    const { results, noise } = await measureRounds(options, { name, warmUp: 3, rounds: 20, work })
    return {
      name,
      unit: 'ms',
      against: 'a bare program with as many windows: click, invoke, send to all, number painted',
      judged: 'p95',
      goal: 3,
      rounds: results,
      noise,
      facts: { clicks: 'call next, undo, call next, finish' },
    }
  } finally {
    await desk.close()
    await bare.close()
  }
}

function openBare(programs: Programs, roles: readonly string[]): Promise<WatchedProgram> {
  const sizes = roles.map((role) => sizeOf(role))
  const command = programs.bare(makeProgramFolder('bare'), sizes)
  return openWatched(command, sizes.length, () => ['[data-testid=counted]'])
}

async function oneRound(
  desk: Desk,
  bare: WatchedProgram,
): Promise<{ product: number[]; reference: number[] }> {
  const product = await desk.serveOne()
  const [first] = bare.pages
  if (first === undefined) throw new Error('the bare program has no window')
  const reference: number[] = []
  while (reference.length < product.length) {
    reference.push(await clickAndWatch(bare, first, 'count', bare.pages))
    // Not in step with the screen's frames.
    await pause(Math.random() * 30)
  }
  return { product, reference }
}
