import { provideTestTools } from '../machine/test-tools.ts'
import { requireFile, runTool } from '../support/tools.ts'
import type { Task } from '../tasks.ts'

/** `npm run test:long`: simulated days and other tests that take minutes. */
const testLong: Task = async (args) => {
  await provideTestTools()
  return runTool('vitest', ['run', '--config', requireFile('tests/long/vitest.config.ts'), ...args])
}
export default testLong
