// What goes into a package is laid out in a folder first: out/, a package.json and better-sqlite3 with exactly one native
// file. Nothing gets in because of a pattern that forgot to leave it out.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { needsOwnSqlite, sqliteBindingPath, sqlitePackage } from '../runtime/sqlite-binding.ts'
import type { ElectronRuntime } from '../runtime/types.ts'
import { readJson } from '../support/files.ts'
import { inProject } from '../support/paths.ts'
import type { PackageNames } from './kind.ts'

/** Where the contents are laid out. */
export const stageFolder = inProject('release', '.contents')

/** The native file for a runtime, and where better-sqlite3 looks for it. */
export function nativeFile(runtime: ElectronRuntime): { source: string; place: string } {
  if (needsOwnSqlite(runtime.version)) {
    return { source: sqliteBindingPath(), place: 'build/Release/better_sqlite3.node' }
  }
  const place = `prebuilds/${process.platform}-${process.arch}.node`
  return { source: join(sqlitePackage, place), place }
}

/** Lays out the contents of a package. */
export function stageContents(runtime: ElectronRuntime, names: PackageNames): void {
  rmSync(stageFolder, { recursive: true, force: true })
  mkdirSync(stageFolder, { recursive: true })
  cpSync(inProject('out'), join(stageFolder, 'out'), { recursive: true })
  rmSync(join(stageFolder, 'out', '.build-stamp'), { force: true })
  cpSync(inProject('LICENSE'), join(stageFolder, 'LICENSE'))
  stageSqlite(runtime)
  const project = readJson(inProject('package.json')) as Record<string, unknown>
  const { version, description, license, author, homepage, type, main } = project
  const sqlite = { 'better-sqlite3': (project['dependencies'] as Record<string, string>)['better-sqlite3'] }
  writePackageJson(stageFolder, {
    name: names.name,
    productName: names.productName,
    ...{ version, description, license, author, homepage, type, main },
    dependencies: sqlite,
  })
}

function stageSqlite(runtime: ElectronRuntime): void {
  const folder = join(stageFolder, 'node_modules', 'better-sqlite3')
  const { source, place } = nativeFile(runtime)
  cpSync(join(sqlitePackage, 'lib'), join(folder, 'lib'), { recursive: true })
  cpSync(join(sqlitePackage, 'LICENSE'), join(folder, 'LICENSE'))
  cpSync(source, join(folder, place))
  const { name, version, main, license } = readJson(join(sqlitePackage, 'package.json')) as Record<
    string,
    unknown
  >
  writePackageJson(folder, { name, version, main, license })
}

function writePackageJson(folder: string, content: Record<string, unknown>): void {
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(content, null, 2)}\n`)
}
