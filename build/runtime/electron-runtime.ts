// Which Electron the program is started with. In order: the folder named by ELECTRON_OVERRIDE_DIST_PATH, the maker's own
// download, and, where that host cannot be reached, a development runtime put together from the npm registry.
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Failure } from '../support/failure.ts'
import { say } from '../support/steps.ts'
import { developmentFolder, developmentRuntimeProblem, makeDevelopmentRuntime } from './development.ts'
import { executableIn } from './executable.ts'
import { wantedElectron } from './from-electron.ts'
import { downloadOfficial, officialFolder, officialIsReachable } from './official.ts'
import type { ElectronRuntime, RuntimeKind } from './types.ts'

/** The runtime that is already on this machine, without asking any host; nothing when there is none. */
export function installedRuntime(): ElectronRuntime | null {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (override) return runtimeIn(resolve(override), 'override')
  return runtimeIn(officialFolder(wantedElectron), 'official') ?? installedDevelopmentRuntime()
}

/** Finds the runtime, fetching it when it is not there yet. */
export async function provideRuntime(): Promise<ElectronRuntime> {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (override) {
    const runtime = runtimeIn(resolve(override), 'override')
    if (!runtime)
      throw new Failure(`ELECTRON_OVERRIDE_DIST_PATH names a folder without an Electron: ${override}`)
    return announced(runtime)
  }
  const official = runtimeIn(officialFolder(wantedElectron), 'official')
  if (official) return official
  if (await officialIsReachable(wantedElectron)) {
    await downloadOfficial(wantedElectron)
    return present(runtimeIn(officialFolder(wantedElectron), 'official'))
  }
  const problem = developmentRuntimeProblem(process.env, process.platform, process.arch)
  if (problem) throw new Failure(problem)
  if (!installedDevelopmentRuntime()) await makeDevelopmentRuntime()
  return announced(present(installedDevelopmentRuntime()))
}

function installedDevelopmentRuntime(): ElectronRuntime | null {
  if (developmentRuntimeProblem(process.env, process.platform, process.arch)) return null
  return runtimeIn(developmentFolder(), 'development')
}

function runtimeIn(folder: string, kind: RuntimeKind): ElectronRuntime | null {
  const executable = executableIn(folder)
  if (!existsSync(executable)) return null
  const versionFile = join(folder, 'version')
  const version = existsSync(versionFile)
    ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '')
    : wantedElectron
  return { kind, version, folder, executable }
}

function present(runtime: ElectronRuntime | null): ElectronRuntime {
  if (!runtime)
    throw new Failure(
      'The Electron runtime is incomplete after its installation. Delete the cache folder and try again.',
    )
  return runtime
}

let isAnnounced = false

function announced(runtime: ElectronRuntime): ElectronRuntime {
  if (isAnnounced) return runtime
  isAnnounced = true
  if (runtime.kind === 'development') {
    say(
      `! Development runtime: Electron ${runtime.version} from the npm registry stands in for ${wantedElectron}, whose download host ` +
        'cannot be reached. For development and tests only; ANTESALA_NO_DEVELOPMENT_RUNTIME=1 switches it off.',
    )
  } else {
    say(`! Electron ${runtime.version} from ELECTRON_OVERRIDE_DIST_PATH (${runtime.folder})`)
  }
  return runtime
}
