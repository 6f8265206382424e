import { setTimeout as pause } from 'node:timers/promises'
import { makeDataDir } from '../../../build/launch.ts'
import type { Comparison } from '../support/comparison.ts'
import { createControl } from '../support/control.ts'
import type { BenchOptions } from '../support/options.ts'
import { runRounds, usualTolerance } from '../support/rounds.ts'
import { makeTemporaryFolder } from '../support/temporary.ts'
import { makeDemoData } from '../windows/demo-data.ts'
import { findPrograms, sizeOf, type Programs } from '../windows/programs.ts'
import { openDesk, type Desk } from './product.ts'
import { clickAndWatch, openWatched, type WatchedProgram } from './windows.ts'

const cases = [
  { roles: ['reception', 'counter:3', 'display'], counterAt: 0 },
  {
    roles: ['reception', ...[1, 2, 3, 4, 5, 6].map((number) => `counter:${number}`), 'display'],
    counterAt: 2,
  },
]

/**
 * From a click at a counter to the frame in which the last window shows what it changed, against a bare program
 * with as many windows. Both run side by side; a client is served in one, then as many clicks are made in the other.
 */
export async function benchClick(options: BenchOptions): Promise<Comparison[]> {
  const programs = findPrograms()
  options.say(`click to paint: ${programs.describe}`)
  const comparisons: Comparison[] = []
  for (const { roles, counterAt } of cases)
    comparisons.push(await measure(programs, roles, counterAt, options))
  return comparisons
}

async function measure(
  programs: Programs,
  roles: readonly string[],
  counterAt: number,
  options: BenchOptions,
): Promise<Comparison> {
  const data = await makeDemoData(programs)
  const desk = await openDesk(programs.product(data, roles), roles, counterAt)
  const bare = await openBare(programs, roles)
  const folder = makeTemporaryFolder('click')
  const control = createControl(folder.path)
  const round = () => oneRound(desk, bare)
  try {
    for (let count = 0; count < 3; count++) await round()
    const { results, noise } = await runRounds({
      rounds: options.quick ? 3 : 20,
      control,
      tolerance: usualTolerance,
      maxRepeats: options.quick ? 2 : 30,
      work: round,
      onRound: (done, note) => options.say(`  round ${done}: ${note}`),
    })
    return {
      name: `click to paint, ${roles.length} windows`,
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
    control.close()
    folder.remove()
  }
}

function openBare(programs: Programs, roles: readonly string[]): Promise<WatchedProgram> {
  const sizes = roles.map((role) => sizeOf(role))
  const command = programs.bare(makeDataDir('antesala-bench-bare-'), sizes)
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
  for (const _ of product) {
    reference.push(await clickAndWatch(bare, first, 'count', bare.pages))
    // Not in step with the screen's frames.
    await pause(Math.random() * 30)
  }
  return { product, reference }
}
