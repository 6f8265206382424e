import { requireFile, runTool } from '../support/tools.ts'
import type { Task } from '../tasks.ts'

/** `npm run test:long`: simulated days and other tests that take minutes. */
const testLong: Task = (args) =>
  runTool('vitest', ['run', '--config', requireFile('tests/long/vitest.config.ts'), ...args])
export default testLong
