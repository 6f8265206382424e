import { wideScreen, withDisplay } from '../launch.ts'
import { requireFile, runTool } from '../support/tools.ts'
import type { Task } from '../tasks.ts'
import { buildIfStale } from './build.ts'
import { displayPrograms, prepare } from './prepare.ts'

/** `npm run pictures`: every screen as a PNG, by tests/e2e/pictures.config.ts on a large virtual screen. */
const pictures: Task = async (args) => {
  const config = requireFile('tests/e2e/pictures.config.ts')
  await prepare({ programs: displayPrograms })
  await buildIfStale()
  return withDisplay(
    (display) =>
      runTool('playwright', ['test', '--config', config, ...args], { ...process.env, ...display.env }),
    wideScreen,
  )
}
export default pictures
