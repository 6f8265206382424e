import { existsSync } from 'node:fs'
import { inProject } from '../support/paths.ts'
import { measuredStep, summary } from '../support/steps.ts'
import { runTool } from '../support/tools.ts'
import type { Task } from '../tasks.ts'

/** `npm run check`: everything that can be said about the sources without running them. */
const check: Task = async () => {
  const ruled = ['electron', 'renderer', 'db', 'build', 'tests'].filter((folder) =>
    existsSync(inProject(folder)),
  )
  const steps: [string, () => Promise<number>][] = [
    ['types of everything on Node', () => runTool('tsc', ['--noEmit', '--project', 'tsconfig.node.json'])],
    ['types of what drives windows', () => runTool('tsc', ['--noEmit', '--project', 'tsconfig.e2e.json'])],
    ['types of the windows', () => runTool('vue-tsc', ['--noEmit', '--project', 'tsconfig.web.json'])],
    ['eslint', () => runTool('eslint', ['--max-warnings', '0', '.'])],
    ['prettier', () => runTool('prettier', ['--check', '--log-level', 'warn', '.'])],
    [
      'who may import whom',
      () => runTool('depcruise', ['--config', 'build/dependency-cruiser.cjs', ...ruled]),
    ],
    ['nothing unused', () => runTool('knip', [])],
  ]
  const results = []
  for (const [name, work] of steps) results.push(await measuredStep(name, work))
  return summary(results)
}
export default check
