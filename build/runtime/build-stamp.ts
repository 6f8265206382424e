// Whether out/ still is what the sources would give.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { relative } from 'node:path'
import { filesBelow, hashOfFiles, writeWhole } from '../support/files.ts'
import { inProject, projectRoot } from '../support/paths.ts'

const sources = [
  'electron',
  'renderer',
  'db',
  'build/electron.vite.config.ts',
  'package.json',
  'package-lock.json',
]

/** Written when a build is complete. */
export const buildStampFile = inProject('out', '.build-stamp')

/** One hash over everything that goes into out/. */
export function sourcesHash(): string {
  const files = sources.flatMap((path) => filesBelow(inProject(path)))
  return hashOfFiles(files, (file) => relative(projectRoot, file))
}

/** Whether the last complete build was of these sources. */
export function isBuilt(hash: string): boolean {
  return existsSync(buildStampFile) && readFileSync(buildStampFile, 'utf8').trim() === hash
}

/** Forgets the last build: an interrupted one must not look complete. */
export function forgetBuild(): void {
  rmSync(buildStampFile, { force: true })
}

/** Notes that out/ is complete for these sources. */
export function noteBuild(hash: string): void {
  writeWhole(buildStampFile, `${hash}\n`)
}
