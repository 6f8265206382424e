import { chmodSync, copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setFuses } from '../runtime/fuses.ts'
import type { FuseTable } from '../runtime/fuses.ts'
import { inProject } from '../support/paths.ts'
import { launcherName, launcherScript } from './desktop-entry.ts'

/** The last touches on an unpacked program: no default app, the fuses, and on Linux the launcher. */
export async function finishFolder(
  folder: string,
  platform: string,
  productFile: string,
  executable: string,
  fuses: FuseTable,
): Promise<void> {
  // The folder of a runtime brings its default app along: it would run any program handed to it.
  rmSync(join(resourcesIn(folder, platform, productFile), 'default_app.asar'), { force: true })
  await setFuses(executableOf(folder, platform, productFile, executable), fuses)
  copyFileSync(inProject('LICENSE'), join(folder, 'LICENSE'))
  if (platform !== 'linux') return
  const launcher = join(folder, launcherName(executable))
  writeFileSync(launcher, launcherScript(executable))
  chmodSync(launcher, 0o755)
}

function resourcesIn(folder: string, platform: string, productFile: string): string {
  return platform === 'darwin'
    ? join(folder, `${productFile}.app`, 'Contents', 'Resources')
    : join(folder, 'resources')
}

function executableOf(folder: string, platform: string, productFile: string, executable: string): string {
  if (platform === 'darwin') return join(folder, `${productFile}.app`)
  return join(folder, platform === 'win32' ? `${productFile}.exe` : executable)
}
