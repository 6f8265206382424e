import { build as runBuilder, Platform } from 'electron-builder'
import { builderConfig } from '../packaging/builder-config.ts'
import { debianPrograms, makeDebianPackage } from '../packaging/debian-package.ts'
import { inspectPackage, packageProblems } from '../packaging/inspect.ts'
import { namesOf, packageKind } from '../packaging/kind.ts'
import type { PackageNames } from '../packaging/kind.ts'
import { nativeFile, stageContents } from '../packaging/stage.ts'
import { differingFuses, packageFuses, testedPackageFuses } from '../runtime/fuses.ts'
import type { FuseTable } from '../runtime/fuses.ts'
import { wantedElectron } from '../runtime/from-electron.ts'
import type { ElectronRuntime } from '../runtime/types.ts'
import { Failure } from '../support/failure.ts'
import { hashOfFile, readJson } from '../support/files.ts'
import { inProject } from '../support/paths.ts'
import { say, step } from '../support/steps.ts'
import type { Task } from '../tasks.ts'
import { buildIfStale } from './build.ts'
import { prepare } from './prepare.ts'

/** What kind of package is asked for. */
export interface PackageOrder {
  /** `installer` is electron-builder's own for this system: AppImage, NSIS or dmg. */
  target: 'dir' | 'deb' | 'installer'
  /** For the end-to-end specs: Playwright can attach, all else is the same. */
  tested: boolean
  /** Stops instead of making a trial package when the runtime is not the makers' own. */
  releaseOnly?: boolean
}

/** `npm run package [-- --target dir|deb|installer] [--e2e] [--release]`. */
const packageTask: Task = async (args) => {
  const order = readOrder(args)
  await makePackage(order)
  return 0
}
export default packageTask

/** Reads the task's arguments; pure, for tests. */
export function readOrder(args: readonly string[]): PackageOrder {
  const index = args.indexOf('--target')
  const target = args.find((arg) => arg.startsWith('--target='))?.slice('--target='.length) ?? args[index + 1]
  const chosen = index === -1 && !args.some((arg) => arg.startsWith('--target=')) ? 'dir' : target
  if (chosen !== 'dir' && chosen !== 'deb' && chosen !== 'installer') {
    throw new Failure(`--target takes dir, deb or installer, not "${chosen ?? ''}": see build/README.md.`)
  }
  return { target: chosen, tested: args.includes('--e2e'), releaseOnly: args.includes('--release') }
}

/** Makes a package, looks into it and refuses it when something is not as it should be. */
export async function makePackage(order: PackageOrder): Promise<void> {
  const runtime = await prepare({ programs: order.target === 'deb' ? debianPrograms : {} })
  const kind = packageKind(runtime)
  if (kind === 'trial' && order.releaseOnly) {
    throw new Failure(
      `A release is made with Electron ${wantedElectron} from its makers only; here is ${runtime.version} (${runtime.kind}).`,
    )
  }
  const names = namesOf(kind)
  if (kind === 'trial') {
    say(
      `! Trial package "${names.name}": it holds the ${runtime.kind} Electron ${runtime.version} and is not for an office.`,
    )
  }
  await buildIfStale()
  const fuses = order.tested ? testedPackageFuses : packageFuses
  const folder = inProject('release', 'linux-unpacked')
  await step(`Packing ${names.name}`, async () => {
    stageContents(runtime, names)
    const targets = Platform.current().createTarget(order.target === 'installer' ? null : ['dir'])
    await runBuilder({
      targets,
      projectDir: inProject(),
      config: builderConfig(runtime, names, fuses),
      publish: 'never',
    })
  })
  if (process.platform === 'linux') await refuseWrongPackage(folder, names, runtime, fuses)
  if (order.target === 'deb') await packDebian(folder, names)
  say(`  in ${order.target === 'dir' ? folder : inProject('release')}`)
}

async function refuseWrongPackage(
  folder: string,
  names: PackageNames,
  runtime: ElectronRuntime,
  fuses: FuseTable,
): Promise<void> {
  const contents = await inspectPackage(folder, names.name)
  const problems = packageProblems(contents, {
    nativeSha256: await hashOfFile(nativeFile(runtime).source, 'sha256'),
    differingFuses: differingFuses(fuses, contents.fuses),
  })
  if (problems.length > 0) throw new Failure(`The package is not as it should be: ${problems.join('; ')}.`)
}

async function packDebian(folder: string, names: PackageNames): Promise<void> {
  const { description } = readJson(inProject('package.json')) as { description: string }
  await step('Debian package', () => makeDebianPackage(folder, names, description))
}
