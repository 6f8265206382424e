import { dirname, join } from 'node:path'
import { wantedElectron } from '../runtime/from-electron.ts'
import { descriptionName } from '../runtime/manifest.ts'
import type { ElectronRuntime, RuntimeDescription } from '../runtime/types.ts'
import { readJson } from '../support/files.ts'

/** What a package may be called. A trial is for looking at, never for an office. */
export type PackageKind = 'release' | 'trial'

/** The names a kind of package goes by. */
export interface PackageNames {
  /** Executable, Debian package and start entry. */
  name: string
  productName: string
  appId: string
}

/** What a package made with this runtime is. */
export function packageKind(runtime: ElectronRuntime): PackageKind {
  const file = join(dirname(runtime.executable), descriptionName)
  const description = readJson(file) as RuntimeDescription | null
  return kindFor(runtime, description, wantedElectron)
}

/** Only the wanted version from a source that is not the development runtime makes a release; pure, for tests. */
export function kindFor(
  runtime: Pick<ElectronRuntime, 'kind' | 'version'>,
  description: Pick<RuntimeDescription, 'kind'> | null,
  wanted: string,
): PackageKind {
  if (runtime.kind === 'development' || description?.kind === 'development') return 'trial'
  return runtime.version === wanted ? 'release' : 'trial'
}

/** The names of a package. A trial must not be mistaken for the product, nor share its data. */
export function namesOf(kind: PackageKind): PackageNames {
  return kind === 'release'
    ? { name: 'antesala', productName: 'Antesala', appId: 'org.antesala.antesala' }
    : { name: 'antesala-trial', productName: 'Antesala Trial', appId: 'org.antesala.antesala-trial' }
}
