import { run } from '../support/processes.ts'
import { requireFile } from '../support/tools.ts'
import type { Task } from '../tasks.ts'

/** `npm run office:init`: makes a PostgreSQL server an office's; builds nothing and starts no window. */
const officeInit: Task = (args) =>
  run(process.execPath, [requireFile('electron/cli/office-init.ts'), ...args])
export default officeInit
