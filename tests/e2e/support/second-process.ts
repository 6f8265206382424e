import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { electronCommand } from '../../../build/launch.ts'

/**
 * Starts the program once more on a data folder that a first one has open, as a second click on its icon does.
 * @returns its exit code, once it has gone again
 */
export async function startAgain(dataDir: string, args: readonly string[]): Promise<number | null> {
  const { executablePath, appArgs, env } = electronCommand()
  const child = spawn(executablePath, [...appArgs, '--data-dir', dataDir, ...args], {
    env,
    stdio: 'ignore',
    cwd: '/',
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  return code
}
