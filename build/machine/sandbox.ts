// Chromium's sandbox on Linux needs user namespaces or the setuid helper beside the executable.
import { chmodSync, chownSync, existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../support/failure.ts'
import { succeeds } from '../support/processes.ts'
import { say } from '../support/steps.ts'
import { asUser } from './run-user.ts'
import type { RunUser } from './run-user.ts'

/** Makes sure that the sandbox can work for whoever runs the program, or stops and says how to allow it. */
export function requireSandbox(runtimeFolder: string, user: RunUser | null): void {
  if (process.platform !== 'linux') return
  const [command = 'unshare', ...before] = user ? asUser(user) : []
  const args = user
    ? [...before, 'unshare', '--user', '--map-root-user', 'true']
    : ['--user', '--map-root-user', 'true']
  if (succeeds(command, args)) return
  const helper = join(runtimeFolder, 'chrome-sandbox')
  if (isSetuidRoot(helper)) return
  if (user && existsSync(helper)) {
    chownSync(helper, 0, 0)
    chmodSync(helper, 0o4755)
    say(
      '! This machine gives no user namespaces to ordinary users: the sandbox uses its setuid helper instead.',
    )
    return
  }
  throw new Failure(
    `This machine lets ordinary users make no namespaces, so Chromium’s sandbox needs its helper, and Antesala does not run without the sandbox:\n\n    sudo chown root:root ${helper} && sudo chmod 4755 ${helper}\n`,
  )
}

function isSetuidRoot(file: string): boolean {
  if (!existsSync(file)) return false
  const { uid, mode } = statSync(file)
  return uid === 0 && (mode & 0o4111) === 0o4111
}
