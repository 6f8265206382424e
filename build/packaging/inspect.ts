// Looks into a finished package and answers what is there: used after every packaging and by the tests.
import { listPackage } from '@electron/asar'
import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { readFuses } from '../runtime/fuses.ts'
import type { FuseTable } from '../runtime/fuses.ts'
import { filesBelow, hashOfFile } from '../support/files.ts'

/** What a finished, unpacked program on Linux holds. */
export interface PackageContents {
  fuses: FuseTable
  /** Native files outside the archive, with their sha256. */
  nativeFiles: { path: string; sha256: string }[]
  /** Everything inside the archive, paths with `/` in front. */
  archived: string[]
  hasDefaultApp: boolean
}

/** Reads an unpacked program's folder. */
export async function inspectPackage(folder: string, executable: string): Promise<PackageContents> {
  const resources = join(folder, 'resources')
  const natives = filesBelow(resources).filter((file) => file.endsWith('.node'))
  const nativeFiles = natives.map(async (file) => ({
    path: relative(resources, file),
    sha256: await hashOfFile(file, 'sha256'),
  }))
  return {
    fuses: await readFuses(join(folder, executable)),
    nativeFiles: await Promise.all(nativeFiles),
    archived: listPackage(join(resources, 'app.asar'), { isPack: false }),
    hasDefaultApp: existsSync(join(resources, 'default_app.asar')),
  }
}

/** What is wrong with a package; empty when nothing is. Pure, for tests. */
export function packageProblems(
  contents: PackageContents,
  wanted: { nativeSha256: string; differingFuses: readonly string[] },
): string[] {
  const problems = wanted.differingFuses.map((fuse) => `the fuse ${fuse} is not as it should be`)
  if (contents.hasDefaultApp) problems.push('the default app was left in')
  if (contents.nativeFiles.length !== 1)
    problems.push(`there are ${contents.nativeFiles.length} native files instead of one`)
  if (contents.nativeFiles.some((file) => file.sha256 !== wanted.nativeSha256)) {
    problems.push('the native file is not the one for this runtime')
  }
  const foreign = contents.archived.filter((path) => /\.(c|cpp|h|hpp|gyp|ts|map)$/.test(path))
  if (foreign.length > 0) problems.push(`sources were packed: ${foreign.slice(0, 3).join(', ')}`)
  return problems
}
