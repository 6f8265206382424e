import { provideTestTools } from '../machine/test-tools.ts'
import { runTool } from '../support/tools.ts'
import type { Task } from '../tasks.ts'

/** `npm run unit`: every test that needs no window, by vitest. */
const unit: Task = async (args) => {
  await provideTestTools()
  return runTool('vitest', ['run', ...args])
}
export default unit
