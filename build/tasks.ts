// The second half of every npm script, on the project's own Node: finds the task and runs it.
import { Failure, messageOf } from './support/failure.ts'
import { projectNodeProblem } from './support/project-node.ts'

/** A task takes the arguments after `--` and answers an exit code. */
export type Task = (args: readonly string[]) => Promise<number>

const tasks: Record<string, () => Promise<{ default: Task }>> = {
  start: () => import('./tasks/start.ts'),
  build: () => import('./tasks/build.ts'),
  test: () => import('./tasks/test.ts'),
  'test:long': () => import('./tasks/test-long.ts'),
  unit: () => import('./tasks/unit.ts'),
  e2e: () => import('./tasks/e2e.ts'),
  check: () => import('./tasks/check.ts'),
  bench: () => import('./tasks/bench.ts'),
  pictures: () => import('./tasks/pictures.ts'),
  package: () => import('./tasks/package.ts'),
  verify: () => import('./tasks/verify.ts'),
  'office:init': () => import('./tasks/office-init.ts'),
}

const [name = '', ...args] = process.argv.slice(2)
const load = tasks[name]
try {
  const problem = projectNodeProblem()
  if (problem) throw new Failure(problem)
  if (!load) throw new Failure(`There is no task "${name}". There are: ${Object.keys(tasks).join(', ')}.`)
  const { default: task } = await load()
  process.exit(await task(args))
} catch (error) {
  // A sentence for what a person can mend, the stack for what only a developer can.
  console.error(
    `\n✗ ${error instanceof Failure || !(error instanceof Error) ? messageOf(error) : (error.stack ?? messageOf(error))}\n`,
  )
  process.exit(1)
}
