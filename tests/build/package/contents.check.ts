import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { inspectPackage } from '../../../build/packaging/inspect.ts'
import type { PackageContents } from '../../../build/packaging/inspect.ts'
import { namesOf, packageKind } from '../../../build/packaging/kind.ts'
import { nativeFile } from '../../../build/packaging/stage.ts'
import { installedRuntime } from '../../../build/runtime/electron-runtime.ts'
import { testedPackageFuses } from '../../../build/runtime/fuses.ts'
import { hashOfFile } from '../../../build/support/files.ts'
import { inProject } from '../../../build/support/paths.ts'
import { projectNodeProblem } from '../../../build/support/project-node.ts'

const folder = inProject('release', 'linux-unpacked')
const runtime = installedRuntime()
if (!runtime) throw new Error('There is no runtime to compare the package with.')
const { name } = namesOf(packageKind(runtime))
let contents: PackageContents
beforeAll(async () => {
  contents = await inspectPackage(folder, name)
})

test('this runner is on the project’s Node', () => {
  expect(projectNodeProblem()).toBeNull()
})

test('the fuses read back from the executable are the tested package’s', () => {
  expect(contents.fuses).toMatchObject(testedPackageFuses)
})

test('exactly one native file was packed, the one that fits the runtime', async () => {
  const sha256 = await hashOfFile(nativeFile(runtime).source, 'sha256')
  expect(contents.nativeFiles.map((file) => file.sha256)).toEqual([sha256])
})

test('a package on a stand-in runtime is called a trial', () => {
  const executables = readdirSync(folder).filter((entry) => /^antesala(-trial)?$/.test(entry))
  expect(executables).toEqual([runtime.kind === 'development' ? 'antesala-trial' : name])
})

test('the runtime’s default app, which would run any program, was left out', () => {
  expect(contents.hasDefaultApp).toBe(false)
})

test('what was built is inside, and no sources, tests or maps are', () => {
  for (const path of ['/out/main/main.js', '/out/preload/preload.cjs', '/package.json']) {
    expect(contents.archived).toContain(path)
  }
  expect(
    contents.archived.filter((path) =>
      /\.(ts|vue|c|h|cpp|hpp|map)$|^\/(electron|renderer|db|tests)\b/.test(path),
    ),
  ).toEqual([])
})

test('the launcher beside the executable asks for X11 and can be run', () => {
  const launcher = join(folder, `${name}-launcher`)
  expect(readFileSync(launcher, 'utf8')).toContain('--ozone-platform=x11')
  expect(statSync(launcher).mode & 0o111).toBe(0o111)
})

test('the licences of the program and of its runtime go along', () => {
  for (const file of ['LICENSE', 'LICENSE.electron.txt', 'LICENSES.chromium.html']) {
    expect(existsSync(join(folder, file))).toBe(true)
  }
})
