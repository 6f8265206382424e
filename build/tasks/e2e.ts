import { electronCommand, withDesktopSession } from '../launch.ts'
import { sessionPrograms } from '../machine/desktop-session.ts'
import { say } from '../support/steps.ts'
import { requireFile, runTool } from '../support/tools.ts'
import type { Task } from '../tasks.ts'
import { buildIfStale } from './build.ts'
import { makePackage } from './package.ts'
import { prepare } from './prepare.ts'

/** `npm run e2e [-- --packaged] [-- playwright's arguments]`: the specs, against the built or the packaged program. */
const e2e: Task = async (args) => {
  const packaged = args.includes('--packaged')
  await prepare({ programs: sessionPrograms })
  await buildIfStale()
  if (packaged) await makePackage({ target: 'dir', tested: true })
  return runSpecs(
    args.filter((arg) => arg !== '--packaged'),
    packaged,
  )
}
export default e2e

/** Runs the specs in a desktop session of their own on a virtual screen: nothing pops up on a developer's. */
export async function runSpecs(args: readonly string[], packaged: boolean): Promise<number> {
  const config = requireFile('tests/e2e/playwright.config.ts')
  say(`  ${electronCommand({ packaged }).describe}`)
  return withDesktopSession((display) =>
    runTool('playwright', ['test', '--config', config, ...args], {
      ...process.env,
      ...display.env,
      ANTESALA_PACKAGED: packaged ? '1' : '0',
    }),
  )
}
