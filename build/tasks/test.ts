import { sessionPrograms } from '../machine/desktop-session.ts'
import { measuredStep, summary } from '../support/steps.ts'
import type { StepResult } from '../support/steps.ts'
import { runTool } from '../support/tools.ts'
import type { Task } from '../tasks.ts'
import { buildIfStale } from './build.ts'
import { runSpecs } from './e2e.ts'
import { makePackage } from './package.ts'
import { prepare } from './prepare.ts'
import unit from './unit.ts'

/** `npm test`: units, then the specs on the built program, then the same specs on the packaged one. */
const test: Task = async (args) => {
  const results: StepResult[] = []
  const passes = async (name: string, work: () => Promise<number>): Promise<boolean> => {
    const result = await measuredStep(name, work)
    results.push(result)
    return result.ok
  }
  await passes('unit tests', () => unit(args))
  const ready = await passes('runtime and build', async () => {
    await prepare({ programs: sessionPrograms })
    await buildIfStale()
    return 0
  })
  if (ready) {
    await passes('specs on the built program', () => runSpecs([], false))
    const packed = await passes('package', async () => {
      await makePackage({ target: 'dir', tested: true })
      return 0
    })
    if (packed) {
      await passes('what is in the package', () =>
        runTool('vitest', ['run', '--config', 'tests/build/package/vitest.config.ts']),
      )
      await passes('specs on the packaged program', () => runSpecs([], true))
    }
  }
  return summary(results)
}
export default test
