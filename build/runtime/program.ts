// Where the program to be started lies: the clone itself, or a copy that the unprivileged user can read.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { canRead, copyName, readableCopy } from '../machine/readable-copy.ts'
import type { RunUser } from '../machine/run-user.ts'
import { hashOfFiles } from '../support/files.ts'
import { inProject, projectRoot } from '../support/paths.ts'
import { buildStampFile } from './build-stamp.ts'

const memory = new Map<string, string>()

/** The folder to hand to Electron: it holds package.json, out/ and better-sqlite3. */
export function builtApp(user: RunUser | null): string {
  if (!user) return projectRoot
  return remembered('app', () => {
    const samples = [
      'package.json',
      'out/main/main.js',
      'out/preload/preload.cjs',
      'node_modules/better-sqlite3/lib/index.js',
    ]
    const present = samples.map((path) => inProject(path)).filter((path) => existsSync(path))
    if (canRead(user, present)) return projectRoot
    const parts = [
      'package.json',
      'out',
      'node_modules/better-sqlite3/package.json',
      'node_modules/better-sqlite3/lib',
      'node_modules/better-sqlite3/prebuilds',
    ]
    const key = existsSync(buildStampFile)
      ? hashOfFiles([buildStampFile, inProject('package.json')], (file) => file)
      : String(Date.now())
    return readableCopy(
      `app-${copyName(projectRoot)}`,
      key,
      parts.map((path) => ({ from: inProject(path), to: path })),
      user,
    )
  })
}

/** The packaged program's executable. */
export function packagedProgram(user: RunUser | null): string {
  const folder = inProject('release', 'linux-unpacked')
  const name = packagedExecutableName(folder)
  const program = join(folder, name)
  if (!user || !existsSync(program) || canRead(user, [program, join(folder, 'resources', 'app.asar')]))
    return program
  return remembered('package', () => {
    const archive = statSync(join(folder, 'resources', 'app.asar'))
    const key = createHash('sha256').update(`${archive.mtimeMs} ${archive.size}`).digest('hex')
    return join(
      readableCopy(`package-${copyName(projectRoot)}`, key, [{ from: folder, to: 'program' }], user),
      'program',
      name,
    )
  })
}

/** A trial package is named so; a release is not. */
function packagedExecutableName(folder: string): string {
  const names = existsSync(folder) ? readdirSync(folder) : []
  return names.find((name) => name === 'antesala' || name === 'antesala-trial') ?? 'antesala'
}

function remembered(key: string, find: () => string): string {
  const known = memory.get(key)
  if (known !== undefined) return known
  const value = find()
  memory.set(key, value)
  return value
}
