import { runTool } from '../support/tools.ts'
import type { Task } from '../tasks.ts'

/** `npm run unit`: every test that needs no window, by vitest. */
const unit: Task = (args) => runTool('vitest', ['run', ...args])
export default unit
