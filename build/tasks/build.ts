import { forgetBuild, isBuilt, noteBuild, sourcesHash } from '../runtime/build-stamp.ts'
import { Failure } from '../support/failure.ts'
import { inProject } from '../support/paths.ts'
import { run } from '../support/processes.ts'
import { say, step } from '../support/steps.ts'
import type { Task } from '../tasks.ts'

/** `npm run build`: bundles the program into out/. */
const build: Task = async () => {
  const built = await buildIfStale()
  if (!built) say('out/ is up to date.')
  return 0
}
export default build

/** Builds when the sources changed since the last complete build; answers whether it did. */
export async function buildIfStale(): Promise<boolean> {
  const hash = sourcesHash()
  if (isBuilt(hash)) return false
  forgetBuild()
  await step('Building the program', async () => {
    const cli = inProject('node_modules', 'electron-vite', 'bin', 'electron-vite.js')
    const config = inProject('build', 'electron.vite.config.ts')
    const code = await run(process.execPath, [cli, 'build', '--config', config, '--logLevel', 'warn'])
    if (code !== 0) throw new Failure('The program could not be built; the messages are above.')
  })
  noteBuild(hash)
  return true
}
