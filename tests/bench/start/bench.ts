import type { Step } from '../hook/hook.ts'
import type { Comparison } from '../support/comparison.ts'
import { measureRounds } from '../support/measure.ts'
import type { BenchOptions } from '../support/options.ts'
import { median } from '../support/stats.ts'
import { makeProgramFolder } from '../support/temporary.ts'
import { makeDemoData } from '../windows/demo-data.ts'
import { findPrograms, sizeOf, type ProgramCommand } from '../windows/programs.ts'
import { startProgram } from '../windows/running.ts'

/** How long a start took, ms since the process was spawned. */
interface Start {
  readonly usable: number
  /** Steps in the main process on the way. */
  readonly steps: Readonly<Partial<Record<Step, number>>>
}

const cases = [
  { role: 'reception', goal: 2 },
  { role: 'display', goal: 1.5 },
] as const

const stepNames: readonly Step[] = ['hook', 'ready', 'window', 'dom', 'shown']

/**
 * From the spawn to the first painted data, on a data folder that exists, against a bare window with a static page.
 * In each round every program is started once; the first starts warm the disk's cache and are not counted.
 */
export async function benchStart(options: BenchOptions): Promise<Comparison[]> {
  const programs = findPrograms()
  options.say(programs.describe)
  const data = await makeDemoData(programs)
  const bareData = makeProgramFolder('bare')
  const round = async () => {
    const starts: { product: Start; reference: Start }[] = []
    for (const { role } of cases) {
      const product = await startOnce(programs.product(data, [role]))
      starts.push({ product, reference: await startOnce(programs.bare(bareData, [sizeOf(role)])) })
    }
    return starts
  }
  const { results, noise } = await measureRounds(options, {
    name: 'start',
    warmUp: 1,
    rounds: 15,
    work: round,
  })
  return cases.map(({ role, goal }, index) => {
    const starts = results.flatMap((result) => result[index] ?? [])
    return {
      name: `start, ${role}`,
      unit: 'ms',
      against: 'a bare Electron window with a static page, until painted',
      judged: 'p50',
      goal,
      rounds: starts.map(({ product, reference }) => ({
        product: [product.usable],
        reference: [reference.usable],
      })),
      noise,
      facts: {
        'product steps': stepsOf(starts.map(({ product }) => product)),
        'bare steps': stepsOf(starts.map(({ reference }) => reference)),
      },
    }
  })
}

async function startOnce(command: ProgramCommand): Promise<Start> {
  const running = startProgram(command)
  const [ready] = await running.ready(1)
  await running.stop()
  if (ready === undefined) throw new Error(`${command.name} told nothing`)
  const steps: Partial<Record<Step, number>> = {}
  for (const step of stepNames) if (ready.marks[step]) steps[step] = ready.marks[step] - running.spawnedAt
  return { usable: ready.at - running.spawnedAt, steps }
}

/** Medians, in ms after the spawn. */
function stepsOf(starts: readonly Start[]): string {
  return stepNames
    .map((name) => ({ name, times: starts.flatMap(({ steps }) => steps[name] ?? []) }))
    .filter(({ times }) => times.length > 0)
    .map(({ name, times }) => `${name} ${median(times).toFixed(0)}`)
    .join(', ')
}
