import type { Configuration } from 'electron-builder'
import { inProject } from '../support/paths.ts'
import type { FuseTable } from '../runtime/fuses.ts'
import type { ElectronRuntime } from '../runtime/types.ts'
import { finishFolder } from './finish-folder.ts'
import { linuxSwitches } from './desktop-entry.ts'
import type { PackageNames } from './kind.ts'
import { stageFolder } from './stage.ts'

/** What electron-builder is told. What was built and tried where stands in the README beside. */
export function builderConfig(
  runtime: ElectronRuntime,
  names: PackageNames,
  fuses: FuseTable,
): Configuration {
  const icon = inProject('build', 'icon', 'antesala.png')
  return {
    appId: names.appId,
    productName: names.productName,
    // The runtime is already here and checked; nothing is downloaded, compiled or published behind our back.
    electronDist: runtime.folder,
    electronVersion: runtime.version,
    npmRebuild: false,
    nodeGypRebuild: false,
    publish: null,
    directories: {
      app: stageFolder,
      output: inProject('release'),
      buildResources: inProject('build', 'icon'),
    },
    files: ['**/*'],
    // Only the native file lies outside the archive, not the whole library around it.
    asar: { smartUnpack: false },
    asarUnpack: ['**/*.node'],
    electronLanguages: ['en-US', 'en-GB', 'es', 'es-419'],
    artifactName: `${names.name}-\${version}-\${os}-\${arch}.\${ext}`,
    afterPack: ({ appOutDir, electronPlatformName, packager }) =>
      finishFolder(appOutDir, electronPlatformName, packager.appInfo.productFilename, names.name, fuses),
    linux: {
      executableName: names.name,
      target: ['AppImage'],
      category: 'Office',
      executableArgs: [...linuxSwitches],
      icon,
    },
    win: { executableName: names.name, target: ['nsis'], icon },
    nsis: { oneClick: false, perMachine: true, allowToChangeInstallationDirectory: true },
    mac: { target: ['dmg'], category: 'public.app-category.business', icon },
  }
}
