import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { programHome } from '../machine/run-user.ts'
import { run } from '../support/processes.ts'
import { requireFile } from '../support/tools.ts'
import type { Task } from '../tasks.ts'

/** `npm run verify`: whether an office's data are as they were written; builds nothing and starts no window. */
const verify: Task = (args) => {
  const script = requireFile('electron/cli/verify.ts')
  // Folders are meant from where the person typed them.
  const cwd = process.env['INIT_CWD'] ?? process.cwd()
  return run(process.execPath, [script, ...args], { cwd, env: { ...process.env, ...home() } })
}
export default verify

/** As root the program works as another user, and keeps its data in that user's folder. */
function home(): NodeJS.ProcessEnv {
  const folder = programHome()
  return folder !== null && existsSync(folder) ? { XDG_CONFIG_HOME: join(folder, '.config') } : {}
}
