import { withDisplay } from '../launch.ts'
import { run } from '../support/processes.ts'
import { requireFile } from '../support/tools.ts'
import type { Task } from '../tasks.ts'
import { buildIfStale } from './build.ts'
import { displayPrograms, prepare } from './prepare.ts'

/** `npm run bench`: measurements, by tests/bench/run.ts on this Node. */
const bench: Task = async (args) => {
  const script = requireFile('tests/bench/run.ts')
  await prepare({ programs: displayPrograms })
  await buildIfStale()
  return withDisplay((display) =>
    run(process.execPath, [script, ...args], { env: { ...process.env, ...display.env } }),
  )
}
export default bench
